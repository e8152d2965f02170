import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Change, Impact } from '@helpcrunch-chats/openapi/tools/changes';
import { newestRelease } from '@helpcrunch-chats/openapi/tools/releases';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gate, judge, next } from '../release/gate.ts';
import { comingVersion, versions } from '../release/versions.ts';

const FILE = 'openapi/openapi.yaml';

function change(impact: Impact, message = 'Something changed.'): Change {
  return { impact, kind: 'modified', where: '#/info', message };
}

test('the next version of this repository announces the changes since the last release', async () => {
  const description = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml'));
  const now = { versions: await versions(), coming: await comingVersion() };
  const { released, verdict, coming, problems } = await gate(await newestRelease(), description, now);
  console.log(
    released
      ? `Since ${released}: ${verdict ?? 'no'} changes; the next version is ${coming}.`
      : `There is no release yet: the first release will be ${coming}.`,
  );
  expect(problems).toEqual([]);
});

describe('the gate', () => {
  test.each([
    [['patch', 'major', 'minor'], 'major'],
    [['patch', 'minor', 'patch'], 'minor'],
    [['patch'], 'patch'],
    [[], undefined],
  ] as [Impact[], Impact | undefined][])('the verdict on %j is %s', (impacts, verdict) => {
    const changes = impacts.map((impact) => change(impact));
    const judged = judge('1.2.3', changes, { versions: { [FILE]: '1.2.3' }, coming: undefined });
    expect(judged.verdict).toBe(verdict);
    expect(judged.problems.length > 0).toBe(verdict !== undefined);
  });

  test.each([
    ['0.4.1', undefined, 'minor', '0.5.0', '0.4.1'],
    ['0.4.1', '0.4.2', 'minor', '0.5.0', '0.4.2'],
    ['1.2.3', undefined, 'major', '2.0.0', '1.2.3'],
    ['1.2.3', '1.3.0', 'major', '2.0.0', '1.3.0'],
  ])(
    'after %s rejects a breaking change when changesets lead to %s',
    (version, coming, bump, required, would) => {
      const changes = [change('minor'), change('major', '`notes` was removed.')];
      const { problems } = judge(version, changes, { versions: { [FILE]: version }, coming });
      expect(problems).toEqual([
        `The description has major changes since ${version}, so the next version must be at least ${required}, but would be ${would}.`,
        `Run \`pnpm changeset\`, choose @helpcrunch-chats/openapi and ${bump}, and describe these changes:`,
        'major: `notes` was removed. (#/info)',
      ]);
    },
  );

  test.each([
    ['0.4.1', '0.4.1', '0.5.0'],
    ['0.4.1', '0.5.0', undefined],
    ['1.2.3', '1.2.3', '2.0.0'],
  ])('after %s accepts a breaking change with %s in the files and %s coming', (from, current, coming) => {
    const judged = judge(from, [change('major')], { versions: { [FILE]: current }, coming });
    expect(judged).toMatchObject({ verdict: 'major', problems: [] });
  });

  test('rejects a version below the last release, even without a change', () => {
    const { problems } = judge('0.2.0', [], { versions: { [FILE]: '0.1.0' }, coming: undefined });
    expect(problems).toEqual(['The files have the version 0.1.0, but 0.2.0 is already released.']);
  });

  test('names the file whose version differs', () => {
    const differing = { [FILE]: '1.2.3', 'packages/mock/package.json': '1.2.2' };
    expect(judge(undefined, [], { versions: differing, coming: undefined }).problems).toEqual([
      'The versions differ. Write the same one into all of these files:',
      `1.2.3  ${FILE}`,
      '1.2.2  packages/mock/package.json',
    ]);
  });
});

test.each([
  ['1.2.3', 'major', '2.0.0'],
  ['1.2.3', 'minor', '1.3.0'],
  ['1.9.3', 'minor', '1.10.0'],
  ['1.2.3', 'patch', '1.2.4'],
  ['1.2.3', undefined, '1.2.3'],
  ['0.4.1', 'major', '0.5.0'],
  ['0.4.1', 'minor', '0.4.2'],
  ['0.4.1', 'patch', '0.4.2'],
] as const)('after %s the impact %s requires at least %s', (version, impact, required) => {
  expect(next(version, impact)).toBe(required);
});

describe('the newest release', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-gate-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is the one with the highest version', async () => {
    for (const version of ['1.10.0', '1.9.0', '0.20.0']) writeFileSync(join(folder, `${version}.yaml`), '');
    const file = pathToFileURL(join(folder, '1.10.0.yaml'));
    expect(await newestRelease(pathToFileURL(`${folder}/`))).toEqual({ version: '1.10.0', file });
  });
});

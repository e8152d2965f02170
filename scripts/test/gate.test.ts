import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { newestRelease, type Released } from '@helpcrunch-chats/openapi/tools/releases';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gate, next } from '../release/gate.ts';
import { comingVersion, versions } from '../release/versions.ts';
import { type Api, changes } from './described-changes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-gate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, change: (api: Api) => void = () => {}): string {
  const api = structuredClone(description) as Api;
  change(api);
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(api));
  return file;
}

const release = (version: string, name: string): Released => ({
  version,
  file: pathToFileURL(written(`${name}.base`)),
});

test('this repository’s next version will say what has changed since the last release', async () => {
  const { released, verdict, coming, problems } = await gate({
    released: await newestRelease(),
    description: fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml')),
    versions: await versions(),
    coming: await comingVersion(),
  });
  console.log(
    released
      ? `Since ${released}: ${verdict ?? 'no'} changes; the next version is ${coming}.`
      : `There is no release yet: the first release will be ${coming}.`,
  );
  expect(problems).toEqual([]);
});

describe.concurrent('the gate', () => {
  test.each(changes)('calls it right when %s: %s', async (what, verdict, told, change) => {
    const name = what.replaceAll(/\W/g, '-');
    const judged = await gate({
      released: release('1.2.3', name),
      description: written(name, change),
      versions: { 'openapi/openapi.yaml': '1.2.3' },
      coming: undefined,
    });
    expect(judged.verdict).toBe(verdict);
    if (verdict) expect(judged.problems.join('\n')).toMatch(told);
    expect(judged.problems.length > 0).toBe(verdict !== undefined);
  });

  test.each([
    ['0.4.1', undefined, 'minor', '0.5.0', '0.4.1'],
    ['0.4.1', '0.4.2', 'minor', '0.5.0', '0.4.2'],
    ['1.2.3', undefined, 'major', '2.0.0', '1.2.3'],
    ['1.2.3', '1.3.0', 'major', '2.0.0', '1.3.0'],
  ])(
    'after %s refuses to break programs when changesets lead to %s',
    async (version, coming, bump, required, would) => {
      const name = `broken-${version}-${coming}`;
      const { problems } = await gate({
        released: release(version, name),
        description: written(name, (api) => delete api.components.schemas.Chat.properties.notes),
        versions: { 'openapi/openapi.yaml': version },
        coming,
      });
      expect(problems).toEqual([
        `The description has major changes since ${version}, so the next version must be at least ${required}, but would be ${would}.`,
        `Run \`pnpm changeset\`, choose @helpcrunch-chats/openapi and ${bump}, and say what has changed:`,
        expect.stringMatching(/^major: .*`notes`.* \(#\/components\/schemas\/Chat\/properties\/notes\)$/),
      ]);
    },
  );

  test.each([
    ['0.4.1', '0.4.1', '0.5.0'],
    ['0.4.1', '0.5.0', undefined],
    ['1.2.3', '1.2.3', '2.0.0'],
  ])(
    'after %s, with %s in the files and %s coming, lets a breaking change pass',
    async (from, current, coming) => {
      const name = `announced-${from}-${coming}`;
      const judged = await gate({
        released: release(from, name),
        description: written(name, (api) => delete api.components.schemas.Chat.properties.notes),
        versions: { 'openapi/openapi.yaml': current },
        coming,
      });
      expect(judged).toMatchObject({ verdict: 'major', problems: [] });
    },
  );

  test('refuses to go back behind the last release, even without a change', async () => {
    const { problems } = await gate({
      released: release('0.2.0', 'back'),
      description: written('back'),
      versions: { 'openapi/openapi.yaml': '0.1.0' },
      coming: undefined,
    });
    expect(problems).toEqual(['The files say 0.1.0, but 0.2.0 is released already.']);
  });

  test('names the file whose version differs', async () => {
    const { problems } = await gate({
      released: undefined,
      description: written('agreeing'),
      versions: { 'openapi/openapi.yaml': '1.2.3', 'packages/mock/package.json': '1.2.2' },
      coming: undefined,
    });
    expect(problems).toEqual([
      'The versions differ. Write one and the same into all of these files:',
      '1.2.3  openapi/openapi.yaml',
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
] as const)('after %s a %s change needs at least %s', (version, impact, required) => {
  expect(next(version, impact)).toBe(required);
});

test('the newest release is the one with the highest version', async () => {
  for (const version of ['1.10.0', '1.9.0', '0.20.0']) writeFileSync(join(folder, `${version}.yaml`), '');
  const file = pathToFileURL(join(folder, '1.10.0.yaml'));
  expect(await newestRelease(pathToFileURL(`${folder}/`))).toEqual({ version: '1.10.0', file });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gate, newestRelease, next } from '../../release/gate.ts';
import { description } from '../support/description.ts';
import { type Api, changes } from './changes.ts';

const PACKAGES = ['client', 'mock', 'openapi'].map((name) => `@helpcrunch-chats/${name}`);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-gate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, version: string, change: (api: Api) => void = () => {}): string {
  const api = structuredClone(description) as Api;
  api.info.version = version;
  change(api);
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(api));
  return file;
}

const versions = (version: string) => Object.fromEntries(PACKAGES.map((name) => [name, version]));

test('this repository’s versions say what has changed since the last release', async () => {
  const released = await newestRelease(new URL('../../../../openapi/releases/', import.meta.url));
  const bundle = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml'));
  const folders = ['packages/client', 'packages/mock', 'openapi'];
  const packages = Object.fromEntries(
    folders.map((folder) => {
      const manifest = readFileSync(new URL(`../../../../${folder}/package.json`, import.meta.url), 'utf8');
      const { name, version } = JSON.parse(manifest);
      return [name, version];
    }),
  );
  expect(Object.keys(packages)).toEqual(PACKAGES);

  const { verdict, required, problems } = await gate(released, bundle, packages);
  console.log(
    released
      ? `Since ${released.version}: ${verdict ?? 'no change'}; the next version is at least ${required}.`
      : `There is no release yet: the first release will be ${required}.`,
  );
  expect(problems).toEqual([]);
});

describe.concurrent('the gate', () => {
  test.each(changes)('calls it right when %s: %s', async (what, verdict, told, change) => {
    const name = what.replaceAll(/\W/g, '-');
    const base = { version: '1.2.3', file: written(`${name}.base.json`, '1.2.3') };
    const judged = await gate(base, written(`${name}.json`, '1.2.3', change), versions('1.2.3'));
    expect(judged.verdict).toBe(verdict);
    if (verdict) expect(judged.problems.join('\n')).toMatch(told);
    expect(judged.problems.length > 0).toBe(verdict !== undefined);
  });

  test('is content once the version says what has changed', async () => {
    const base = { version: '1.2.3', file: written('announced.base.json', '1.2.3') };
    const broken = (api: Api) => delete api.components.schemas.Chat.properties.notes;
    const minor = await gate(base, written('minor.json', '1.3.0', broken), versions('1.3.0'));
    expect(minor.problems).toEqual([
      'The changes since 1.2.3 are major, so the version must be at least 2.0.0, not 1.3.0:',
      expect.stringMatching(/^major: .*`notes`.* \(#\/components\/schemas\/Chat\/properties\/notes\)$/),
    ]);
    const major = await gate(base, written('major.json', '2.0.0', broken), versions('2.0.0'));
    expect(major).toMatchObject({ verdict: 'major', required: '2.0.0', problems: [] });
  });

  test('names the package whose version differs', async () => {
    const file = written('agreeing.json', '1.2.3');
    const { problems } = await gate(undefined, file, {
      ...versions('1.2.3'),
      '@helpcrunch-chats/mock': '1.2.2',
    });
    expect(problems).toEqual(['@helpcrunch-chats/mock has version 1.2.2, the description 1.2.3.']);
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
  const file = join(folder, '1.10.0.yaml');
  expect(await newestRelease(pathToFileURL(`${folder}/`))).toEqual({ version: '1.10.0', file });
});

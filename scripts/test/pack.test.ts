import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notes } from '../release/assets.ts';
import { type Packed, packPackages } from '../release/pack.ts';
import { bundled, sbom } from '../release/sbom.ts';
import { type Files, filesIn, problemsOf } from '../release/tarball.ts';

const NAMES = ['openapi', 'client', 'mock'] as const;
type Name = (typeof NAMES)[number];

let folder: string;
let packed: Packed[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-release-'));
  packed = packPackages(pathToFileURL(`${folder}/release/`));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function tarball(name: Name): Buffer {
  const file = packed.find((one) => one.name === `@helpcrunch-chats/${name}`)?.tarball ?? '';
  return readFileSync(join(folder, 'release', file));
}

const files = (name: Name): Files => filesIn(tarball(name));

function without(name: Name, path: string): Files {
  const { [path]: _, ...rest } = files(name);
  return rest;
}

function withManifest(name: Name, fields: object): Files {
  const manifest = JSON.parse(files(name)['package.json'] ?? '');
  return { ...files(name), 'package.json': JSON.stringify({ ...manifest, ...fields }, null, 2) };
}

test.each(NAMES)('%s can be published', async (name) => {
  expect(await problemsOf(files(name))).toEqual([]);
});

test('openapi exports only the description, and not its private tools', () => {
  const { exports } = JSON.parse(files('openapi')['package.json'] ?? '');
  expect(exports).toEqual({
    './openapi.yaml': './dist/openapi.yaml',
    './openapi.json': './dist/openapi.json',
    './overlays/uk.yaml': './overlays/uk.yaml',
  });
  const described = ['dist/openapi.json', 'dist/openapi.yaml', 'overlays/uk.yaml'];
  expect(Object.keys(files('openapi')).sort()).toEqual(
    ['LICENSE', 'README.md', 'package.json', ...described].sort(),
  );
});

test.each([
  [
    'an unexpected file',
    () => ({ ...files('openapi'), 'tools/reader.ts': '' }),
    /contains tools\/reader\.ts/,
  ],
  ['a source map', () => ({ ...files('mock'), 'dist/cli.js.map': '' }), /contains dist\/cli\.js\.map/],
  ['no licence', () => without('client', 'LICENSE'), /lacks LICENSE/],
  ['no README', () => without('mock', 'README.md'), /lacks README\.md/],
  [
    'no types',
    () => without('client', 'dist/index.d.ts'),
    /types is \.\/dist\/index\.d\.ts but the file does not exist/,
  ],
  ['no command', () => without('mock', 'dist/cli.js'), /is \.\/dist\/cli\.js but the file does not exist/],
  [
    'a private export',
    () => withManifest('openapi', { exports: { './tools/*': './tools/*.ts' } }),
    /exports\["\.\/tools\/\*"\]/,
  ],
  [
    'types that do not resolve',
    () => ({ ...files('client'), 'dist/index.d.ts': "export * from './missing.js';" }),
    /Its types are wrong: .*InternalResolutionError/,
  ],
  [
    'a leaked `workspace:`',
    () => withManifest('mock', { dependencies: { a: 'workspace:*' } }),
    /on a as works/,
  ],
  [
    'a leaked `catalog:`',
    () => withManifest('client', { devDependencies: { b: 'catalog:' } }),
    /on b as cata/,
  ],
  ['a private manifest', () => withManifest('client', { private: true }), /is private/],
])('rejects a package with %s', async (_, plant, problem) => {
  expect(await problemsOf(plant())).toContainEqual(expect.stringMatching(problem));
});

describe('the SBOM', () => {
  interface Bom {
    metadata: { component: { purl: string; hashes: [{ content: string }] } };
    components: { purl: string }[];
    dependencies: { ref: string; dependsOn?: string[] }[];
  }

  test('lists the bundled packages', () => {
    const { metadata, components, dependencies } = sbom(tarball('client')) as Bom;
    expect(metadata.component.purl).toMatch(/^pkg:npm\/%40helpcrunch-chats\/client@\d+\.\d+\.\d+$/);
    expect(metadata.component.hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
    expect(components.map(({ purl }) => purl)).toEqual(['pkg:npm/openapi-fetch@0.17.0']);
    expect(dependencies[0]).toEqual({
      ref: metadata.component.purl,
      dependsOn: ['pkg:npm/openapi-fetch@0.17.0'],
    });
    expect(sbom(tarball('openapi'))).toMatchObject({ components: [] });
  });

  test('lists every package that shares a licence text, and packages inside another package', () => {
    const line = '-'.repeat(80);
    const notices = `@a/b 1.2.3 (MIT)\nc, as part of d (ISC)\n\nA text.\n\n${line}\n\nd 2.0.0 (ISC)\n\nAnother (text).\n`;
    expect(bundled(notices)).toMatchObject([
      { purl: 'pkg:npm/%40a/b@1.2.3', group: '@a', name: 'b', licenses: [{ license: { id: 'MIT' } }] },
      { purl: 'pkg:npm/c', description: 'As part of d', licenses: [{ license: { id: 'ISC' } }] },
      { purl: 'pkg:npm/d@2.0.0', name: 'd', version: '2.0.0' },
    ]);
    expect(() => bundled('Some package, MIT')).toThrow('is not a name with a licence: Some package, MIT');
  });
});

test('the text of a release has the entry of each changelog', () => {
  const [{ version } = { version: '' }] = packed;
  const text = notes(version);
  for (const name of NAMES) expect(text).toContain(`## @helpcrunch-chats/${name}\n\n`);
  expect(text).not.toContain(`## ${version}`);
  expect(() => notes('99.0.0')).toThrow('openapi/CHANGELOG.md has no entry for 99.0.0.');
});

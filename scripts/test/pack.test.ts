import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemsOf } from '../release/check-tarball.ts';
import { notes, type Packed, packPackages } from '../release/pack.ts';
import { bundled, sbom } from '../release/sbom.ts';
import { filesIn, type PackedFile } from '../release/tarball.ts';

let folder: string;
let packed: Packed[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-release-'));
  packed = packPackages(pathToFileURL(`${folder}/release/`));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tarball = (name: string): Buffer => readFileSync(join(folder, 'release', name));
const files = (name: string): PackedFile[] =>
  packed.find((one) => one.name === `@helpcrunch-chats/${name}`)?.files ?? [];

/** The packed files with one of them added, changed, or taken away. */
function withFile(name: string, path: string, content?: string): PackedFile[] {
  const rest = files(name).filter((file) => file.path !== path);
  return content === undefined ? rest : [...rest, { path, content: Buffer.from(content) }];
}

function withManifest(name: string, fields: object): PackedFile[] {
  const manifest =
    files(name)
      .find(({ path }) => path === 'package.json')
      ?.content.toString() ?? '';
  return withFile(name, 'package.json', JSON.stringify({ ...JSON.parse(manifest), ...fields }));
}

test('the description comes first, because the others name it', () => {
  expect(packed.map(({ name }) => name)).toEqual(
    ['openapi', 'client', 'mock'].map((name) => `@helpcrunch-chats/${name}`),
  );
});

test('a tarball is read as tar reads it', () => {
  for (const one of packed) {
    // A relative name, because some versions of tar take `C:` for a host.
    const listed = execFileSync('tar', ['-tzf', one.tarball], {
      cwd: join(folder, 'release'),
      encoding: 'utf8',
    });
    expect(one.files.map(({ path }) => `package/${path}`)).toEqual(listed.trim().split(/\r?\n/).sort());
    expect(one.size).toBe(tarball(one.tarball).length);
  }
  expect(
    files('openapi')
      .find(({ path }) => path === 'LICENSE')
      ?.content.toString(),
  ).toMatch(/^MIT License\n/);
});

test('a tarball that holds a link is refused', () => {
  const header = Buffer.alloc(1024);
  header.write('package/link', 0);
  header.write('2', 156);
  expect(() => filesIn(gzipSync(header))).toThrow(/package\/link/);
});

describe('the packages', () => {
  test.each(['openapi', 'client', 'mock'])('%s can be published as it is', (name) => {
    expect(problemsOf(files(name))).toEqual([]);
  });

  test.each([
    [
      'a file that nobody expects',
      () => withFile('openapi', 'releases/newest.ts', ''),
      /contains releases\/newest\.ts/,
    ],
    ['a source map', () => withFile('mock', 'dist/cli.js.map', ''), /contains dist\/cli\.js\.map/],
    ['no licence', () => withFile('client', 'LICENSE'), /lacks LICENSE/],
    ['no README', () => withFile('mock', 'README.md'), /lacks README\.md/],
    ['no types', () => withFile('client', 'dist/index.d.ts'), /lacks dist\/index\.d\.ts/],
    ['no command', () => withFile('mock', 'dist/cli.js'), /lacks dist\/cli\.js/],
    [
      'a leaked `workspace:`',
      () => withManifest('mock', { dependencies: { a: 'workspace:*' } }),
      /wants a as workspace/,
    ],
    [
      'a leaked `catalog:`',
      () => withManifest('client', { devDependencies: { b: 'catalog:' } }),
      /wants b as catalog/,
    ],
    ['a private manifest', () => withManifest('client', { private: true }), /is private/],
  ])('one with %s is refused', (_, planted, told) => {
    expect(problemsOf(planted())).toEqual([expect.stringMatching(told)]);
  });
});

describe('the SBOM', () => {
  interface Bom {
    metadata: { component: { purl: string; hashes: [{ content: string }] } };
    components: { purl: string; licenses: [{ license: { id: string } }]; description?: string }[];
    dependencies: { ref: string; dependsOn?: string[] }[];
  }
  const bomOf = (name: string): Bom => {
    const { tarball: file } = packed.find((one) => one.name === `@helpcrunch-chats/${name}`) as Packed;
    return sbom(tarball(file)) as Bom;
  };

  test('names the package and what it bundles', () => {
    const { metadata, components, dependencies } = bomOf('client');
    expect(metadata.component.purl).toMatch(/^pkg:npm\/%40helpcrunch-chats\/client@\d+\.\d+\.\d+$/);
    expect(metadata.component.hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
    expect(components.map(({ purl }) => purl)).toEqual(['pkg:npm/openapi-fetch@0.17.0']);
    expect(dependencies[0]).toEqual({
      ref: metadata.component.purl,
      dependsOn: ['pkg:npm/openapi-fetch@0.17.0'],
    });
    expect(bomOf('openapi').components).toEqual([]);
  });

  test('names every package that shares a licence text, and those inside of another package', () => {
    const line = '-'.repeat(80);
    const notices = `@a/b 1.2.3 (MIT)\nc, as part of d (ISC)\n\nA text.\n\n${line}\n\nd 2.0.0 (ISC)\n\nAnother (text).\n`;
    expect(bundled(notices)).toMatchObject([
      { purl: 'pkg:npm/%40a/b@1.2.3', group: '@a', name: 'b', licenses: [{ license: { id: 'MIT' } }] },
      { purl: 'pkg:npm/c', description: 'As part of d', licenses: [{ license: { id: 'ISC' } }] },
      { purl: 'pkg:npm/d@2.0.0', name: 'd', version: '2.0.0' },
    ]);
    expect(() => bundled('Some package, MIT')).toThrow('no name and licence here: Some package, MIT');
  });
});

test('the text of a release is what the changelogs say about it', () => {
  const [{ version } = { version: '' }] = packed;
  const text = notes(version);
  for (const name of ['openapi', 'client', 'mock'])
    expect(text).toContain(`## @helpcrunch-chats/${name}\n\n`);
  expect(text).not.toContain(`## ${version}`);
  expect(() => notes('99.0.0')).toThrow('openapi/CHANGELOG.md says nothing about 99.0.0.');
});

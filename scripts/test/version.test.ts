import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getReleasePlan } from '@changesets/get-release-plan';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alignYaml, comingVersion, PUBLISHED, root, versions } from '../release/versions.ts';
import { commit, run } from './support/run.ts';

const here = fileURLToPath(root);

/** A copy of the files that have a version, outside this repository and without changesets. */
let copy: string;
const read = (file: string) => readFileSync(join(copy, file), 'utf8');
const original = (file: string) => readFileSync(join(here, file), 'utf8');

beforeEach(async () => {
  // As git resolves it: the folder for temporary files may have a short name on Windows, and be a link on macOS.
  copy = realpathSync.native(mkdtempSync(join(tmpdir(), 'helpcrunch-chats-version-')));
  const manifests = globSync('{bench,docs,scripts,packages/*}/package.json', { cwd: here });
  const changelogs = PUBLISHED.map((folder) => `${folder}/CHANGELOG.md`);
  const shared = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', '.changeset/config.json'];
  for (const file of [...shared, ...manifests, ...changelogs, ...Object.keys(await versions())])
    cpSync(join(here, file), join(copy, file));
  cpSync(join(here, 'scripts/release'), join(copy, 'scripts/release'), { recursive: true });
  symlinkSync(join(here, 'scripts/node_modules'), join(copy, 'scripts/node_modules'), 'junction');
  run(copy, 'git', 'init', '--quiet');
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function announce(name: string, packages: Record<string, string>, summary: string): void {
  const front = Object.entries(packages).map(([one, bump]) => `'@helpcrunch-chats/${one}': ${bump}\n`);
  mkdirSync(join(copy, '.changeset'), { recursive: true });
  writeFileSync(join(copy, `.changeset/${name}.md`), `---\n${front.join('')}---\n\n${summary}\n`);
}

const raise = (): string => run(copy, process.execPath, join(copy, 'scripts/release/version.ts'));

test('raises the version in every file that has one, and changes nothing else there', async () => {
  const before = await versions();
  const [current = ''] = Object.values(before);
  announce('kind-owls-sing', { openapi: 'minor' }, 'Added the agent role `auditor`.');
  const coming = await comingVersion(pathToFileURL(`${copy}/`));
  expect(coming).toMatch(/^\d+\.\d+\.0$/);
  const output = raise();

  const after = await versions(pathToFileURL(`${copy}/`));
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(new Set(Object.values(after))).toEqual(new Set([coming]));
  for (const file of Object.keys(before)) {
    expect(output).toContain(`${coming}  ${file}`);
    expect(read(file)).toBe(original(file).replace(/(?<="?version"?: "?)\d+\.\d+\.\d+/, coming ?? ''));
    expect(original(file)).toContain(current);
  }
  expect(await comingVersion(pathToFileURL(`${copy}/`))).toBeUndefined();
});

test('moves each sentence to the changelogs of its packages, above older entries and without a commit', () => {
  announce('kind-owls-sing', { openapi: 'minor', client: 'minor' }, 'Added the agent role `auditor`.');
  announce('wet-cats-run', { client: 'patch' }, 'A timeout of zero was ignored and now fails at once.');
  commit(copy);
  raise();
  const [title, ...older] = original('packages/client/CHANGELOG.md').split('\n\n## ');
  const [version = ''] = /(?<=## )\d\S+/.exec(read('packages/client/CHANGELOG.md')) ?? [];
  expect(read('packages/client/CHANGELOG.md')).toBe(
    [
      title,
      `${version}\n\n### Minor Changes\n\n- Added the agent role \`auditor\`.\n\n### Patch Changes\n\n- A timeout of zero was ignored and now fails at once.`,
      ...older,
    ].join('\n\n## '),
  );
  expect(read('openapi/CHANGELOG.md')).not.toContain('timeout');
  expect(read('packages/mock/CHANGELOG.md')).toContain(`## ${version}\n\nNo changes in this release.`);
});

test('rejects a changeset with an unknown bump', async () => {
  announce('bad-bears-bite', { openapi: 'huge' }, 'Added something.');
  await expect(comingVersion(pathToFileURL(`${copy}/`))).rejects.toThrow(/huge/);
});

test('alignYaml changes nothing in an aligned checkout', async () => {
  await alignYaml(pathToFileURL(`${copy}/`));
  for (const file of Object.keys(await versions())) expect(read(file)).toBe(original(file));
});

test('the pending changesets of this repository are sentences', async () => {
  const { changesets } = await getReleasePlan(here);
  for (const { id, summary } of changesets) expect(summary, `.changeset/${id}.md`).toMatch(/^[A-Z`].*\.$/s);
});

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sbom } from './sbom.ts';
import { filesIn, type PackedFile } from './tarball.ts';
import { PUBLISHED, root } from './versions.ts';

export interface Packed {
  name: string;
  version: string;
  /** File name in the folder of the release. */
  tarball: string;
  /** In bytes. */
  size: number;
  files: PackedFile[];
}

/** Where a release lies before it is uploaded. */
export const RELEASE: URL = new URL('release/', root);

/** Packs what `pnpm build` has built into an empty folder, in the order in which it has to be published. */
export function packPackages(into: URL = RELEASE): Packed[] {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into);
  return PUBLISHED.map((folder) => {
    const { name, version } = JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), 'utf8'));
    pnpm(['pack', '--pack-destination', fileURLToPath(into)], folder);
    const tarball = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
    const content = readFileSync(new URL(tarball, into));
    return { name, version, tarball, size: content.length, files: filesIn(content) };
  });
}

/** The file with the site, as it was last built. */
export function packDocs(version: string, into: URL = RELEASE): string {
  const name = `helpcrunch-chats-docs-${version}.tar.gz`;
  // From another drive it is not relative, and some versions of tar take a backslash for something else.
  const site = relative(fileURLToPath(into), fileURLToPath(new URL('docs/dist', root))).replaceAll('\\', '/');
  // A relative name, because some versions of tar take `C:` for a host.
  execFileSync('tar', ['-czf', name, '-C', site, '.'], { cwd: fileURLToPath(into) });
  return name;
}

/** Puts the rest of a release beside the tarballs, and returns its file names. */
export function packAssets(packed: Packed[]): string[] {
  const [{ version } = { version: '' }] = packed;
  for (const name of ['openapi.yaml', 'openapi.json'])
    copyFileSync(new URL(import.meta.resolve(`@helpcrunch-chats/openapi/${name}`)), new URL(name, RELEASE));
  const docs = packDocs(version);
  const sboms = packed.map(({ tarball }) => {
    const name = tarball.replace(/tgz$/, 'cdx.json');
    const list = sbom(readFileSync(new URL(tarball, RELEASE)));
    writeFileSync(new URL(name, RELEASE), `${JSON.stringify(list, null, 2)}\n`);
    return name;
  });
  return ['openapi.yaml', 'openapi.json', docs, ...sboms];
}

/** What the changelogs say about this version, for the page of the release. Throws if one of them says nothing. */
export function notes(version: string): string {
  const parts = PUBLISHED.map((folder) => {
    const changelog = readFileSync(new URL(`${folder}/CHANGELOG.md`, root), 'utf8');
    const [title = '', ...entries] = changelog.split(/^(?=## )/m);
    const entry = entries.find((one) => one.startsWith(`## ${version}\n`));
    if (!entry) throw new Error(`${folder}/CHANGELOG.md says nothing about ${version}.`);
    return title.replace('# ', '## ').trim() + entry.slice(`## ${version}`.length).trimEnd();
  });
  return `${parts.join('\n\n')}\n`;
}

function pnpm(args: string[], folder: string): void {
  // Under `pnpm release:dry-run` this is pnpm, which need not be on the PATH.
  const runner = process.env.npm_execpath;
  const command = runner?.includes('pnpm') ? runner : 'pnpm';
  execFileSync(command, args, {
    cwd: fileURLToPath(new URL(`${folder}/`, root)),
    stdio: 'pipe',
    timeout: 60_000,
  });
}

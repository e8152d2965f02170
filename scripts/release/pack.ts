import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PUBLISHED, root } from './versions.ts';

export interface Packed {
  name: string;
  version: string;
  /** The name of the file. */
  tarball: string;
}

/** The folder of the files that a release uploads. */
export const RELEASE: URL = new URL('release/', root);

/** Packs what `pnpm build` has built into an empty folder. */
export function packPackages(into: URL = RELEASE): Packed[] {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into);
  // Under `pnpm release:dry-run` this is pnpm, which need not be on the PATH.
  const runner = process.env.npm_execpath;
  const pnpm = runner?.includes('pnpm') ? runner : 'pnpm';
  const filters = PUBLISHED.map((folder) => `--filter=./${folder}`);
  const args = [...filters, 'pack', '--json', '--pack-destination', fileURLToPath(into)];
  const output = execFileSync(pnpm, args, {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    stdio: 'pipe',
    timeout: 60_000,
  });
  const packed: { name: string; version: string; filename: string }[] = JSON.parse(output);
  return packed.map(({ name, version, filename }) => ({ name, version, tarball: basename(filename) }));
}

/** Packs the site that `pnpm build` has built, and returns the name of the file. */
export function packDocs(version: string, into: URL = RELEASE): string {
  const name = `helpcrunch-chats-docs-${version}.tar.gz`;
  // A path to another drive would not be relative, and some versions of tar do not take a backslash for a separator.
  const site = relative(fileURLToPath(into), fileURLToPath(new URL('docs/dist', root))).replaceAll('\\', '/');
  // A relative name, because some versions of tar take `C:` for a host.
  execFileSync('tar', ['-czf', name, '-C', site, '.'], { cwd: fileURLToPath(into), timeout: 60_000 });
  return name;
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Packed {
  /** A folder outside the workspace in which the packed package is installed. */
  folder: string;
  /** The installed package in it. */
  packageFolder: string;
  tarball: string;
  remove(): void;
}

/** Packs the client as it would be published, and unpacks it where a user would have it installed. */
export function packClient(): Packed {
  const source = fileURLToPath(new URL('../../../client', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-client-'));
  // Under `pnpm test` this is pnpm, which need not be on the PATH.
  const runner = process.env.npm_execpath;
  const pnpm = runner?.includes('pnpm') ? runner : 'pnpm';
  execFileSync(pnpm, ['pack', '--pack-destination', folder], { cwd: source, stdio: 'pipe' });
  const [name = ''] = readdirSync(folder);
  const scope = join(folder, 'node_modules', '@helpcrunch-chats');
  mkdirSync(scope, { recursive: true });
  execFileSync('tar', ['-xzf', name], { cwd: folder });
  renameSync(join(folder, 'package'), join(scope, 'client'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return {
    folder,
    packageFolder: join(scope, 'client'),
    tarball: join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

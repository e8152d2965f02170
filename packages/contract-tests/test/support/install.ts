import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packDocs, packPackages } from '@helpcrunch-chats/scripts/pack';
import type { TestProject } from 'vitest/node';
import { noBash } from './bash.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder outside the workspace where npm has installed the packed packages. */
    installed: string;
  }
}

/** The other packages in the examples of the READMEs. Users install them; here they come from the workspace. */
const OTHERS = ['@types/node', 'msw', 'rate-limiter-flexible', 'redis', 'vitest'];
// Not every user of Windows may link a file.
if (!noBash) OTHERS.push('.bin/redocly');

/** Before all tests, packs the packages and the docs as a release does, and installs them outside the workspace. */
export default function setup({ provide }: TestProject): () => void {
  // Tools compare paths, and this one may be a link, or a short name on Windows.
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'helpcrunch-chats-')));
  // Windows may lock a file for a moment after its process has ended.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const release = pathToFileURL(`${folder}/release/`);
    const packed = packPackages(release);
    const docs = packDocs(packed[0]?.version ?? '', release);
    mkdirSync(join(folder, 'docs'));
    execFileSync('tar', ['-xzf', docs, '-C', '../docs'], { cwd: fileURLToPath(release) });
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    // The packages have no dependencies. On Windows npm is a script that needs a shell.
    const args = ['install', '--offline', '--no-audit', '--no-fund'];
    args.push(...packed.map(({ tarball }) => `./release/${tarball}`));
    execFileSync('npm', args, {
      cwd: folder,
      stdio: 'pipe',
      shell: process.platform === 'win32',
      timeout: 120_000,
    });
    for (const name of OTHERS) {
      const link = join(folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)), link, 'junction');
    }
  } catch (error) {
    remove();
    throw error;
  }
  provide('installed', folder);
  return remove;
}

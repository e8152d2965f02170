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
    /** A folder outside the workspace in which the published packages are installed as their users would have them. */
    installed: string;
  }
}

/** What the examples of the READMEs use besides. Users would install these; here they come from the workspace. */
const OTHERS = ['@types/node', 'msw', 'rate-limiter-flexible', 'redis', 'vitest'];
// A link to a file, which not everybody may make on Windows.
if (!noBash) OTHERS.push('.bin/redocly');

/** Before all tests, packs the packages and the docs as a release does, and installs them where npm knows nothing else. */
export default function setup({ provide }: TestProject): () => void {
  // Tools would not take a link, or a short name as on Windows, for the same folder.
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'helpcrunch-chats-')));
  // Windows may hold on to a file for a moment after the process that used it.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const release = pathToFileURL(`${folder}/release/`);
    const packed = packPackages(release);
    const docs = packDocs(packed[0]?.version ?? '', release);
    mkdirSync(join(folder, 'docs'));
    execFileSync('tar', ['-xzf', docs, '-C', '../docs'], { cwd: fileURLToPath(release) });
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    // Offline, because there is nothing else to install. On Windows npm is a script that only a shell can run.
    const args = ['install', '--offline', '--no-audit', '--no-fund'];
    args.push(...packed.map(({ tarball }) => `./release/${tarball}`));
    execFileSync('npm', args, {
      cwd: folder,
      stdio: 'pipe',
      shell: process.platform === 'win32',
      timeout: 60_000,
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

import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder outside the workspace in which the published packages are installed as their users would have them. */
    installed: string;
  }
}

const PACKAGES = ['openapi', 'packages/client', 'packages/mock'];
/** What the examples of the READMEs use besides. Users would install these; here they come from the workspace. */
const OTHERS = ['@types/node', 'msw', 'rate-limiter-flexible', 'redis', 'vitest'];

/** Before all tests, packs the published packages with pnpm and installs the tarballs with npm. */
export default function setup({ provide }: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'helpcrunch-chats-')));
  for (const name of PACKAGES) pack(name, folder);
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  // On Windows npm is a script that only a shell can run. Offline, because there is nothing else to install.
  const args = ['install', '--offline', '--no-audit', '--no-fund', ...tarballs.map((name) => `./${name}`)];
  execFileSync('npm', args, { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' });
  for (const name of OTHERS) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)), link, 'junction');
  }
  provide('installed', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

function pack(name: string, folder: string): void {
  const cwd = fileURLToPath(new URL(`../../../../${name}`, import.meta.url));
  // Under `pnpm test` this is pnpm, which need not be on the PATH.
  const runner = process.env.npm_execpath;
  const pnpm = runner?.includes('pnpm') ? runner : 'pnpm';
  execFileSync(pnpm, ['pack', '--pack-destination', folder], { cwd, stdio: 'pipe' });
}

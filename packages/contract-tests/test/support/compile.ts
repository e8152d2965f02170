import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Compiles files in a folder as a strict user would, with the TypeScript of that name, and returns what it prints. */
export function compile(folder: string, files: string[], typescript: string, ...options: string[]): string {
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022', 'dom'],
    module: 'nodenext',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const { resolve } = createRequire(import.meta.url);
  const tsc = join(dirname(resolve(`${typescript}/package.json`)), 'bin', 'tsc');
  const { stdout, stderr, error } = spawnSync(process.execPath, [tsc, ...options], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error) throw error;
  return stdout + stderr;
}

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type TypeScript = 'typescript-5.4' | 'typescript-5.9' | 'typescript';

/** How long a test that compiles may take, on a machine that does much else. */
export const COMPILE_LIMIT = 120_000;

const require = createRequire(import.meta.url);

/** Compiles files in a folder as a strict user would, and resolves to what the compiler prints. */
export function compile(
  folder: string,
  files: string[],
  typescript: TypeScript,
  options: Record<string, unknown> = {},
): Promise<string> {
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022', 'dom'],
    module: 'nodenext',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipDefaultLibCheck: true,
    ...options,
  };
  const config = join(folder, `${typescript}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  const tsc = join(dirname(require.resolve(`${typescript}/package.json`)), 'bin', 'tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '--project', config], { cwd: folder }, (error, stdout, stderr) =>
      resolve(stdout + stderr || (error?.message ?? '')),
    );
  });
}

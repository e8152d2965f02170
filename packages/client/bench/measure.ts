import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { createClient } from '@hey-api/openapi-ts';
import { build } from 'esbuild';
import openapiTS, { astToString } from 'openapi-typescript';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Generates what two of the peers make of the description. */
export async function generatePeers(): Promise<void> {
  const types = astToString(await openapiTS(structuredClone(description) as never));
  await writeFile(join(here, 'generated/openapi-typescript.ts'), types);
  await createClient({
    input: structuredClone(description) as never,
    output: { path: join(here, 'generated/hey-api'), importFileExtension: '.ts' },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  });
}

/** Bundles the calls of a contender for the CPU measurement, and resolves to the gzipped bytes. */
export async function bundle(name: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [join(here, `consumers/${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  await writeFile(join(here, `generated/${name}.mjs`), code);
  return gzipSync(code, { level: 9 }).length;
}

/** What a file with the four calls costs the type checker. */
export function instantiations(name: string): number {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      tsc,
      `consumers/${name}.ts`,
      '--noEmit',
      '--skipLibCheck',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--allowImportingTsExtensions',
      '--types',
      'node',
      '--extendedDiagnostics',
    ],
    { cwd: here, encoding: 'utf8' },
  );
  const [, count] = /Instantiations:\s+(\d+)/.exec(stdout) ?? [];
  const errors = stdout.match(/error TS.*/g);
  if (errors || !count) throw new Error(errors?.join('\n') ?? `tsc printed ${stdout}${stderr}`);
  return Number(count);
}

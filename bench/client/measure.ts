import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { stockTypes } from '@helpcrunch-chats/scripts/stock-types';
import { build } from 'esbuild';
import { gzip } from '../measure.ts';

const CONTENDERS = new URL('../peers/contenders/', import.meta.url);
export const GENERATED: URL = new URL('generated/', CONTENDERS);

/** Generates the types of openapi-fetch and the client of Hey API from the description. */
export async function generateClients(): Promise<void> {
  await writeFile(new URL('openapi-typescript.ts', GENERATED), await stockTypes());
  const generator = new URL('node_modules/@hey-api/openapi-ts/dist/index.mjs', CONTENDERS);
  const { createClient } = await import(generator.href);
  await createClient({
    input: structuredClone(description),
    output: { path: fileURLToPath(new URL('hey-api', GENERATED)), importFileExtension: '.ts' },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  });
}

/** Bundles the calls of a contender for `cpu.ts`, and resolves to the bytes of the bundle after gzip. */
export async function bundle(name: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, CONTENDERS))],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  await writeFile(new URL(`${name}.mjs`, GENERATED), code);
  return gzip(code).length;
}

/** Counts the type instantiations that the four calls cost the type checker. */
export async function countInstantiations(name: string): Promise<number> {
  const options =
    '--noEmit --skipLibCheck --strict --target es2022 --module nodenext --allowImportingTsExtensions --types node --extendedDiagnostics';
  const args = ['node_modules/typescript/bin/tsc', `${name}.ts`, ...options.split(' ')];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: fileURLToPath(CONTENDERS) });
  return Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1]);
}

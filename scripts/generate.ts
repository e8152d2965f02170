/**
 * Writes the committed, generated part of the client from the bundled description.
 * With `--check` it writes nothing and exits 1 if a file is out of date.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import type { Description } from '@helpcrunch-chats/openapi/tools/reader';
import { knownValues } from './generate/known-values.ts';
import { methods, operationTable } from './generate/operations.ts';
import { schemas } from './generate/schemas.ts';

const folder = new URL('../packages/client/src/generated/', import.meta.url);
const header = '// Generated from the OpenAPI description by `pnpm generate`. Do not edit.\n\n';

const api = description as unknown as Description;
const wanted = new Map([
  ['known-values.ts', header + knownValues(api)],
  ['methods.ts', header + methods(api)],
  ['operations.ts', header + operationTable(api)],
  ['schemas.ts', header + (await schemas(api))],
]);

await mkdir(folder, { recursive: true });
const current = new Map<string, string>();
for (const name of await readdir(folder)) current.set(name, await readFile(new URL(name, folder), 'utf8'));

const stale = [...new Set([...wanted.keys(), ...current.keys()])].filter(
  (name) => wanted.get(name) !== current.get(name),
);

if (process.argv.includes('--check')) {
  for (const name of stale) console.error(`Out of date: ${shown(name)}`);
  if (stale.length > 0) {
    console.error('Run `pnpm generate` and commit the result.');
    process.exitCode = 1;
  }
} else {
  for (const name of stale) {
    const file = new URL(name, folder);
    const content = wanted.get(name);
    await (content === undefined ? rm(file) : writeFile(file, content));
    console.log(`${content === undefined ? 'Removed' : 'Wrote'} ${shown(name)}`);
  }
  if (stale.length === 0) console.log('Everything generated is up to date.');
}

function shown(name: string): string {
  return relative(fileURLToPath(new URL('..', import.meta.url)), fileURLToPath(new URL(name, folder)));
}

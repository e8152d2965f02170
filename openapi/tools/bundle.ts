import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { redoclyOutput } from './redocly.ts';

const dist = new URL('../dist/', import.meta.url);

/** Writes the description in one file to `dist/`, as YAML and as JSON. */
export async function bundle(): Promise<void> {
  await redoclyOutput(['bundle', 'openapi.yaml', '--output', 'dist/openapi.yaml']);
  const api = parse(await readFile(new URL('openapi.yaml', dist), 'utf8'));
  await writeFile(new URL('openapi.json', dist), `${JSON.stringify(api, null, 2)}\n`);
}

if (import.meta.main) await bundle();

import { readdirSync, readFileSync } from 'node:fs';
import type { Description } from '@helpcrunch-chats/openapi/tools/reader';

export const dist: URL = new URL('../../dist/', import.meta.url);

export const languages: string[] = ['', 'uk/'];

/** All pages, by their paths in `dist/`. */
export const pages: string[] = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.html'))
  .sort();

export const ownPages: string[] = pages.filter((name) => !name.endsWith('reference.html'));

export function read(name: string): string {
  return readFileSync(new URL(name, dist), 'utf8');
}

export function description(folder = ''): Description {
  return JSON.parse(read(`${folder}openapi.json`));
}

/** What Redoc is given. */
export function redocDefinition(folder: string): Description {
  const [, json] = /const __redoc_definition = (\{.*\});/.exec(read(`${folder}reference.html`)) ?? [];
  return JSON.parse(json ?? '');
}

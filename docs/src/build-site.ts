import { readFile } from 'node:fs/promises';
import type { Description } from '@helpcrunch-chats/openapi/tools/reader';
import { parse, stringify } from 'yaml';
import { en } from '../texts/en.ts';
import { uk } from '../texts/uk.ts';
import { changesSince } from './changes.ts';
import { applyOverlay, type Overlay } from './overlay.ts';
import { redocLicences, redocPage } from './redoc.ts';
import { site } from './site.ts';

const resolved = (name: string): URL => new URL(import.meta.resolve(`@helpcrunch-chats/openapi/${name}`));
const bundle = resolved('openapi.json');
const published = { 'openapi.yaml': resolved('openapi.yaml'), 'openapi.json': bundle };
const ukrainian = resolved('overlays/uk.yaml');

/** All files of the site, by their paths in `dist/`. `redoc` renders Redoc’s page. */
export async function buildSite(redoc: typeof redocPage = redocPage): Promise<Map<string, string>> {
  const original: Description = JSON.parse(await readFile(bundle, 'utf8'));
  const overlay: Overlay = parse(await readFile(ukrainian, 'utf8'));
  const translated = applyOverlay(original, overlay);
  const release = await changesSince(bundle);
  const [english, other] = await Promise.all(
    [
      { texts: en, api: original },
      { texts: uk, api: translated },
    ].map(({ texts, api }) =>
      site({
        texts,
        api,
        original,
        release,
        redoc: (enriched, template) => redoc(enriched, original, template),
      }),
    ),
  );
  const files = new Map(english);
  for (const [name, url] of Object.entries(published)) files.set(name, await readFile(url, 'utf8'));
  for (const [name, content] of other ?? []) files.set(`uk/${name}`, content);
  files.set('uk/openapi.json', `${JSON.stringify(translated, null, 2)}\n`);
  files.set('uk/openapi.yaml', stringify(translated));
  files.set('THIRD_PARTY_LICENSES.txt', await redocLicences());
  return files;
}

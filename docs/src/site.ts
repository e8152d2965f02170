import type { Description } from '@helpcrunch-chats/openapi/tools/reader';
import type { Texts } from '../texts/en.ts';
import { type Block, markdown } from './blocks.ts';
import { changes, type Release } from './changes.ts';
import { docsOverlay } from './docs-overlay.ts';
import { html } from './html.ts';
import { llms } from './llms.ts';
import { applyOverlay } from './overlay.ts';
import { page, redocTemplate } from './page.ts';
import { reference } from './reference.ts';
import { startPage } from './start-page.ts';

export interface Edition {
  texts: Texts;
  /** The description in the language of `texts`. */
  api: Description;
  /** The description in English, whose headings name the anchors of every edition. */
  original: Description;
  release: Release | undefined;
  /** Renders Redoc’s page from its template. */
  redoc(api: Description, template: string): Promise<string>;
}

/** The files of the site in one language, by their names. */
export async function site({ texts, api, original, release, redoc }: Edition): Promise<Map<string, string>> {
  const { title, summary, version } = api.info;
  const overlay = await docsOverlay(api, texts.knownValues);
  const enriched = applyOverlay(api, overlay);
  const everything = reference(enriched, original, texts);
  const head = (file: string, name?: string) => ({
    site: title,
    file,
    title: name ? `${name} – ${title}` : title,
    description: summary,
  });
  const own = (file: string, name: string | undefined, blocks: Block[]): [string, string] => [
    file,
    page({ ...head(file, name), main: html(blocks) }, texts),
  ];
  return new Map([
    own('index.html', undefined, startPage(api, original, texts)),
    own('plain.html', texts.pages.plain, everything),
    own('changes.html', texts.nav.changes, changes(version, release, texts)),
    [
      'reference.html',
      await redoc(enriched, redocTemplate(head('reference.html', texts.nav.reference), texts)),
    ],
    ['reference.md', markdown(everything)],
    ['llms.txt', llms(api, texts)],
    ['docs-overlay.json', `${JSON.stringify(overlay, null, 2)}\n`],
  ]);
}

import { readFile } from 'node:fs/promises';

export interface DocsOverlay {
  actions: { target: string; update: Record<string, unknown> }[];
}

export function docsFile(name: string): Promise<string> {
  return readFile(new URL(import.meta.resolve(`@helpcrunch-chats/docs/dist/${name}`)), 'utf8');
}

/** The description that a page with Redoc embeds. */
export async function shownDescription(page: string): Promise<Record<string, unknown>> {
  const [, embedded = ''] = /const __redoc_definition = (\{.*\});/.exec(await docsFile(page)) ?? [];
  return JSON.parse(embedded);
}

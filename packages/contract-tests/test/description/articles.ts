import { readdirSync, readFileSync } from 'node:fs';

/** The bodies that a published article shows, copied by hand and never derived from the description. */
export interface Article {
  article: string;
  url: string;
  operation: string;
  requests: Record<string, unknown>[];
  responses: Record<string, Record<string, unknown>>;
}

const folder = new URL('../../fixtures/', import.meta.url);

export const articles: Article[] = readdirSync(folder)
  .sort()
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

import { readdirSync, readFileSync } from 'node:fs';

/** What one published article shows, copied by hand: the description is tested against it, never the other way round. */
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

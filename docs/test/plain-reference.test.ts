import { describe, expect, test } from 'vitest';
import { languages, read, redocDefinition } from './support/dist.ts';

/** Every fact of the description: names, numbers and texts, with where they stand. */
function facts(node: unknown, place = '$'): [place: string, fact: string][] {
  if (typeof node !== 'object' || node === null) {
    return node === null || typeof node === 'boolean' ? [] : [[place, String(node)]];
  }
  return Object.entries(node).flatMap(([key, value]): [string, string][] => {
    const isName = /\.(properties|responses|paths|schemas|examples)$/.test(place);
    return [...(isName ? ([[place, key]] as [string, string][]) : []), ...facts(value, `${place}.${key}`)];
  });
}

/** What is about the description as a file, or follows from where something stands. */
const aside =
  /^\$\.(openapi|jsonSchemaDialect|info\.license|security\.)|\.(\$ref|lang|scheme)$|components\.examples$/;

const isProse = (place: string): boolean => /\.(description|summary|title)$/.test(place);

/** The words alone: marks of Markdown, line breaks and the tables’ borders do not count. */
const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function missingFrom(text: string, folder: string, prose: (markdown: string) => string): [string, string][] {
  const inWords = words(text);
  return facts(redocDefinition(folder)).filter(([place, fact]) => {
    if (aside.test(place)) return false;
    if (isProse(place)) return fact.split('\n').some((line) => !inWords.includes(words(prose(line))));
    return ![fact, JSON.stringify(fact).slice(1, -1)].some((form) => text.includes(form.trim()));
  });
}

describe.each(languages)('the plain reference (%s)', (folder) => {
  test('says everything that the description says', () => {
    const html = read(`${folder}plain.html`).replace(/<head>.*<\/head>|<script.*?<\/script>/gs, '');
    const page = html
      .replace(/<a href="(https:[^"]+)">(.*?)<\/a>/g, '$2 ($1)')
      .replace(/<\/?[a-z][^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    expect(missingFrom(page, folder, (line) => line.replace(/\]\((?!https:)[^)]+\)/g, ''))).toEqual([]);
  });

  test('says the same as Markdown', () => {
    expect(
      missingFrom(read(`${folder}reference.md`), folder, (line) => line.replaceAll('](#', '](plain.html#')),
    ).toEqual([]);
  });
});

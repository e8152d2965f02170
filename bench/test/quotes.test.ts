import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { QUOTING, updateQuotes } from '../quotes.ts';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

test.each(QUOTING)('%s quotes bench/results.md word for word', async (path) => {
  const text = await read(path);
  expect(text).toContain('<!-- bench ');
  expect(updateQuotes(text, await read('bench/results.md'))).toBe(text);
});

test('rejects a quote that the results do not have', () => {
  const text = 'It takes <!-- bench size -->1 kB<!-- /bench -->.';
  expect(updateQuotes(text, '<!-- bench size -->2 kB<!-- /bench -->')).toBe(text.replace('1 kB', '2 kB'));
  expect(() => updateQuotes(text, '')).toThrow('bench/results.md has no text named size');
});

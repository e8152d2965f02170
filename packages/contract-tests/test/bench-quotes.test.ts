import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { QUOTING, quote } from '../../../bench/quotes.ts';

const read = (path: string) => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');

test.each(QUOTING)('%s quotes what bench/results.md says', async (path) => {
  const text = await read(path);
  expect(text).toContain('<!-- bench ');
  expect(text).toBe(quote(await read('bench/results.md'), text));
});

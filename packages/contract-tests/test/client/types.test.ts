import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stockTypes } from '@helpcrunch-chats/scripts/stock-types';
import { beforeAll, expect, inject, test } from 'vitest';
import { compile } from '../support/compile.ts';
import { description } from '../support/description.ts';

const folder = mkdtempSync(join(inject('installed'), 'types-'));
let stock: string;
beforeAll(async () => {
  stock = await stockTypes();
});

const names = Object.keys(description.components.schemas);

/** Compiles only if each public type and its schema, as openapi-typescript reads it, are the same. */
const comparison = `import type * as client from '@helpcrunch-chats/client';
import type { components } from './stock.ts';

type Schemas = components['schemas'];
type Fits<A, B> = [A] extends [B] ? true : false;
type Same<A, B> = Fits<[A, B, keyof A, keyof B], [B, A, keyof B, keyof A]>;
function same<_Answer extends true>(): void {}
${names.map((name) => `same<Same<Schemas['${name}'], client.${name}>>();`).join('\n')}
`;

function compare(stock: string): string {
  writeFileSync(join(folder, 'stock.ts'), stock);
  writeFileSync(join(folder, 'comparison.ts'), comparison);
  return compile(folder, ['comparison.ts'], 'typescript');
}

test('the public types and the schemas of the description are the same, both ways', () => {
  expect(compare(stock)).toBe('');
});

test.each([
  [
    'a property that may be null',
    'assignee: components["schemas"]["Agent"] | null',
    'assignee: components["schemas"]["Agent"]',
  ],
  ['a property that may be missing', 'createdWith?:', 'createdWith:'],
  ['a property more', 'readByAgent?: boolean;', 'readByAgent?: boolean; readByNobody?: boolean;'],
])('the comparison notices %s', (_what, from, to) => {
  expect(stock).toContain(from);
  expect(compare(stock.replace(from, to))).toContain("error TS2344: Type 'false' does not satisfy");
});

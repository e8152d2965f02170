import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stockTypes } from '@helpcrunch-chats/scripts/stock-types';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { COMPILE_LIMIT, compile, type TypeScript } from '../support/compile.ts';
import { description } from '../support/description.ts';

const INSTANTIATION_LIMIT = 500;

const folder = mkdtempSync(join(inject('installed'), 'types-'));

test.concurrent.each<TypeScript>(['typescript-5.4', 'typescript-5.9', 'typescript'])(
  'the types allow what is right, forbid what is wrong, and cost little under %s',
  { timeout: COMPILE_LIMIT },
  async (typescript) => {
    copyFileSync(fileURLToPath(new URL('consumer.ts', import.meta.url)), join(folder, 'consumer.ts'));
    const output = await compile(folder, ['consumer.ts'], typescript, { extendedDiagnostics: true });
    expect(output).not.toContain('error TS');
    const [, count] = /Instantiations:\s+(\d+)/.exec(output) ?? [];
    console.log(`The consumer costs ${count} type instantiations under ${typescript}.`);
    expect(Number(count)).toBeLessThanOrEqual(INSTANTIATION_LIMIT);
  },
);

/** Compiles only if each public type and its schema, as openapi-typescript reads it, are the same. */
const comparison = (stock: string): string => `import type * as client from '@helpcrunch-chats/client';
import type { components } from './${stock}';

type Schemas = components['schemas'];
type Fits<A, B> = [A] extends [B] ? true : false;
type Same<A, B> = Fits<[A, B, keyof A, keyof B], [B, A, keyof B, keyof A]>;
function same<_Answer extends true>(): void {}
${Object.keys(description.components.schemas)
  .map((name) => `same<Same<Schemas['${name}'], client.${name}>>();`)
  .join('\n')}
`;

const CHANGES: [what: string, from: string, to: string][] = [
  [
    'a property that may be null',
    'assignee: components["schemas"]["Agent"] | null',
    'assignee: components["schemas"]["Agent"]',
  ],
  ['a property that may be missing', 'createdWith?:', 'createdWith:'],
  ['one more property', 'readByAgent?: boolean;', 'readByAgent?: boolean; readByNobody?: boolean;'],
];

describe('the public types', () => {
  let output: string;
  beforeAll(async () => {
    const stock = await stockTypes();
    const variants = [stock, ...CHANGES.map(([, from, to]) => stock.replace(from, to))];
    expect(new Set(variants).size).toBe(variants.length);
    for (const [index, variant] of variants.entries()) {
      writeFileSync(join(folder, `stock-${index}.ts`), variant);
      writeFileSync(join(folder, `comparison-${index}.ts`), comparison(`stock-${index}.ts`));
    }
    const files = variants.map((_, index) => `comparison-${index}.ts`);
    output = await compile(folder, files, 'typescript');
  }, COMPILE_LIMIT);

  test('are the schemas of the description, both ways', () => {
    expect(output).not.toContain('comparison-0.ts');
  });

  test.each(CHANGES.map(([what], index) => [what, index + 1] as const))(
    'differ from schemas with %s',
    (_what, index) => {
      expect(output).toMatch(
        new RegExp(`comparison-${index}\\.ts.*error TS2344: Type 'false' does not satisfy`),
      );
    },
  );
});

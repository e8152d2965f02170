import { copyFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, inject, test } from 'vitest';
import { compile } from '../support/compile.ts';

const SIZE_LIMIT = 5500;
const INSTANTIATION_LIMIT = 500;

const folder = mkdtempSync(join(inject('installed'), 'package-'));

test(`the four calls take at most ${SIZE_LIMIT} bytes of a bundle, minified and gzipped`, async () => {
  const entry = join(folder, 'calls.ts');
  copyFileSync(fileURLToPath(new URL('calls.ts', import.meta.url)), entry);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const size = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
  console.log(`The client takes ${size} bytes of a bundle.`);
  expect(size).toBeLessThanOrEqual(SIZE_LIMIT);
  expect(size).toBeGreaterThan(1000);
});

describe.each(['typescript-5.4', 'typescript-5.9', 'typescript'])('under %s', (typescript) => {
  function compiled(source: string, ...options: string[]): string {
    copyFileSync(fileURLToPath(new URL(source, import.meta.url)), join(folder, source));
    return compile(folder, [source], typescript, ...options);
  }

  test('the types let pass what is right, and stop what is wrong', () => {
    expect(compiled('consumer.ts')).toBe('');
  });

  test(`the four calls cost at most ${INSTANTIATION_LIMIT} type instantiations`, () => {
    const output = compiled('calls.ts', '--skipLibCheck', '--extendedDiagnostics');
    const [, count] = /Instantiations:\s+(\d+)/.exec(output) ?? [];
    console.log(`The four calls cost ${count} type instantiations under ${typescript}.`);
    expect(Number(count)).toBeLessThanOrEqual(INSTANTIATION_LIMIT);
  });
});

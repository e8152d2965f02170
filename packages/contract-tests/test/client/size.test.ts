import { copyFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';

const SIZE_LIMIT = 5500;

test(`the four calls take at most ${SIZE_LIMIT} bytes of a bundle, minified and gzipped`, async () => {
  const entry = join(mkdtempSync(join(inject('installed'), 'size-')), 'calls.ts');
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

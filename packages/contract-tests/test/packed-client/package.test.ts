import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../support/compile.ts';
import { type Packed, packClient } from '../support/packed.ts';

const SIZE_LIMIT = 5500;
const INSTANTIATION_LIMIT = 500;

let packed: Packed;
beforeAll(() => {
  packed = packClient();
});
afterAll(() => packed.remove());

const read = (name: string): string => readFileSync(join(packed.packageFolder, name), 'utf8');

describe('the packed package', () => {
  test('contains what users need and nothing else', () => {
    expect(readdirSync(packed.packageFolder, { recursive: true }).sort()).toEqual([
      'LICENSE',
      'README.md',
      'dist',
      join('dist', 'THIRD_PARTY_LICENSES'),
      join('dist', 'index.d.ts'),
      join('dist', 'index.js'),
      'package.json',
    ]);
  });

  test('brings no other package, and carries the licence of what it bundles', () => {
    const manifest = JSON.parse(read('package.json'));
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('peerDependencies');
    expect(manifest).toMatchObject({
      sideEffects: false,
      type: 'module',
      publishConfig: { provenance: true },
    });
    expect(read('dist/index.js')).not.toMatch(/^import .* from/m);
    expect(read('dist/THIRD_PARTY_LICENSES')).toMatch(/openapi-fetch[\s\S]*MIT License/);
  });

  test('names no tool in its types', () => {
    expect(read('dist/index.d.ts')).not.toMatch(/openapi-fetch|openapi-typescript|from ['"]/);
  });

  test('passes publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: packed.packageFolder, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('passes “are the types wrong”, apart from being ESM only', async () => {
    const result = await checkPackage(createPackageFromTarballData(readFileSync(packed.tarball)));
    expect(result.types).toEqual({ kind: 'included' });
    const problems = 'problems' in result ? result.problems : [];
    const legacy = ['node10', 'node16-cjs'];
    expect(
      problems.filter((problem) => !('resolutionKind' in problem && legacy.includes(problem.resolutionKind))),
    ).toEqual([]);
  });
});

test(`the four calls take at most ${SIZE_LIMIT} bytes of a bundle, minified and gzipped`, async () => {
  const entry = join(packed.folder, 'calls.ts');
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
    copyFileSync(fileURLToPath(new URL(source, import.meta.url)), join(packed.folder, source));
    return compile(packed.folder, source, typescript, ...options);
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

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticesOf } from '../licences.ts';
import packageJson from '../package.json' with { type: 'json' };

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'));
const read = (name: string): string => readFileSync(join(dist, name), 'utf8');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-bundle-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the published package', () => {
  test('has no dependencies', () => {
    const kinds = Object.keys(packageJson).filter((key) => /dependencies$/i.test(key));
    expect(kinds).toEqual(['devDependencies']);
    expect(Object.keys(packageJson.scripts).filter((name) => /install|prepare/.test(name))).toEqual([]);
  });

  test('imports nothing but its own files and Node.js', () => {
    // The bundler writes `__require` where it could not resolve a module.
    const imported = scripts.flatMap((name) =>
      [
        ...read(name).matchAll(
          /^(?:import|export)\b[^;]*?\bfrom "(.*?)"|\b(?:import|__require)\(?\s*"(.*?)"/gm,
        ),
      ].map(([, from, called]) => from ?? called ?? ''),
    );
    const own = imported.filter((name) => name.startsWith('./')).map((name) => name.slice(2));
    const others = imported.filter((name) => !name.startsWith('./'));
    expect(scripts).toEqual(expect.arrayContaining(own));
    expect(others.filter((name) => !isBuiltin(name))).toEqual([]);
    expect(others).toContain('node:http');
  });

  test('loads faker only on demand', () => {
    const loaded = new Set(['index.js']);
    for (const name of loaded) {
      for (const [, from = ''] of read(name).matchAll(/^(?:import|export)\b[^;]*?"\.\/(.*?)"/gm))
        loaded.add(from);
    }
    const withFaker = scripts.filter((name) => read(name).includes('/node_modules/@faker-js/faker/'));
    expect(withFaker).toHaveLength(1);
    expect([...loaded]).not.toEqual(expect.arrayContaining(withFaker));
    expect([...loaded].some((name) => read(name).includes('/node_modules/ajv/'))).toBe(true);
  });

  test('has types that import nothing', () => {
    expect(read('index.d.ts')).not.toMatch(/import|stoplight/);
  });

  test('works in production without any other package', { timeout: 60_000 }, async () => {
    const installed = join(folder, 'node_modules', packageJson.name);
    cpSync(dist, join(installed, 'dist'), { recursive: true });
    writeFileSync(join(installed, 'package.json'), JSON.stringify(packageJson));
    cpSync(new URL('./support/smoke.mjs', import.meta.url), join(folder, 'smoke.mjs'));
    const { stdout } = await promisify(execFile)(process.execPath, ['smoke.mjs'], {
      cwd: folder,
      // pnpm sets NODE_PATH so that scripts find all packages.
      env: { ...process.env, NODE_ENV: 'production', NODE_PATH: '' },
      timeout: 50_000,
    });
    expect(stdout).toBe('"works"\n');
  });
});

describe('the licences', () => {
  test('cover every bundled package', () => {
    // The bundler writes above each file where it comes from.
    const bundled = scripts.flatMap((name) =>
      [...read(name).matchAll(/^\/\/ .*\/node_modules\/((?:@[^/\n]+\/)?[^/\n]+)/gm)].map(([, from]) => from),
    );
    const titles = read('THIRD_PARTY_LICENSES').matchAll(
      /^(\S+) [\d.]+ \((MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause)\)$/gm,
    );
    expect(new Set([...titles].map(([, name]) => name))).toEqual(new Set(bundled));
    expect(bundled).toContain('@stoplight/prism-http');
  });

  const packageWith = (manifest: object, files: Record<string, string>): string => {
    const made = mkdtempSync(join(folder, 'package-'));
    writeFileSync(join(made, 'package.json'), JSON.stringify({ name: 'x', version: '1.0.0', ...manifest }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
    return made;
  };

  test('include a NOTICE file', async () => {
    const made = packageWith(
      { license: 'Apache-2.0' },
      { LICENSE: 'do\n', NOTICE: 'note\n', 'index.js': '' },
    );
    expect(await noticesOf(made)).toEqual([{ title: 'x 1.0.0 (Apache-2.0)', text: 'do\n\nnote' }]);
  });

  test.each([
    ['that are not allowed', { license: 'GPL-3.0' }, { LICENSE: 'do' }, 'x has the licence GPL-3.0'],
    ['that are missing', {}, { LICENSE: 'do' }, 'x has the licence undefined'],
    ['without a text', { license: 'Apache-2.0' }, { 'README.md': '' }, 'x has no text of its licence'],
    ['with only a notice', { license: 'MIT' }, { NOTICE: 'n' }, 'x has no text of its licence'],
  ])('%s stop the build', async (_, manifest, files, reason) => {
    await expect(noticesOf(packageWith(manifest, files as Record<string, string>))).rejects.toThrow(reason);
  });
});

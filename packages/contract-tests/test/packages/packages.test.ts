import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';

const installed = inject('installed');

test('npm installs nothing but the packages themselves, and runs none of their scripts', () => {
  const lock = JSON.parse(readFileSync(join(installed, 'package-lock.json'), 'utf8'));
  const { '': _, ...packages } = lock.packages as Record<string, object>;
  expect(Object.keys(packages)).toEqual(
    ['client', 'mock', 'openapi'].map((name) => `node_modules/@helpcrunch-chats/${name}`),
  );
  for (const entry of Object.values(packages)) {
    expect(entry).not.toHaveProperty('hasInstallScript');
    expect(entry).not.toHaveProperty('dependencies');
    expect(entry).not.toHaveProperty('peerDependencies');
  }
});

describe.each(['client', 'mock', 'openapi'])('the package %s', (name) => {
  const folder = join(installed, 'node_modules', '@helpcrunch-chats', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

  test('is published with provenance, and publicly', () => {
    expect(manifest).toMatchObject({ publishConfig: { access: 'public', provenance: true } });
  });
});

describe.each(['client', 'mock'])('the package %s', (name) => {
  const folder = join(installed, 'node_modules', '@helpcrunch-chats', name);
  const types = readFileSync(join(folder, 'dist', 'index.d.ts'), 'utf8');

  test('names no tool in its types', () => {
    expect(types).not.toMatch(/openapi-fetch|openapi-typescript|stoplight|from ['"](?!\.)/);
  });
});

test('the client is free of side effects and imports, and has the licence of the code that it bundles', () => {
  const folder = join(installed, 'node_modules', '@helpcrunch-chats', 'client');
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    sideEffects: false,
  });
  expect(readFileSync(join(folder, 'dist', 'index.js'), 'utf8')).not.toMatch(/^import .* from/m);
  expect(readFileSync(join(folder, 'dist', 'THIRD_PARTY_LICENSES'), 'utf8')).toMatch(
    /openapi-fetch[\s\S]*MIT License/,
  );
});

import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redoclyOutput } from '@helpcrunch-chats/openapi/tools/redocly';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { description } from '../support/description.ts';
import { type DocsOverlay, docsFile, shownDescription } from './dist.ts';

const path = (name: string): string => fileURLToPath(import.meta.resolve(name));
const published = path('@helpcrunch-chats/openapi/openapi.json');
const translation = path('@helpcrunch-chats/openapi/overlays/uk.yaml');

const LIMIT = { timeout: 60_000 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docs-'));
  await writeFile(join(folder, 'redocly.yaml'), 'telemetry: off\n');
});
afterAll(() => rm(folder, { recursive: true }));

/** The published description with overlays, applied by Redocly rather than by the docs. */
async function withOverlays(...overlays: string[]): Promise<typeof description> {
  const output = `${randomUUID()}.json`;
  const args = ['bundle', published, '--output', output];
  for (const overlay of overlays) args.push('--overlay', overlay);
  await redoclyOutput(args, { cwd: folder, timeout: LIMIT.timeout });
  return JSON.parse(await readFile(join(folder, output), 'utf8'));
}

describe.concurrent.each([
  ['', []],
  ['uk/', [translation]],
])('the description in %sreference.html', LIMIT, (language, translations) => {
  const overlay = `${language}docs-overlay.json`;

  test('is the published one with the overlays of the docs, and without tags', async () => {
    const expected = await withOverlays(...translations, path(`@helpcrunch-chats/docs/dist/${overlay}`));
    expect(await shownDescription(`${language}reference.html`)).toEqual(withoutTags(expected));
  });

  test('gains code samples and lists of known values, nothing else', async () => {
    const { actions }: DocsOverlay = JSON.parse(await docsFile(overlay));
    const before: unknown = JSON.parse(await docsFile(`${language}openapi.json`));
    for (const { target, update } of actions) {
      if (target.startsWith('$.paths')) {
        expect([target, Object.keys(update)]).toEqual([target, ['x-codeSamples']]);
      } else {
        const text = at(before, target).description;
        expect([target, Object.keys(update)]).toEqual([target, ['description']]);
        expect(update.description).toMatch(/\n\n[^\n]+: `[^\n]+`\.$/);
        expect(String(update.description).startsWith(`${text}\n\n`)).toBe(true);
      }
    }
  });
});

test.each(['openapi.yaml', 'openapi.json'])('the docs offer %s as it is published', async (name) => {
  expect(await docsFile(name)).toBe(await readFile(path(`@helpcrunch-chats/openapi/${name}`), 'utf8'));
});

test('the docs offer the Ukrainian description as its overlay makes it', LIMIT, async () => {
  expect(JSON.parse(await docsFile('uk/openapi.json'))).toEqual(await withOverlays(translation));
});

function withoutTags({ tags: _tags, paths, ...rest }: typeof description): unknown {
  const items = Object.entries(paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(item).map(([method, { tags: _own, ...operation }]) => [method, operation]),
    ),
  ]);
  return { ...rest, paths: Object.fromEntries(items) };
}

function at(node: unknown, target: string): { description: string } {
  return target
    .split('.')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], node) as never;
}

import { join } from 'node:path';
import { serve } from '@helpcrunch-chats/docs/serve';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { description, operations } from '../support/description.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve(join(inject('installed'), 'docs'), 0);
});
afterAll(() => server.close());

async function text(path: string): Promise<string> {
  const response = await fetch(server.url + path, { signal: AbortSignal.timeout(15_000) });
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
}

test.each(['', 'uk/'])('every page of the unpacked archive has every operation: /%s', async (folder) => {
  const pages = await Promise.all(
    ['plain.html', 'reference.html', 'reference.md'].map((name) => text(folder + name)),
  );
  for (const page of pages) {
    for (const { operationId, path } of operations) {
      expect(page).toContain(operationId);
      expect(page).toContain(path);
    }
  }
  expect(await text(folder)).toContain(`lang="${folder ? 'uk' : 'en'}"`);
});

test('the archive has the published description', async () => {
  expect(JSON.parse(await text('openapi.json'))).toEqual(description);
});

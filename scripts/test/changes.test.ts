import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import type { Change } from '@helpcrunch-chats/openapi/tools/changes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gate } from '../release/gate.ts';
import { type Api, independent, invisible, others } from './described-changes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-changes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, changes: { change(api: Api): void }[]): string {
  const api = structuredClone(description);
  for (const { change } of changes) change(api);
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(api));
  return file;
}

/** What the gate finds after all these changes, which starts Redocly once. */
async function found(changes: { change(api: Api): void }[]): Promise<Change[]> {
  const released = { version: '1.2.3', file: pathToFileURL(write('released.json', [])) };
  const now = { versions: { 'openapi/openapi.yaml': '1.2.3' }, coming: undefined };
  return (await gate(released, write('now.json', changes), now)).changes;
}

describe.each([
  ['independent changes', independent],
  ['other changes', others],
])('of %s', (_, described) => {
  let changes: Change[];
  beforeAll(async () => {
    changes = await found(described);
  });

  for (const { what, differences } of described) {
    test(`the gate rates ${differences[0]?.[0]}: ${what}`, () => {
      for (const [impact, where, message] of differences) {
        const here = changes.filter((change) => change.where === where);
        expect(here).toEqual([
          expect.objectContaining({ impact, message: expect.stringContaining(message) }),
        ]);
      }
    });
  }

  test('the gate finds no more', () => {
    const places = described.flatMap(({ differences }) => differences.map(([, where]) => where));
    expect(changes.map(({ where }) => where).sort()).toEqual(places.sort());
  });
});

test(`the gate rates patch what Redocly does not show: ${invisible.map(({ what }) => what).join('; ')}`, async () => {
  expect(await found(invisible)).toEqual([
    {
      impact: 'patch',
      kind: 'modified',
      where: '#',
      message: 'Something changed that `redocly diff` does not show.',
    },
  ]);
});

test('the gate finds nothing when only the version has changed', async () => {
  const raise = (api: Api) => {
    api.info.version = '9.9.9';
  };
  expect(await found([{ change: raise }])).toEqual([]);
});

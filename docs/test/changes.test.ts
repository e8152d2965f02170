import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markdown } from '../src/blocks.ts';
import { changes, changesSince } from '../src/changes.ts';
import { en } from '../texts/en.ts';
import { uk } from '../texts/uk.ts';
import { description, dist, read } from './support/dist.ts';

const current = new URL('openapi.json', dist);
let releases: URL;
beforeAll(async () => {
  releases = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'releases-'))}/`);
});
afterAll(() => rm(releases, { recursive: true }));

test('without a released version, this is the first release', async () => {
  expect(await changesSince(current, releases)).toBeUndefined();
  expect(markdown(changes('0.1.0', undefined, en))).toContain('First release');
});

test('the page shows what differs from the newest release, the worst first', async () => {
  const older = description();
  older.components.schemas.SettableChatStatus?.enum?.push('snoozed');
  delete older.components.schemas.Chat?.properties?.notes;
  await writeFile(new URL('README.md', releases), 'Not a release: it must not be taken for one.');
  await writeFile(new URL('0.2.0.yaml', releases), JSON.stringify(description()));
  await writeFile(new URL('0.10.0.yaml', releases), JSON.stringify(older));

  const release = await changesSince(current, releases);
  const page = markdown(changes('1.0.0', release, en));
  expect(page).toContain('## 1.0.0: Since 0.10.0');
  const breaking = page.indexOf('### Breaking');
  const added = page.indexOf('### Added');
  expect(page.slice(breaking, added)).toMatch(/SettableChatStatus.* – (modified|removed)/);
  expect(page.slice(added)).toMatch(/properties › notes` – added/);
  expect(markdown(changes('1.0.0', release, uk))).toContain('Після 0.10.0');
});

test('a release that is the same as now has no changes', async () => {
  await writeFile(new URL('0.11.0.yaml', releases), JSON.stringify(description()));
  expect(markdown(changes('0.11.0', await changesSince(current, releases), en))).toContain(en.noChanges);
});

test('the site says which release it shows', () => {
  expect(read('changes.html')).toContain(description().info.version);
});

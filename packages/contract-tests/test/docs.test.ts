import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { description } from './support/description.ts';

const page = new URL(import.meta.resolve('@helpcrunch-chats/docs/index.html'));

test('the description embedded in the docs equals the published one', async () => {
  const html = await readFile(page, 'utf8');
  const [, embedded] = /const __redoc_definition = (\{.*\});/.exec(html) ?? [];
  expect(JSON.parse(embedded ?? '')).toEqual(description);
});

test.each(['openapi.yaml', 'openapi.json'])('the docs offer %s as it is published', async (name) => {
  const published = await readFile(new URL(import.meta.resolve(`@helpcrunch-chats/openapi/${name}`)), 'utf8');
  expect(await readFile(new URL(name, page), 'utf8')).toBe(published);
});

describe('the docs in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test('render all four operations, without an error and without a request that leaves the machine', async () => {
    const problems: string[] = [];
    const tab = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    tab.setDefaultTimeout(10_000);
    tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    tab.on('pageerror', (error) => problems.push(error.message));
    tab.on('request', (request) => /^(file|data|blob):/.test(request.url()) || problems.push(request.url()));

    await tab.goto(page.href);
    await tab.getByRole('link', { name: 'Chats', exact: true }).first().click();
    for (const item of Object.values(description.paths)) {
      for (const { summary } of Object.values(item)) {
        await tab.getByRole('link', { name: summary }).first().click();
        await tab.getByRole('heading', { name: summary }).waitFor();
      }
    }
    expect(problems).toEqual([]);
  });
});

import { fileURLToPath } from 'node:url';
import { operations } from '@helpcrunch-chats/openapi/tools/reader';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { samplesOf } from '../src/code-samples.ts';
import { serve } from '../src/serve.ts';
import { description, dist, languages, ownPages, pages, redocDefinition } from './support/dist.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serve(fileURLToPath(dist), 0, '/some/path/')]);
});
afterAll(() => Promise.all([browser?.close(), server?.close()]));

const tabs: Page[] = [];
const problems: string[] = [];
afterEach(async () => {
  await Promise.all(tabs.splice(0).map((tab) => tab.context().close()));
  expect(problems.splice(0)).toEqual([]);
});

/** A tab that notes every error, and every request to another host. */
async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
  const tab = await context.newPage();
  tabs.push(tab);
  tab.setDefaultTimeout(10_000);
  tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  tab.on('pageerror', (error) => problems.push(error.message));
  tab.on('request', (request) => {
    const here = /^(file|data|blob):/.test(request.url()) || request.url().startsWith(server.url);
    if (!here) problems.push(`request to ${request.url()}`);
  });
  await tab.goto(url);
  return tab;
}

const heading = (tab: Page, text: string) => tab.getByRole('heading', { name: text }).first();

describe.each([
  ['from a folder', () => dist.href],
  ['from a sub-path of a host', () => server.url],
])('%s', (_where, root) => {
  test.each(pages)('%s renders', async (name) => {
    const tab = await open(root() + name);
    const api = description(name.startsWith('uk/') ? 'uk/' : '');
    await tab.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await tab.title()).toContain(api.info.title);
  });
});

describe.each(languages)('Redoc (%s)', (folder) => {
  const all = operations(redocDefinition(folder)).map(({ operation }) => operation);

  test('shows all operations in the menu without a click, and opens each', async () => {
    const tab = await open(`${dist.href}${folder}reference.html`);
    for (const { summary } of all) {
      await tab.getByRole('link', { name: summary }).first().click();
      await heading(tab, summary).waitFor();
    }
  });

  test('shows the sample of each language and the known values', async () => {
    const tab = await open(`${dist.href}${folder}reference.html#updateChatAssignee`);
    const panel = tab.locator('[data-section-id="/other/updatechatassignee"]');
    const samples = samplesOf(all.find(({ operationId }) => operationId === 'updateChatAssignee') ?? {});
    expect(samples.map(({ label }) => label)).toEqual(['cURL', 'TypeScript', 'Python', 'PHP']);
    let current = 'cURL';
    for (const { label, source } of samples) {
      await panel.getByRole('button', { name: current, exact: true }).first().click();
      await tab.getByRole('menuitem', { name: label, exact: true }).first().click();
      current = label;
      await expect.poll(async () => squeeze((await panel.textContent()) ?? '')).toContain(squeeze(source));
    }
    const { components } = redocDefinition(folder);
    const values = components.schemas.Chat?.properties?.status?.description.split('\n').at(-1) ?? '';
    expect(squeeze((await panel.textContent()) ?? '')).toContain(squeeze(values.replaceAll('`', '')));
  });

  test('is found by its search', async () => {
    const tab = await open(`${dist.href}${folder}reference.html`);
    await tab.getByText(/(Ctrl\+|⌘)K/).click();
    await tab.keyboard.type(folder ? 'прибрати' : 'unassign', { delay: 20 });
    const { summary = '' } = all.find(({ operationId }) => operationId === 'updateChatAssignee') ?? {};
    await tab.locator('[data-component-name="Search/SearchItem"]', { hasText: summary }).first().click();
    await heading(tab, summary).waitFor();
  });
});

/** Without white space: the browser lays code out in lines of its own. */
const squeeze = (text: string): string => text.replace(/\s+/g, '');

describe('the language switch', () => {
  test.each(['reference.html', 'plain.html'])('keeps the place on %s, there and back', async (name) => {
    const tab = await open(`${server.url}${name}#updateChatStatus`);
    const [english, ukrainian] = languages.map(
      (folder) =>
        operations(description(folder)).find(({ operation }) => operation.operationId === 'updateChatStatus')
          ?.operation.summary ?? '',
    );
    await expect.poll(() => heading(tab, english ?? '').evaluate(inView)).toBe(true);
    await tab.getByRole('link', { name: 'Українська' }).click();
    await tab.waitForURL(`**/uk/${name}#*`);
    await expect.poll(() => heading(tab, ukrainian ?? '').evaluate(inView)).toBe(true);
    await tab.getByRole('link', { name: 'English' }).click();
    await expect.poll(() => heading(tab, english ?? '').evaluate(inView)).toBe(true);
  });

  test('keeps a section of Redoc whose anchor depends on the language', async () => {
    const tab = await open(`${server.url}reference.html#rate-limit`);
    await tab.getByRole('link', { name: 'Українська' }).click();
    await expect.poll(() => heading(tab, 'Ліміт запитів').evaluate(inView)).toBe(true);
  });

  test('keeps the place of a reader who has scrolled', async () => {
    const tab = await open(`${server.url}index.html`);
    await heading(tab, 'Errors').evaluate((element) => element.scrollIntoView());
    await tab.getByRole('link', { name: 'Українська' }).click();
    await expect.poll(() => new URL(tab.url()).hash).toBe('#errors');
  });
});

/** As the page itself sees it: in the first third of the window. */
function inView(element: Element): boolean {
  const { top } = element.getBoundingClientRect();
  return top > -50 && top < innerHeight / 3;
}

describe('without JavaScript', () => {
  test.each(languages)('the reference (%s) leads to one that says how to unassign a chat', async (folder) => {
    const tab = await open(`${server.url}${folder}reference.html`, { javaScriptEnabled: false });
    await tab.locator('.bar nav a').nth(2).click();
    const table = tab.locator('table').first();
    await table.locator('a').nth(1).click();
    const text = await tab.locator('main').textContent();
    expect(text).toContain('--request PUT');
    expect(text).toContain('"assignee": null');
  });
});

test.each(ownPages)('%s fits a phone, and scrolls only up and down', async (name) => {
  const tab = await open(dist.href + name, { viewport: { width: 390, height: 844 } });
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('the printed plain reference shows what is folded away on the screen, and no navigation', async () => {
  const tab = await open(`${dist.href}plain.html`);
  const folded = tab.locator('details:not([open]) pre').first();
  expect(await folded.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }))).toBe(
    false,
  );
  await tab.emulateMedia({ media: 'print' });
  expect(await folded.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(50);
  expect(await tab.locator('.bar').isVisible()).toBe(false);
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { operations } from '@helpcrunch-chats/openapi/tools/reader';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { description, dist, languages, ownPages } from './support/dist.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function violations(
  name: string,
  colorScheme: 'light' | 'dark',
  wait = '',
): Promise<AxeResults['violations']> {
  const tab = await browser.newPage({
    colorScheme,
    bypassCSP: true,
    viewport: { width: 1440, height: 1000 },
  });
  try {
    await tab.goto(dist.href + name);
    await tab.getByRole('heading', { name: wait }).first().waitFor();
    await tab.evaluate(axe);
    const { violations } = (await tab.evaluate('axe.run()')) as AxeResults;
    return violations;
  } finally {
    await tab.close();
  }
}

const shown = ({ id, impact, nodes }: AxeResults['violations'][number]): string =>
  `${impact} ${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 120)}`;

/** What is wrong with Redoc’s own markup, which we do not change. Too little contrast is mended in `redoc.css`. */
const redocs: Record<string, string> = {
  'heading-order': 'It leaves out a level between an operation and its body.',
  'label-content-name-mismatch': 'Its menus are called by what they choose, not by what is chosen.',
  'page-has-heading-one': 'It takes the title off the page while that is scrolled away.',
  region: 'Its bar of tools stands outside of its landmarks.',
};

describe.each(['light', 'dark'] as const)('in %s colours', (colours) => {
  test.each(ownPages)('%s has no violation', async (name) => {
    expect((await violations(name, colours)).map(shown)).toEqual([]);
  });

  test.each(languages)('%sreference.html has no critical violation, and no new one', async (folder) => {
    const summary = operations(description(folder))[1]?.operation.summary;
    const found = await violations(`${folder}reference.html#updateChatAssignee`, colours, summary);
    expect(found.filter(({ id, impact }) => impact === 'critical' || !(id in redocs)).map(shown)).toEqual([]);
  });
});

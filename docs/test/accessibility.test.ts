import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../src/description.ts';
import { launchBrowser } from './support/browser.ts';
import { description, dist, languages, ownPages } from './support/dist.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function violations(name: string, colorScheme: 'light' | 'dark', wait = ''): Promise<AxeResults['violations']> {
  const tab = await browser.newPage({ colorScheme, bypassCSP: true, viewport: { width: 1440, height: 1000 } });
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

describe.each(['light', 'dark'] as const)('in %s colours', (colours) => {
  test.each(ownPages)('%s has no violation', async (name) => {
    expect((await violations(name, colours)).map(shown)).toEqual([]);
  });

  test.each(languages)('%sreference.html has no critical violation', async (folder) => {
    const summary = operations(description(folder))[1]?.operation.summary;
    const found = await violations(`${folder}reference.html#updateChatAssignee`, colours, summary);
    // These are Redoc’s.
    if (found.length > 0) console.log(found.map(shown).join('\n'));
    expect(found.filter(({ impact }) => impact === 'critical').map(shown)).toEqual([]);
  });
});

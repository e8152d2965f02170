import type { Browser } from 'playwright-core';

/**
 * Opens a page that shows the description, without access to other hosts.
 * Resolves to its first contentful paint and its total blocking time, in milliseconds.
 */
export async function openPage(browser: Browser, origin: string, path: string) {
  // Without a locale, as on a machine that sets none, Stoplight Elements fails.
  await using context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    locale: 'en-US',
  });
  await context.route(
    (url) => !url.href.startsWith(origin) && !/^(data|blob):/.test(url.protocol),
    (route) => route.abort(),
  );
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await tab.goto(origin + path, { timeout: 30_000 });
  // Looking for the text earlier would compete with painting it.
  await tab.waitForTimeout(500);
  await tab
    .getByText(/Four calls change a chat|Create a chat/)
    .first()
    .waitFor({ state: 'attached', timeout: 30_000 });
  await tab.waitForTimeout(200);
  return await tab.evaluate(() => {
    const { tasks } = globalThis as unknown as { tasks: number[] };
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    if (!paint) throw new Error('The page has painted nothing');
    return {
      paint: paint.startTime,
      blocked: tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
    };
  });
}

/**
 * Compares the pages of the site with other viewers of the same description, side by side in one run:
 * bytes, first contentful paint, total blocking time. Writes results.md.
 * The other viewers come from the package registry, into a temporary folder.
 */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../test/support/browser.ts';
import { serve } from './server.ts';
import { type Viewer, viewers } from './viewers.ts';

const ROUNDS = 7;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

interface Subject {
  name: string;
  path: string;
  files: string[];
}

interface Times {
  paint: number;
  blocked: number;
}

const temporary = await mkdtemp(join(tmpdir(), 'docs-bench-'));
try {
  const others = await Promise.all(viewers.map(install));
  const own = ['index.html', 'plain.html', 'reference.html'].map((file) => ({
    name: file,
    path: `site/${file}`,
    files: [join(dist, file)],
  }));
  const word = join(temporary, 'word.html');
  await writeFile(word, '<!doctype html><title>One word</title><p>Create a chat');
  const nothing = { name: 'a page of three words', path: 'temporary/word.html', files: [word] };
  const results = await measure([nothing, ...own, ...others]);
  await writeFile(new URL('results.md', import.meta.url), await report(results));
} finally {
  await rm(temporary, { recursive: true });
}

async function install({ name, package: id, files, page }: Viewer): Promise<Subject> {
  const folder = join(temporary, name);
  await mkdir(folder);
  const { stdout } = await promisify(execFile)('npm', ['pack', id, '--silent'], { cwd: folder });
  await promisify(execFile)('tar', ['-xzf', stdout.trim()], { cwd: folder });
  for (const file of files) await copyFile(join(folder, 'package', file), join(folder, basename(file)));
  await copyFile(join(dist, 'openapi.json'), join(folder, 'openapi.json'));
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">';
  await writeFile(join(folder, 'index.html'), `<!doctype html>${head}<title>${name}</title>${page}`);
  const needed = ['index.html', 'openapi.json', ...files.map((file) => basename(file))];
  return {
    name: id,
    path: `${encodeURIComponent(name)}/index.html`,
    files: needed.map((file) => join(folder, file)),
  };
}

/** The median of several rounds, in each of which every page is opened once. */
async function measure(subjects: Subject[]): Promise<[Subject, Times][]> {
  const folders = Object.fromEntries(
    viewers.map(({ name }) => [encodeURIComponent(name), join(temporary, name)]),
  );
  const server = await serve({ site: dist, temporary, ...folders });
  const browser = await launchBrowser();
  try {
    const rounds: Times[][] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const times: Times[] = [];
      for (const { path } of subjects) {
        times.push(await open(browser, server.url, path));
      }
      // The first round warms up the server and the browser.
      if (round > 0) rounds.push(times);
    }
    return subjects.map((subject, index) => [
      subject,
      {
        paint: median(rounds.map((times) => times[index]?.paint ?? Number.NaN)),
        blocked: median(rounds.map((times) => times[index]?.blocked ?? Number.NaN)),
      },
    ]);
  } finally {
    await browser.close();
    server.close();
  }
}

async function open(browser: Browser, origin: string, path: string): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  try {
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
    // Looking for the text any earlier would compete with painting it.
    await tab.waitForTimeout(500);
    await tab
      .getByText(/Four calls change a chat|Create a chat/)
      .first()
      .waitFor({ state: 'attached', timeout: 30_000 });
    await tab.waitForTimeout(200);
    return await tab.evaluate(() => {
      const { tasks } = globalThis as unknown as { tasks: number[] };
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return {
        paint: paint?.startTime ?? Number.NaN,
        blocked: tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
      };
    });
  } finally {
    await context.close();
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function report(results: [Subject, Times][]): Promise<string> {
  const isOther = ({ path }: Subject): boolean => !/^(site|temporary)\//.test(path);
  const fastest = Math.min(...results.filter(([subject]) => isOther(subject)).map(([, { paint }]) => paint));
  const rows = await Promise.all(
    results.map(async ([{ name, files }, { paint, blocked }]) => {
      const contents = await Promise.all(files.map((file) => readFile(file)));
      const total = (pack: (content: Buffer) => Buffer): string =>
        `${(contents.reduce((sum, content) => sum + pack(content).length, 0) / 1000).toFixed(1)} kB`;
      const times = [
        `${Math.round(paint)} ms`,
        `${(paint / fastest).toFixed(2)} ×`,
        `${Math.round(blocked)} ms`,
      ];
      return `| ${[name, total((content) => content), total((content) => gzipSync(content, { level: 9 })), total(brotliCompressSync), ...times].join(' | ')} |`;
    }),
  );
  return `# The site beside other viewers of the same description

Written by \`pnpm bench\` in \`docs/\`: medians of ${ROUNDS} rounds in one run of Chromium, from a server on the same machine.
The times depend on the machine; compare them with each other.
The ratio is to the fastest of the other viewers; the first row is what the browser itself takes.
Other hosts cannot be reached in this run, so nothing is counted that a viewer would load from elsewhere.

| Page | Bytes | gzip | brotli | First contentful paint | Ratio | Total blocking time |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

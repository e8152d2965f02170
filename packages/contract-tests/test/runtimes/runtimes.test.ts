import { execFile, spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launchBrowser } from '@helpcrunch-chats/docs/browser';
import { afterAll, beforeAll, expect, inject, type TestContext, test } from 'vitest';
import { startStandIn } from './stand-in.ts';

const EXPECTED = [
  'empty',
  'closed',
  404,
  'NotFoundError',
  'TimeoutError',
  'aborted',
  'UnexpectedResponseError',
  'no communication',
  '2020-10-28T06:00:00.000Z',
];
const LIMIT = { timeout: 30_000 };

const here = fileURLToPath(new URL('.', import.meta.url));
const mockSmoke = fileURLToPath(new URL('../../../mock/test/support/smoke.mjs', import.meta.url));
const installed = fileURLToPath(new URL('../../../../bench/peers/runtimes/node_modules', import.meta.url));
const nodeIn = (name: string): string => join(installed, name, 'bin', 'node');

const folder = inject('installed');
let api: Awaited<ReturnType<typeof startStandIn>>;

beforeAll(async () => {
  for (const name of readdirSync(here)) copyFileSync(join(here, name), join(folder, name));
  copyFileSync(mockSmoke, join(folder, 'mock.mjs'));
  api = await startStandIn();
});
afterAll(async () => {
  await api.close();
});

/** Skips the test, and says why, if the runtime has not been installed by `pnpm test:runtimes`. */
function need(runtime: string, context: TestContext): void {
  if (existsSync(runtime)) return;
  if (process.env.ALL_RUNTIMES) throw new Error(`${runtime} is missing.`);
  console.log(`Skipped ${context.task.name}: not installed; \`pnpm test:runtimes\` installs it.`);
  context.skip('not installed; `pnpm test:runtimes` installs it');
}

async function run(command: string, ...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(command, [...args, api.url], {
    cwd: folder,
    // Where pnpm runs something, it lets it find all packages. Deno would look for updates.
    env: { ...process.env, NODE_PATH: '', DENO_NO_UPDATE_CHECK: '1', DO_NOT_TRACK: '1' },
    ...LIMIT,
  });
  return JSON.parse(stdout);
}

const nodes: [name: string, command: string][] = [
  ['Node.js 20', nodeIn('node-20')],
  ['Node.js 22', nodeIn('node-22')],
  [`Node.js ${process.versions.node.split('.')[0]}`, process.execPath],
  ['Node.js 26', nodeIn('node-26')],
];

test.for(nodes)('the client runs on %s', LIMIT, async ([, command], context) => {
  need(command, context);
  expect(await run(command, 'main.mjs')).toEqual(EXPECTED);
});

test.for(nodes.slice(1))('require() of the client works on %s', LIMIT, async ([, command], context) => {
  need(command, context);
  expect(await run(command, 'main.cjs')).toEqual(EXPECTED);
});

// What it does on the Node.js that runs this is tested where it is built.
const others = nodes.filter(([name]) => /22|26/.test(name));
test.for(others)('the mock runs on %s', LIMIT, async ([, command], context) => {
  need(command, context);
  expect(await run(command, 'mock.mjs')).toBe('works');
});

test('the client runs on Bun', LIMIT, async (context) => {
  const bun = join(installed, '.bin', 'bun');
  need(bun, context);
  expect(await run(bun, 'main.mjs')).toEqual(EXPECTED);
});

test('the client runs on Deno', LIMIT, async (context) => {
  const deno = join(installed, '.bin', 'deno');
  need(deno, context);
  expect(await run(deno, 'run', '--allow-net=127.0.0.1', '--node-modules-dir=manual', 'main.mjs')).toEqual(
    EXPECTED,
  );
});

test('the client runs on workerd, the runtime of Cloudflare Workers', LIMIT, async (context) => {
  const workerd = join(installed, '.bin', 'workerd');
  need(workerd, context);
  const server = spawn(workerd, ['serve', 'worker.capnp', '--control-fd=1'], { cwd: folder });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      server.stdout.once('data', (line) => resolve(JSON.parse(line).port));
      server.stderr.on('data', (line) => reject(new Error(String(line))));
    });
    const url = `http://127.0.0.1:${port}/?api=${encodeURIComponent(api.url)}`;
    const response = await fetch(url, { signal: AbortSignal.timeout(LIMIT.timeout) });
    expect(await response.json()).toEqual(EXPECTED);
  } finally {
    server.kill();
  }
});

test('the client runs in a browser', LIMIT, async () => {
  const page = `<!doctype html><script type="module">
    import * as client from './node_modules/@helpcrunch-chats/client/dist/index.js';
    import { smoke } from './smoke.mjs';
    let refused;
    try { client.createChatsClient({ apiKey: 'smoke-key' }); } catch (error) { refused = error.name; }
    const results = await smoke(client, '${api.url}', { dangerouslyAllowBrowser: true });
    globalThis.results = [refused, ...results];
  </script>`;
  const server = createServer((request, response) => {
    const path = request.url === '/' ? undefined : join(folder, request.url ?? '');
    response.setHeader('content-type', path ? 'text/javascript' : 'text/html');
    response.end(path && existsSync(path) ? readFileSync(path) : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const results = await tab.waitForFunction('globalThis.results', undefined, { timeout: LIMIT.timeout });
    expect(await results.jsonValue()).toEqual(['ConfigurationError', ...EXPECTED]);
  } finally {
    await browser.close();
    server.close();
  }
});

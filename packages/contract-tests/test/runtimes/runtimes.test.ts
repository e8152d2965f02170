import { execFile, spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launchBrowser } from '@helpcrunch-chats/docs/browser';
import { afterEach, beforeAll, beforeEach, expect, inject, type TestContext, test } from 'vitest';
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
const LIMIT = { timeout: 120_000 };

const here = fileURLToPath(new URL('.', import.meta.url));
const mockSmoke = new URL('../test/support/smoke.mjs', import.meta.resolve('@helpcrunch-chats/mock'));

/** Where `pnpm test:runtimes` has installed the other runtimes. */
const runtimes = process.env.RUNTIMES && join(resolve(process.env.RUNTIMES), 'node_modules');
const nodeIn = (name: string): string => join(name, 'bin', 'node');

const folder = inject('installed');
let api: Awaited<ReturnType<typeof startStandIn>>;

beforeAll(() => {
  for (const name of readdirSync(here)) copyFileSync(join(here, name), join(folder, name));
  copyFileSync(mockSmoke, join(folder, 'mock.mjs'));
});
beforeEach(async () => {
  api = await startStandIn();
});
afterEach(() => api.close());

/** Where a runtime is. Skips the test, and says why, if it is not installed. */
function find(runtime: string, { task, skip }: TestContext): string {
  if (runtime === process.execPath) return runtime;
  if (runtimes) return join(runtimes, runtime);
  const reason = 'only `pnpm test:runtimes` installs it';
  console.log(`Skipped ${task.name}: ${reason}`);
  return skip(reason);
}

async function run(command: string, ...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(command, [...args, api.url], {
    cwd: folder,
    // Under pnpm it would let Node.js find all packages of the workspace. Deno would look for updates.
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
  expect(await run(find(command, context), 'main.mjs')).toEqual(EXPECTED);
});

test.for(nodes.slice(1))('require() of the client works on %s', LIMIT, async ([, command], context) => {
  expect(await run(find(command, context), 'main.cjs')).toEqual(EXPECTED);
});

// The tests of the mock run it on the Node.js of the workspace.
const others = nodes.filter(([name]) => /22|26/.test(name));
test.for(others)('the mock runs on %s', LIMIT, async ([, command], context) => {
  expect(await run(find(command, context), 'mock.mjs')).toBe('works');
});

test('the client runs on Bun', LIMIT, async (context) => {
  const bun = find(join('.bin', 'bun'), context);
  expect(await run(bun, 'main.mjs')).toEqual(EXPECTED);
});

test('the client runs on Deno', LIMIT, async (context) => {
  const deno = find(join('.bin', 'deno'), context);
  expect(await run(deno, 'run', '--allow-net=127.0.0.1', '--node-modules-dir=manual', 'main.mjs')).toEqual(
    EXPECTED,
  );
});

test('the client runs on workerd, the runtime of Cloudflare Workers', LIMIT, async (context) => {
  const workerd = find(join('.bin', 'workerd'), context);
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
    let rejected;
    try { client.createChatsClient({ apiKey: 'smoke-key' }); } catch (error) { rejected = error.name; }
    const results = await smoke(client, '${api.url}', { dangerouslyAllowBrowser: true });
    globalThis.results = [rejected, ...results];
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

import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type MockServer, startMock } from '@helpcrunch-chats/mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examples, responseBody } from '../support/description.ts';

interface Block {
  heading: string;
  /** What follows `ts` on the fence. */
  needs: string;
  code: string;
}

// Inside the workspace, so that the packages are found as users would find them.
const folder = fileURLToPath(new URL('../../.readme', import.meta.url));
const preload = fileURLToPath(new URL('preload.mjs', import.meta.url));
const readme = readFileSync(new URL('../../../client/README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/```ts ?(.*)\n([\s\S]*?)```/g)].map((match): Block => {
  const headings = readme.slice(0, match.index).match(/^#+ .*$/gm) ?? [];
  return { heading: headings.at(-1)?.replace(/^#+ /, '') ?? '', needs: match[1] ?? '', code: match[2] ?? '' };
});

/** What each block prints, by the heading above it. Wherever a block is added, its output is to be added here. */
const OUTPUT: Record<string, string> = {
  '@helpcrunch-chats/client': 'closed',
  Errors: 'No such chat: not_fount',
  'Without exceptions': 'Chat for ID "%s" was not found',
  'Retries and timeouts': '',
  'Rate limit': '',
  Cancellation: 'Not any more',
  'Values and times': 'true true null',
  'Testing your code': '8738438',
};

let mock: MockServer;
let redis: ChildProcess | undefined;
let redisUrl = '';

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  blocks.forEach(({ code }, index) => {
    writeFileSync(join(folder, `${index}.ts`), code);
  });
  mock = await startMock({ port: 0 });
  const [, chat] = examples(responseBody('updateChatStatus', 200))[0] ?? [];
  for (const id of [5214000, 5215752, 5215766]) mock.mock.chats.seed({ ...(chat as object), id } as never);
  redisUrl = await startRedis();
});
afterAll(async () => {
  redis?.kill();
  await mock.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a Redis server of our own, and resolves to its URL; empty where Redis is not installed. */
async function startRedis(): Promise<string> {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
  const server = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', ''], {
    cwd: folder,
  });
  redis = server;
  return new Promise((resolve) => {
    server.once('error', () => resolve(''));
    server.stdout.on(
      'data',
      (line) => String(line).includes('Ready to accept') && resolve(`redis://127.0.0.1:${port}`),
    );
  });
}

async function run(index: number): Promise<string> {
  const env = { ...process.env, HELPCRUNCH_API_KEY: 'test-key', MOCK_URL: mock.url, REDIS_URL: redisUrl };
  const args = ['--import', preload, `${index}.ts`];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    env,
    timeout: 15_000,
  });
  expect(stderr).toBe('');
  return stdout.trim();
}

test('every block of code in the README of the client compiles', { timeout: 30_000 }, () => {
  const compilerOptions = {
    target: 'es2023',
    module: 'nodenext',
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  expect(execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })).toBe('');
});

test.for(blocks.map((block, index) => ({ ...block, index })))(
  'the block under “$heading” runs ($needs)',
  { timeout: 20_000 },
  async ({ heading, needs, index }, context) => {
    if (needs === 'redis' && !redisUrl) {
      console.log(`Skipped the block with Redis under “${heading}”: redis-server is not installed.`);
      context.skip('redis-server is not installed');
    }
    const before = mock.mock.requests.length;
    expect(await run(index)).toBe(OUTPUT[heading]);
    // One is aborted before it is sent, one has a mock of its own.
    if (!['Cancellation', 'Testing your code'].includes(heading))
      expect(mock.mock.requests.length).toBeGreaterThan(before);
  },
);

test('the limiter over Redis lets 60 requests through in a window, and holds the next', {
  timeout: 20_000,
}, async (context) => {
  const index = blocks.findIndex(({ needs }) => needs === 'redis');
  if (!redisUrl) return context.skip('redis-server is not installed');
  const code = blocks[index]?.code ?? '';
  const many = code
    .replace(
      /await chats\.updateChatStatus[\s\S]*$/,
      `const held = AbortSignal.timeout(1500);
let sent = 0;
const calls = Array.from({ length: 70 }, () =>
  chats.updateChatStatus({ id: 5215752, status: 'closed' }, { signal: held }).then(() => sent++, () => {}));
await Promise.all(calls);
console.log(sent);
await redis.close();
`,
    )
    .replace("consume('helpcrunch')", "consume('another account')");
  writeFileSync(join(folder, `${blocks.length}.ts`), many);
  expect(await run(blocks.length)).toBe('60');
});

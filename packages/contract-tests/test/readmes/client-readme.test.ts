import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { afterAll, expect, inject, test } from 'vitest';
import { testReadme } from './readme.ts';

const MISSING = 'redis-server is not installed';

let redis: ChildProcess | undefined;
const REDIS_URL = await startRedis();
afterAll(() => {
  redis?.kill();
});

const { blocks, run } = testReadme('packages/client', ({ note }) =>
  note === 'redis' ? (REDIS_URL ? { REDIS_URL } : MISSING) : {},
);

/** Starts a Redis server of our own, and resolves to its URL; empty where Redis is not installed. */
async function startRedis(): Promise<string> {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
  const server = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', ''], {
    cwd: inject('installed'),
  });
  redis = server;
  return new Promise((resolve) => {
    server.once('error', () => resolve(''));
    server.once('exit', () => resolve(''));
    server.stdout.on(
      'data',
      (line) => String(line).includes('Ready to accept') && resolve(`redis://127.0.0.1:${port}`),
    );
  });
}

test('the limiter over Redis lets 60 requests through in a window, and holds the next', {
  timeout: 20_000,
}, async ({ skip }) => {
  if (!REDIS_URL) return skip(MISSING);
  const { code = '' } = blocks.find(({ note }) => note === 'redis') ?? {};
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
  expect(await run('many.ts', many, { REDIS_URL })).toEqual({ exitCode: 0, stdout: '60\n', stderr: '' });
});

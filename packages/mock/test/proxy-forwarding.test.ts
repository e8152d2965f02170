import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { chat, send, VALID } from './support/exchanges.ts';
import { setUpProxy } from './support/proxy-set-up.ts';

const setUp = setUpProxy();
afterEach(() => {
  vi.restoreAllMocks();
});

test('passes a valid exchange on as it is', async () => {
  await setUp.start();
  setUp.upstream.behaviour = {
    status: 200,
    type: 'application/json',
    body: JSON.stringify(chat, null, 3),
    headers: { 'x-trace': '7' },
  };
  const response = await send(setUp.proxy.url, VALID, '/v1/chats/status?a=b', { 'x-mine': 'yes' });
  expect([response.status, response.headers.get('x-trace'), await response.text()]).toEqual([
    200,
    '7',
    JSON.stringify(chat, null, 3),
  ]);
  expect(setUp.upstream.received).toMatchObject([
    {
      method: 'PUT',
      url: '/v1/chats/status?a=b',
      headers: {
        authorization: 'Bearer secret-key',
        'x-mine': 'yes',
        host: new URL(setUp.upstream.url).host,
      },
      body: VALID,
    },
  ]);
  expect(setUp.violations).toEqual([]);
  expect(await setUp.proxy.close()).toBe(0);
});

test('understands a compressed answer and passes it on uncompressed', async () => {
  await setUp.start();
  const headers = { 'content-encoding': 'gzip' };
  setUp.upstream.behaviour = {
    status: 200,
    type: 'application/json',
    body: gzipSync(JSON.stringify(chat)),
    headers,
  };
  const response = await send(setUp.proxy.url, VALID);
  expect([response.headers.get('content-encoding'), await response.json()]).toEqual([null, chat]);
  expect(setUp.violations).toEqual([]);
});

test('finds nothing wrong with a byte order mark, and passes it on', async () => {
  await setUp.start();
  setUp.upstream.behaviour = { status: 200, type: 'application/json', body: `\uFEFF${JSON.stringify(chat)}` };
  const response = await send(setUp.proxy.url, `\uFEFF${VALID}`);
  expect([response.status, Buffer.from(await response.bytes()).toString()]).toEqual([
    200,
    setUp.upstream.behaviour.body,
  ]);
  expect(setUp.upstream.received.map(({ body }) => body)).toEqual([`\uFEFF${VALID}`]);
  expect(setUp.violations).toEqual([]);
});

test('says in words that the upstream takes too long', async () => {
  await setUp.start();
  setUp.upstream.behaviour = 'hang';
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms === 30_000 ? 50 : ms));
  const message = 'The upstream gave no complete answer: The operation was aborted due to timeout';
  const response = await send(setUp.proxy.url, VALID);
  expect([response.status, await response.json()]).toEqual([
    502,
    { code: 'mock_upstream_failed', message: `${message}.` },
  ]);
  expect(setUp.violations).toMatchObject([{ in: 'response', status: null, message }]);
});

import { once } from 'node:events';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { TIMEOUT } from '../support/call.ts';
import { chat, good, VALID } from '../support/exchanges.ts';
import { setUpProxy } from '../support/proxy-set-up.ts';
import { send } from '../support/sockets.ts';

const setUp = setUpProxy();
afterEach(() => {
  vi.restoreAllMocks();
});

/** Sends what `fetch` would not. */
async function sendAnything(
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
  body: string | Buffer,
) {
  const { hostname, port } = new URL(setUp.proxy.url);
  const length = { 'content-length': Buffer.byteLength(body) };
  const all = {
    authorization: 'Bearer secret-key',
    'content-type': 'application/json',
    ...length,
    ...headers,
  };
  const outgoing = request({ hostname, port, method, path, headers: all, timeout: TIMEOUT });
  outgoing.on('timeout', () => outgoing.destroy(new Error('The proxy did not respond')));
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(text) };
}

test('passes a valid request and its response on unchanged', async () => {
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
        'content-length': String(VALID.length),
        'x-mine': 'yes',
        host: new URL(setUp.upstream.url).host,
      },
      body: VALID,
    },
  ]);
  expect(setUp.violations).toEqual([]);
  expect(await setUp.proxy.close()).toBe(0);
});

test('decompresses a response and passes it on uncompressed', async () => {
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

test('accepts a byte order mark, and passes it on', async () => {
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

test('drops the headers that Connection names, in both directions', async () => {
  await setUp.start();
  setUp.upstream.behaviour = {
    status: 200,
    type: 'application/json',
    body: JSON.stringify(chat),
    headers: { connection: 'X-Hop, keep-alive', 'x-hop': '1', 'x-trace': '7' },
  };
  const headers = { connection: 'X-Mine , close', 'x-mine': '1', 'x-other': '2', te: 'trailers' };
  const response = await sendAnything('PUT', '/v1/chats/status', headers, VALID);
  expect(response.body).toEqual(chat);
  expect(response.headers).toMatchObject({ 'x-trace': '7' });
  expect(response.headers).not.toHaveProperty('x-hop');
  const [received] = setUp.upstream.received;
  expect(received?.headers).toMatchObject({ 'x-other': '2', 'content-type': 'application/json' });
  for (const name of ['x-mine', 'te']) expect(received?.headers).not.toHaveProperty(name);
});

test('forwards a compressed body with its content encoding', async () => {
  await setUp.start({ forwardInvalid: true });
  setUp.upstream.behaviour = good;
  const headers = { 'content-encoding': 'gzip' };
  const response = await sendAnything('PUT', '/v1/chats/status', headers, gzipSync(VALID));
  expect([response.status, response.body]).toEqual([200, chat]);
  expect(setUp.upstream.received[0]?.headers).toMatchObject(headers);
});

test.each([
  ['GET', '/v1/chats', '/v1/chats does not allow GET, only POST'],
  ['TRACE', '/v1/chats', '/v1/chats does not allow TRACE, only POST'],
  ['OPTIONS', '*', 'The description has no path *'],
])('reports a request that cannot be forwarded as invalid: %s', async (method, path, message) => {
  await setUp.start({ forwardInvalid: true });
  const { status, headers, body } = await sendAnything(method, path, {}, VALID);
  const messages = [message, expect.stringMatching(/^The request cannot be forwarded: ./)];
  expect([status, headers['x-mock-error'], body.violations]).toEqual([400, 'mock_not_forwarded', messages]);
  expect(setUp.violations.map(({ in: where, status, message }) => [where, status, message])).toEqual(
    messages.map((message) => ['request', null, message]),
  );
  expect(setUp.upstream.received).toEqual([]);
});

test('reports in words that the upstream takes too long', async () => {
  await setUp.start();
  setUp.upstream.behaviour = 'hang';
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms === 30_000 ? 50 : ms));
  const message = 'The upstream sent no complete response: The operation was aborted due to timeout';
  const response = await send(setUp.proxy.url, VALID);
  expect([response.status, await response.json()]).toEqual([
    502,
    { code: 'mock_upstream_failed', message: `${message}.` },
  ]);
  expect(setUp.violations).toMatchObject([{ in: 'response', status: null, message }]);
});

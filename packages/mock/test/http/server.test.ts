import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import {
  type Chat,
  createMock,
  type MockServer,
  type MockServerOptions,
  startMock,
} from '../../src/index.ts';
import { TIMEOUT, VALID_HEADERS } from '../support/call.ts';
import { NEW_CHAT, send, socketTo } from '../support/sockets.ts';

const servers: MockServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function start(options: MockServerOptions = {}): Promise<MockServer> {
  const server = await startMock({ ...options, port: 0 });
  servers.push(server);
  return server;
}

test('has a mock that holds its chats and requests', async () => {
  const server = await start();
  const chat = (await (await send(server.url, NEW_CHAT, '/v1/chats')).json()) as Chat;
  expect(server.mock.chats.get(chat.id)).toEqual(chat);
  const closed = await send(server.url, JSON.stringify({ id: chat.id, status: 'closed' }));
  expect([closed.status, await closed.json()]).toMatchObject([200, { id: chat.id, closedBy: 'agent' }]);
  expect(server.mock.requests.map(({ status }) => status)).toEqual([201, 200]);
});

test('responds exactly like the mock in process', async () => {
  const server = await start();
  const mock = createMock();
  const bodies = [
    '{"id":1,"status":"new"}',
    '{"id":1}',
    '{',
    '',
    '\uFEFF{"id":1,"status":"new"}',
    '"é',
    '\uD800',
  ];
  for (const body of bodies) {
    const init = { method: 'PUT', headers: VALID_HEADERS, body, signal: AbortSignal.timeout(TIMEOUT) };
    const [overSocket, inProcess] = await Promise.all([
      fetch(`${server.url}/v1/chats/status?a=b`, init),
      mock.fetch('http://mock/v1/chats/status?a=b', init),
    ]);
    expect([overSocket.status, await overSocket.text()]).toEqual([inProcess.status, await inProcess.text()]);
  }
});

test.each(['//x/v1/chats', '/v1/chats?a=b', '/v1//chats', '//', '/v1/chats#a', '/x:y@z/v1/chats'])(
  'reads a path like the mock in process: %s',
  async (path) => {
    const server = await start();
    const { fetch } = createMock();
    const [overSocket, inProcess] = await Promise.all([
      send(server.url, NEW_CHAT, path),
      fetch(`http://mock${path}`, { method: 'PUT', body: NEW_CHAT, signal: AbortSignal.timeout(TIMEOUT) }),
    ]);
    expect([overSocket.status, await overSocket.text()]).toEqual([inProcess.status, await inProcess.text()]);
  },
);

test('accepts an absolute URL, as clients send it to a proxy', async () => {
  const socket = await socketTo((await start()).url);
  socket.write('GET http://api.helpcrunch.com/v1/chats?a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(await text(socket)).toContain('"message":"/v1/chats does not allow GET, only POST."');
});

test('reads a body that arrives in pieces', async () => {
  const pieces = new ReadableStream({
    async start(controller) {
      for (const byte of new TextEncoder().encode(NEW_CHAT)) {
        controller.enqueue(new Uint8Array([byte]));
        await Promise.resolve();
      }
      controller.close();
    },
  });
  expect((await send((await start()).url, pieces, '/v1/chats')).status).toBe(201);
});

test('rejects a body above the limit, with and without a content length', async () => {
  const server = await start({ bodyLimit: 1000 });
  const stream = new Blob(['x'.repeat(300_000)]).stream();
  for (const body of ['x'.repeat(300_000), stream]) {
    const response = await send(server.url, body, '/v1/chats');
    expect([response.status, await response.json()]).toEqual([
      413,
      { code: 'mock_body_too_large', message: 'The body is larger than 1000 bytes.' },
    ]);
  }
});

test('rejects what is not HTTP, and closes the connection', async () => {
  const socket = await socketTo((await start()).url);
  socket.write('HELLO?\r\n\r\n');
  const response = await text(socket);
  expect(response).toMatch(/^HTTP\/1.1 400 Bad Request\r\n.*x-mock-error: mock_bad_http\r\n/s);
  expect(response).toContain('{"code":"mock_bad_http","message":"Bad Request."}');
});

test('rejects headers that are too large', async () => {
  const response = await fetch((await start()).url, {
    headers: { 'x-large': 'x'.repeat(20_000) },
    signal: AbortSignal.timeout(TIMEOUT),
  });
  expect([response.status, await response.json()]).toMatchObject([431, { code: 'mock_bad_http' }]);
});

test('keeps connections alive', async () => {
  const server = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports = new Set<number | undefined>();
  for (let i = 0; i < 5; i++) {
    const outgoing = request(`${server.url}/v1/chats`, { method: 'POST', agent, timeout: TIMEOUT });
    outgoing.end(NEW_CHAT);
    const [response] = await once(outgoing, 'response');
    ports.add(outgoing.socket?.localPort);
    response.resume();
    await once(response, 'end');
  }
  agent.destroy();
  expect(ports.size).toBe(1);
});

test('serves hundreds of clients at once, each with its own chat', async () => {
  const server = await start();
  const ids = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      const request = JSON.stringify({ customer: index + 1, application: 1 });
      const response = await send(server.url, request, '/v1/chats');
      const chat = (await response.json()) as Chat;
      expect(chat.customer.id).toBe(index + 1);
      const body = JSON.stringify({ id: chat.id, assignee: index + 1 });
      const assigned = (await (await send(server.url, body, '/v1/chats/assignee')).json()) as Chat;
      expect([assigned.id, assigned.customer.id, assigned.assignee.id]).toEqual([
        chat.id,
        index + 1,
        index + 1,
      ]);
      return chat.id;
    }),
  );
  expect(new Set(ids).size).toBe(300);
  expect(server.mock.chats.size).toBe(300);
});

test('rejects when the port is taken', async () => {
  const { port } = new URL((await start()).url);
  await expect(startMock({ port: Number(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type MockServer, startMock } from '../src/index.ts';

const servers: MockServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function start(): Promise<MockServer> {
  const server = await startMock({ port: 0 });
  servers.push(server);
  return server;
}

function put(server: MockServer, body: string): Promise<Response> {
  return fetch(`${server.url}/v1/chats/status`, {
    method: 'PUT',
    headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(5000),
  });
}

test('answers with the example of the description', async () => {
  const response = await put(await start(), '{"id":5215752,"status":"opened"}');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ id: 5215752, status: 'opened', assignee: null });
});

test.each(['{"id":5215752,', '{', 'null,', '{"id":1}}', "{'id':1}"])(
  'answers malformed JSON at once: %s',
  async (body) => {
    const started = performance.now();
    const response = await put(await start(), body);
    expect(performance.now() - started).toBeLessThan(4000);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [{ code: 'invalid_request', message: 'The body is not JSON' }],
    });
  },
);

test('answers a body without a status in the shape of the API', async () => {
  const response = await put(await start(), '{"id":5215752}');
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ code: 'invalid_request' }, {}, {}] });
});

test('rejects when the port is taken', async () => {
  const { port } = new URL((await start()).url);
  await expect(startMock({ port: Number(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('closes with a connection still open', async () => {
  const server = await start();
  const { port, hostname } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve) => socket.once('connect', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await server.close();
  await closed;
  await expect(put(server, '{}')).rejects.toThrow();
});

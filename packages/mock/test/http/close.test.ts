import { once } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type MockServer, type MockServerOptions, startMock } from '../../src/index.ts';
import { NEW_CHAT, send, socketTo } from '../support/sockets.ts';

describe('close', () => {
  let server: MockServer;
  async function start(options: MockServerOptions = {}): Promise<void> {
    server = await startMock({ ...options, port: 0 });
  }
  afterEach(async () => {
    vi.useRealTimers();
    await server.close();
  });

  /** Sends requests that wait for a latency which only a test can end. Returns when the server has them all. */
  async function sendPending(count: number): Promise<Promise<Response>[]> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const responses = Array.from({ length: count }, () => send(server.url, NEW_CHAT, '/v1/chats'));
    while (server.mock.requests.length < count) await new Promise((resolve) => setImmediate(resolve));
    return responses;
  }

  test('frees the port', async () => {
    await start();
    await server.close();
    await expect(socketTo(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('ends a connection that has sent nothing', async () => {
    await start();
    const socket = await socketTo(server.url);
    const closed = once(socket, 'close');
    await server.close();
    await closed;
  });

  test('lets pending requests finish', async () => {
    await start({ latency: 999 });
    const responses = await sendPending(20);
    const closed = server.close();
    await vi.advanceTimersByTimeAsync(999);
    expect((await Promise.all(responses)).map(({ status }) => status)).toEqual(responses.map(() => 201));
    await closed;
  });

  test('ends pending requests after a second', async () => {
    await start({ latency: 60_000 });
    const [response] = await sendPending(1);
    const rejected = expect(response).rejects.toThrow(TypeError);
    const timers = vi.getTimerCount();
    const closed = server.close();
    expect(vi.getTimerCount()).toBe(timers + 1);
    await vi.advanceTimersByTimeAsync(999);
    expect(vi.getTimerCount()).toBe(timers + 1);
    await vi.advanceTimersByTimeAsync(1);
    await closed;
    await rejected;
  });

  // On the real clock, because the promise is about a socket.
  test('ends an upload that has stalled', async () => {
    await start();
    const socket = await socketTo(server.url);
    socket.on('error', () => {});
    socket.write(
      'POST /v1/chats HTTP/1.1\r\nHost: mock\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n',
    );
    const [response] = await once(socket.setEncoding('utf8'), 'data');
    expect(response).toMatch(/^HTTP\/1\.1 100 /);
    socket.write('{');
    const closed = once(socket, 'close');
    await server.close();
    await closed;
  });
});

test('100 servers leave no sockets and no listeners behind', async () => {
  const sockets = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length;
  const listeners = () => process.listenerCount('SIGINT') + process.listenerCount('uncaughtException');
  const before = { sockets: sockets(), listeners: listeners() };
  for (let i = 0; i < 100; i++) {
    const server = await startMock({ port: 0 });
    if (i % 10 === 0) expect((await send(server.url, NEW_CHAT, '/v1/chats')).status).toBe(201);
    await server.close();
  }
  await expect.poll(sockets, { timeout: 10_000 }).toBeLessThanOrEqual(before.sockets);
  expect(listeners()).toBe(before.listeners);
});

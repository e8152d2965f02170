import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { startMock } from '../src/index.ts';
import { NEW_CHAT, send, socketTo } from './support/sockets.ts';

describe('close', () => {
  test('frees the port', async () => {
    const server = await startMock({ port: 0 });
    await server.close();
    await expect(send(server, '/v1/chats', NEW_CHAT)).rejects.toThrow();
    const again = await startMock({ port: Number(new URL(server.url).port) });
    await again.close();
  });

  test('ends a connection that has sent nothing', async () => {
    const server = await startMock({ port: 0 });
    const socket = await socketTo(server);
    const closed = once(socket, 'close');
    await server.close();
    await closed;
  });

  test('lets requests under way finish', async () => {
    const server = await startMock({ port: 0, latency: 100 });
    const answers = Array.from({ length: 20 }, () => send(server, '/v1/chats', NEW_CHAT));
    while (server.mock.requests.length < answers.length)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await server.close();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 201));
  });

  test('does not wait longer than a second for them', async () => {
    const server = await startMock({ port: 0, latency: 60_000 });
    const answer = send(server, '/v1/chats', NEW_CHAT);
    const refused = expect(answer).rejects.toThrow();
    while (server.mock.requests.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(2500);
    await refused;
  });

  test('does not wait for an upload that has stopped', async () => {
    const server = await startMock({ port: 0 });
    const socket = await socketTo(server);
    socket.on('error', () => {});
    socket.write('POST /v1/chats HTTP/1.1\r\nHost: mock\r\nContent-Length: 100\r\n\r\n{');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const closed = once(socket, 'close');
    await server.close();
    await closed;
  });
});

test('starts and stops 100 times without leaving anything behind', async () => {
  const before = process.getActiveResourcesInfo().length;
  for (let i = 0; i < 100; i++) {
    const server = await startMock({ port: 0 });
    if (i % 10 === 0) expect((await send(server, '/v1/chats', NEW_CHAT)).status).toBe(201);
    await server.close();
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before + 5);
  expect(process.listenerCount('SIGINT') + process.listenerCount('uncaughtException')).toBeLessThan(10);
});

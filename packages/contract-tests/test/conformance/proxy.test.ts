import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KEY_OF_PROXY, type RecordingProxy, startProxy } from '../../conformance/proxy.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

const KEY = 'hc-secret-key-8d1f';
const stop = vi.fn<(reason: string) => void>();
let server: StandIn;
let proxy: RecordingProxy;

beforeEach(async () => {
  stop.mockReset();
  server = await startStandIn(KEY, () => {});
  proxy = await startProxy(server.url, KEY, new AbortController().signal, stop);
});
afterEach(async () => {
  await proxy.close();
  await server.close();
});

async function send(method: string, path: string, body: object, key = KEY_OF_PROXY): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const signal = AbortSignal.timeout(5000);
  return (await fetch(proxy.url + path, { method, headers, body: JSON.stringify(body), signal })).status;
}

describe('what stands between the workflow and the API', () => {
  beforeEach(async () => {
    expect(await send('POST', '/v1/chats', { customer: 8738438, application: 3838 })).toBe(201);
  });

  test('puts the real key in the place of its own, and leaves another one', async () => {
    const body = { id: proxy.chatId(), status: 'new' };
    expect(await send('PUT', '/v1/chats/status', body)).toBe(200);
    expect(await send('PUT', '/v1/chats/status', body, 'another')).toBe(401);
    expect(JSON.stringify(proxy.exchanges)).not.toContain(KEY);
  });

  test.each([
    ['POST', '/v1/chats', { customer: 8738438, application: 3838 }, 'the workflow wanted a second chat'],
    ['PUT', '/v1/chats/status', { id: 5215752, status: 'closed' }, 'the workflow wanted another chat'],
    ['PUT', '/v1/chats/status', { status: 'closed' }, 'the workflow wanted another chat'],
    ['GET', '/v1/chats/5215752', {}, 'something that the description does not have'],
  ])('does not let %s %s %j through', async (method, path, body, reason) => {
    const sent =
      method === 'GET'
        ? fetch(proxy.url + path, { signal: AbortSignal.timeout(5000) })
        : send(method, path, body);
    await expect(sent).rejects.toThrow('fetch failed');
    expect(stop).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(reason));
    expect(server.requests).toHaveLength(1);
  });
});

test('nothing is changed as long as there is no chat', async () => {
  await expect(send('PUT', '/v1/chats/status', { id: 5215752, status: 'closed' })).rejects.toThrow(
    'fetch failed',
  );
  expect(stop).toHaveBeenCalledExactlyOnceWith('the API did not create a chat');
  expect(server.requests).toEqual([]);
});

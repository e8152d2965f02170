import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { createMock } from '../src/index.ts';
import { call } from './support/call.ts';

const body = { customer: 1, application: 1 };

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** How many bytes are in use. */
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe('the remembered requests', () => {
  test('have their responses, newest last, without keys', async () => {
    const mock = createMock();
    const cookie = { cookie: 'session=secret', authorization: 'Bearer secret' };
    const { body: chat } = await call(mock, '/v1/chats?by=me', body, cookie);
    await call(mock, '/v1/chats/status', '{', cookie);
    expect(mock.requests).toMatchObject([
      {
        method: 'POST',
        path: '/v1/chats',
        headers: { authorization: '[redacted]', 'content-type': 'application/json' },
        body,
        status: 201,
        answer: chat,
      },
      { method: 'PUT', path: '/v1/chats/status', body: '{', status: 400 },
    ]);
    expect(JSON.stringify(mock.requests)).not.toContain('secret');
  });

  test('are bounded in number and size', async () => {
    const mock = createMock();
    for (let application = 1; application <= 1001; application++) {
      await call(mock, '/v1/chats', { customer: 1, application });
    }
    expect(mock.requests.length).toBe(1000);
    expect(mock.requests.at(0)?.body).toEqual({ customer: 1, application: 2 });
    await call(mock, '/v1/chats', 'x'.repeat(20_000));
    expect(mock.requests.at(-1)?.body).toBe('x'.repeat(10_000));
  });

  test('keep no more of a large body than they show', async () => {
    const mock = createMock();
    await call(mock, '/v1/chats', 'x'.repeat(1_000_000));
    const before = heap();
    for (let i = 0; i < 50; i++) await call(mock, '/v1/chats', 'x'.repeat(1_000_000));
    expect(heap() - before).toBeLessThan(10_000_000);
  });
});

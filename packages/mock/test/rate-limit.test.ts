import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMock, type Mock } from '../src/index.ts';
import { call } from './support/call.ts';

const body = { customer: 1, application: 1 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function statuses(mock: Mock, count: number, key = 'secret-key'): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i++) {
    all.push((await call(mock, '/v1/chats', body, { authorization: `Bearer ${key}` })).status);
  }
  return all;
}

test('is off by default', async () => {
  expect(new Set(await statuses(createMock(), 200))).toEqual(new Set([201]));
});

test('rejects requests above it, counted for each key', async () => {
  const mock = createMock({ rateLimit: { requests: 2, per: 1000 } });
  expect(await statuses(mock, 3)).toEqual([201, 201, 429]);
  expect(await statuses(mock, 3, 'other')).toEqual([201, 201, 429]);
  expect(mock.chats.size).toBe(4);
  const { body: error } = await call(mock, '/v1/chats', body);
  expect(error).toEqual({
    errors: [
      { code: 'invalid_request', message: 'Invalid request' },
      { code: 'too_many_requests', message: 'Too many requests' },
    ],
  });
});

test('recovers as the window slides', async () => {
  const mock = createMock({ rateLimit: { requests: 2, per: 1000 }, errorStyle: 'older' });
  expect(await statuses(mock, 1)).toEqual([201]);
  vi.advanceTimersByTime(600);
  expect(await statuses(mock, 2)).toEqual([201, 429]);
  // The first request has left the window, the second has not.
  vi.advanceTimersByTime(401);
  expect(await statuses(mock, 2)).toEqual([201, 429]);
  vi.advanceTimersByTime(1000);
  expect(await statuses(mock, 3)).toEqual([201, 201, 429]);
});

test('is that of the description if it is true', async () => {
  const { requests, perSeconds } = description['x-rate-limit'];
  const mock = createMock({ rateLimit: true });
  const all = await statuses(mock, requests + 1);
  expect(all.lastIndexOf(201)).toBe(requests - 1);
  vi.advanceTimersByTime(perSeconds * 1000 - 1);
  expect(await statuses(mock, 1)).toEqual([429]);
  vi.advanceTimersByTime(1);
  expect(await statuses(mock, 1)).toEqual([201]);
});

test('counts bad requests, but none without a key and none that get an error of the mock itself', async () => {
  const mock = createMock({ rateLimit: { requests: 1, per: 1000 } });
  expect((await call(mock, '/v1/chats', body, { authorization: '' })).status).toBe(401);
  expect((await call(mock, '/v1/nothing', body)).status).toBe(404);
  expect((await call(mock, '/v1/chats', {})).status).toBe(400);
  expect((await call(mock, '/v1/chats', {})).status).toBe(429);
});

test('starts again after a reset', async () => {
  const mock = createMock({ rateLimit: { requests: 1, per: 1000 } });
  expect(await statuses(mock, 2)).toEqual([201, 429]);
  mock.reset();
  expect(await statuses(mock, 2)).toEqual([201, 429]);
});

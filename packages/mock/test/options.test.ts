import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMock, type Mock } from '../src/index.ts';
import { call, TIMEOUT } from './support/call.ts';

const body = { customer: 1, application: 1 };

describe('the rate limit', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function statuses(mock: Mock, count: number, key = 'test-key'): Promise<number[]> {
    const all: number[] = [];
    for (let i = 0; i < count; i++) {
      all.push((await call(mock, '/v1/chats', body, { authorization: `Bearer ${key}` })).status);
    }
    return all;
  }

  test('is off by default', async () => {
    expect(new Set(await statuses(createMock(), 200))).toEqual(new Set([201]));
  });

  test('refuses what is over it, for each key by itself', async () => {
    const mock = createMock({ rateLimit: { requests: 2, per: 1000 } });
    expect(await statuses(mock, 3)).toEqual([201, 201, 429]);
    expect(await statuses(mock, 3, 'other')).toEqual([201, 201, 429]);
    expect(mock.chats.size).toBe(4);
    const { body: answer } = await call(mock, '/v1/chats', body);
    expect(answer).toEqual({
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
    // The first request is forgotten, the second is not.
    vi.advanceTimersByTime(401);
    expect(await statuses(mock, 2)).toEqual([201, 429]);
    vi.advanceTimersByTime(1000);
    expect(await statuses(mock, 3)).toEqual([201, 201, 429]);
  });

  test('is the one of the description if it is just true', async () => {
    const { requests, perSeconds } = description['x-rate-limit'];
    const mock = createMock({ rateLimit: true });
    const all = await statuses(mock, requests + 1);
    expect(all.lastIndexOf(201)).toBe(requests - 1);
    vi.advanceTimersByTime(perSeconds * 1000 - 1);
    expect(await statuses(mock, 1)).toEqual([429]);
    vi.advanceTimersByTime(1);
    expect(await statuses(mock, 1)).toEqual([201]);
  });

  test('counts bad requests, but none without a key and none that the mock itself refuses', async () => {
    const mock = createMock({ rateLimit: { requests: 1, per: 1000 } });
    expect((await call(mock, '/v1/chats', body, { authorization: '' })).status).toBe(401);
    expect((await call(mock, '/v1/nothing', body)).status).toBe(404);
    expect((await call(mock, '/v1/chats', {})).status).toBe(400);
    expect((await call(mock, '/v1/chats', {})).status).toBe(429);
  });

  test('is forgotten by a reset', async () => {
    const mock = createMock({ rateLimit: { requests: 1, per: 1000 } });
    expect(await statuses(mock, 2)).toEqual([201, 429]);
    mock.reset();
    expect(await statuses(mock, 2)).toEqual([201, 429]);
  });
});

describe('the latency', () => {
  test.each([30, [30, 40] as const])('is waited for: %j', async (latency) => {
    const started = performance.now();
    await call(createMock({ latency }), '/v1/chats', body);
    expect(performance.now() - started).toBeGreaterThan(28);
  });

  test('ends when the request is aborted, with the reason of the caller', async () => {
    const mock = createMock({ latency: 60_000 });
    const reason = new Error('enough');
    const controller = new AbortController();
    const request = new Request('https://api.helpcrunch.com/v1/chats', {
      method: 'POST',
      headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: controller.signal,
    });
    const answer = mock.fetch(request);
    setTimeout(() => controller.abort(reason), 20);
    await expect(answer).rejects.toBe(reason);
    // As with a real server, what it has done is done.
    expect(mock.chats.size).toBe(1);
  });

  test('is not even begun for a request that is aborted already', async () => {
    const mock = createMock();
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(mock.fetch('https://api.helpcrunch.com/v1/chats', { signal })).rejects.toThrow('too late');
    expect(mock.requests).toEqual([]);
  });
});

describe('the limit of a body', () => {
  const text = JSON.stringify(body);

  test('is counted in bytes', async () => {
    const mock = createMock({ bodyLimit: text.length });
    expect((await call(mock, '/v1/chats', text)).status).toBe(201);
    const { status, headers, body: answer } = await call(mock, '/v1/chats', `${text} `);
    expect([status, headers.get('x-mock-error'), answer]).toEqual([
      413,
      'mock_body_too_large',
      { code: 'mock_body_too_large', message: `The body is larger than ${text.length} bytes.` },
    ]);
    expect((await call(mock, '/v1/chats', 'é'.repeat(text.length / 2 + 1))).status).toBe(413);
  });

  test('is one mebibyte by default', async () => {
    const mock = createMock();
    expect((await call(mock, '/v1/chats', text.padEnd(1024 * 1024))).status).toBe(201);
    expect((await call(mock, '/v1/chats', text.padEnd(1024 * 1024 + 1))).status).toBe(413);
  });
});

test('fetch takes all that the global fetch takes', async () => {
  const { fetch } = createMock();
  const init = {
    method: 'POST',
    headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT),
  };
  const url = 'https://api.helpcrunch.com/v1/chats';
  const answers = await Promise.all([
    fetch(url, init),
    fetch(new URL(url), init),
    fetch(new Request(url, init)),
    fetch(new Request(url, { ...init, body: 'replaced' }), { body: init.body }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  await expect(fetch('no address')).rejects.toThrow(TypeError);
});

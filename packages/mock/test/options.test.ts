import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMock, type MockOptions, startMock } from '../src/index.ts';
import { call, VALID_HEADERS } from './support/call.ts';

const body = { customer: 1, application: 1 };

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the latency', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });

  /** Advances the clock once the latency has begun. */
  async function advance(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(ms);
  }

  test.each<[latency: MockOptions['latency'], random: number, ms: number]>([
    [3000, 0.5, 3000],
    [[3000, 5000], 0, 3000],
    [[3000, 5000], 0.75, 4500],
  ])('%j delays the response, with the random number %d by %d ms', async (latency, random, ms) => {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const mock = createMock({ latency });
    const onResponse = vi.fn();
    const response = call(mock, '/v1/chats', body).then(onResponse);
    await advance(ms - 1);
    expect(onResponse).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await response;
    expect(onResponse).toHaveBeenCalledWith(expect.objectContaining({ status: 201 }));
  });

  test('ends when the request is aborted, with the reason of the caller', async () => {
    const mock = createMock({ latency: 60_000 });
    const reason = new Error('enough');
    const controller = new AbortController();
    const response = mock.fetch('https://api.helpcrunch.com/v1/chats', {
      method: 'POST',
      headers: VALID_HEADERS,
      body: JSON.stringify(body),
      signal: controller.signal,
    });
    const rejected = expect(response).rejects.toBe(reason);
    await advance(59_999);
    controller.abort(reason);
    await rejected;
    expect(vi.getTimerCount()).toBe(0);
    // Like a real server, the mock has changed the chat already.
    expect(mock.chats.size).toBe(1);
  });

  test('does not begin for a request that is aborted while it is read', async () => {
    const mock = createMock({ latency: 60_000 });
    const controller = new AbortController();
    const response = mock.fetch('https://api.helpcrunch.com/v1/chats', {
      method: 'POST',
      headers: VALID_HEADERS,
      body: JSON.stringify(body),
      signal: controller.signal,
    });
    controller.abort(new Error('too late'));
    await expect(response).rejects.toThrow('too late');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('does not begin for a request that is aborted already', async () => {
    const mock = createMock({ latency: 60_000 });
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
    const { status, headers, body: error } = await call(mock, '/v1/chats', `${text} `);
    expect([status, headers.get('x-mock-error'), error]).toEqual([
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

const latency =
  'latency must be a number of milliseconds from 0 to 2147483647, or two of them, the smaller one first';
const rateLimit =
  'rateLimit must be true, false or { requests, per }: a whole number and milliseconds, both above 0';
const bodyLimit = 'bodyLimit must be a whole number of bytes';

test.each<[options: object, message: string]>([
  [{ stateful: 'no' }, "stateful must be true or false, not 'no'."],
  [{ latency: -1 }, `${latency}, not -1.`],
  [{ latency: Number.NaN }, `${latency}, not NaN.`],
  [{ latency: '500' }, `${latency}, not '500'.`],
  [{ latency: 2 ** 31 }, `${latency}, not 2147483648.`],
  [{ latency: null }, `${latency}, not null.`],
  [{ latency: [300, 100] }, `${latency}, not [ 300, 100 ].`],
  [{ latency: [100] }, `${latency}, not [ 100 ].`],
  [{ latency: [1, 2, 3] }, `${latency}, not [ 1, 2, 3 ].`],
  [{ rateLimit: { requests: 0, per: 0 } }, `${rateLimit}, not { requests: 0, per: 0 }.`],
  [{ rateLimit: { requests: 1.5, per: 10 } }, `${rateLimit}, not { requests: 1.5, per: 10 }.`],
  [{ rateLimit: { requests: 1 } }, `${rateLimit}, not { requests: 1 }.`],
  [{ rateLimit: { requests: 1, per: '60000' } }, `${rateLimit}, not { requests: 1, per: '60000' }.`],
  [{ rateLimit: 120 }, `${rateLimit}, not 120.`],
  [{ rateLimit: null }, `${rateLimit}, not null.`],
  [{ errorStyle: 'x' }, "errorStyle must be newer or older, not 'x'."],
  [{ seed: '' }, "seed must be a number or a non-empty string, not ''."],
  [{ seed: {} }, 'seed must be a number or a non-empty string, not {}.'],
  [{ bodyLimit: -1 }, `${bodyLimit}, not -1.`],
  [{ bodyLimit: Number.NaN }, `${bodyLimit}, not NaN.`],
  [{ bodyLimit: '1000' }, `${bodyLimit}, not '1000'.`],
])('rejects invalid options by name: %j', async (options, message) => {
  expect(() => createMock(options as MockOptions)).toThrow(new TypeError(message));
  await expect(startMock({ ...(options as MockOptions), port: 0 })).rejects.toThrow(new TypeError(message));
});

test.each(['', 'se cret', '<secret>', '"secret"', 'secret\n', 'sécret', 7, ['secret']])(
  'rejects an API key that no request can have, and does not repeat it: %j',
  (apiKey) => {
    expect(() => createMock({ apiKey } as MockOptions)).toThrow(
      new TypeError('apiKey must be the bare key, without quotes, angle brackets or spaces.'),
    );
  },
);

test.each<MockOptions>([
  {},
  { latency: 0, rateLimit: false, apiKey: undefined, stateful: false, seed: 0, bodyLimit: 0 },
  { latency: [0.5, 0.5], rateLimit: true, apiKey: 'k', errorStyle: 'older', seed: 'seven' },
  { latency: 2 ** 31 - 1, rateLimit: { requests: 1, per: 0.5 }, errorStyle: 'newer' },
])('accepts valid options: %j', (options) => {
  expect(() => createMock(options)).not.toThrow();
});

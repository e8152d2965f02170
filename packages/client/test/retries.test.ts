import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RateLimitError, TimeoutError } from '../src/index.ts';
import { api, CHAT, CREATED, errorBody, OK, type Reaction, rejection } from './support/api.ts';
import { Clock } from './support/clock.ts';

const HOUR = 3_600_000;
const failure = (code?: string, syscall?: string): Error =>
  Object.assign(new TypeError('fetch failed'), { cause: code && { code, syscall } });

/** How many requests a call makes when every one of them meets the same reaction. */
async function attempts(operation: 'POST' | 'PUT', reaction: Reaction): Promise<number> {
  const { chats, clock, requests } = api([reaction], { timeout: 1000 });
  const call =
    operation === 'PUT'
      ? chats.updateChatStatus({ id: 1, status: 'closed' })
      : chats.createChat({ customer: 1, application: 2 });
  const settled = call.catch(() => {});
  await clock.advance(HOUR);
  await settled;
  return requests.length;
}

describe('a PUT is repeated twice after', () => {
  test.each([408, 425, 429, 500, 502, 503, 504])('%i', async (status) => {
    expect(await attempts('PUT', { status, body: errorBody('x') })).toBe(3);
  });

  test('a failed connection', async () => expect(await attempts('PUT', failure('ECONNRESET'))).toBe(3));
  test('a timeout', async () => expect(await attempts('PUT', 'hangs')).toBe(3));
});

describe('a PUT is not repeated after', () => {
  test.each([200, 400, 401, 404, 409, 403, 501])('%i', async (status) => {
    expect(await attempts('PUT', { status, body: errorBody('x') })).toBe(1);
  });
});

describe('a POST, which could create a second chat, is repeated after', () => {
  test('429', async () => expect(await attempts('POST', { status: 429, body: errorBody('x') })).toBe(3));

  test.each([
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ])('%s, because nothing was sent', async (code) => expect(await attempts('POST', failure(code))).toBe(3));

  test.each([
    ['ENOTFOUND', 'getaddrinfo'],
    ['ECONNREFUSED', 'connect'],
    ['EHOSTUNREACH', 'connect'],
    ['ENETUNREACH', 'connect'],
  ])('%s of %s', async (code, syscall) => expect(await attempts('POST', failure(code, syscall))).toBe(3));

  test('a refused connection as Bun tells it', async () => {
    const error = Object.assign(new Error('Unable to connect'), { code: 'ConnectionRefused' });
    expect(await attempts('POST', error)).toBe(3);
  });
});

describe('a POST is not repeated after', () => {
  test.each([201, 400, 401, 408, 409, 425, 500, 502, 503, 504])('%i', async (status) => {
    expect(await attempts('POST', { status, body: errorBody('x') })).toBe(1);
  });
  test('a connection that broke', async () => expect(await attempts('POST', failure('ECONNRESET'))).toBe(1));
  test.each([
    ['EHOSTUNREACH', 'read'],
    ['ENETUNREACH', 'write'],
  ])('%s of %s: the server could no longer be reached', async (code, syscall) => {
    expect(await attempts('POST', failure(code, syscall))).toBe(1);
  });
  test('a failure of unknown kind', async () => expect(await attempts('POST', failure())).toBe(1));
  test('a timeout', async () => expect(await attempts('POST', 'hangs')).toBe(1));
});

test('a repeated call resolves as soon as one attempt succeeds', async () => {
  const { chats, clock, requests } = api([{ status: 503 }, failure('ECONNRESET'), OK]);
  const call = chats.updateChatStatus({ id: 1, status: 'closed' });
  await clock.advance(HOUR);
  expect(await call).toEqual(CHAT);
  expect(requests.map(({ init }) => init.body)).toEqual(Array(3).fill('{"id":1,"status":"closed"}'));
});

test('retries can be set for the client and for one call', async () => {
  const { chats, clock, requests } = api([{ status: 503 }], { retries: 5 });
  const first = chats.updateChatStatus({ id: 1, status: 'closed' }).catch(() => {});
  await clock.advance(HOUR);
  await first;
  expect(requests).toHaveLength(6);
  await chats.updateChatStatus({ id: 1, status: 'closed' }, { retries: 0 }).catch(() => {});
  expect(requests).toHaveLength(7);
});

describe('the wait', () => {
  // Dates in answers are by this clock, which is not the one that measures waits: that may stop while a machine sleeps.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-06-01T12:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  async function waits(reaction: Reaction, chance: number): Promise<number[]> {
    const clock = new Clock(chance);
    const { chats } = api([reaction], { retries: 7, timeout: false }, clock);
    const settled = chats.updateChatStatus({ id: 1, status: 'closed' }).catch(() => {});
    await clock.advance(HOUR);
    await settled;
    return clock.waits;
  }

  test('doubles from half a second to eight seconds at the most', async () => {
    expect(await waits({ status: 503 }, 1)).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
  });

  test('is anything below that, by chance', async () => {
    expect((await waits({ status: 503 }, 0.25)).slice(0, 3)).toEqual([125, 250, 500]);
    expect((await waits({ status: 503 }, 0)).slice(0, 3)).toEqual([0, 0, 0]);
  });

  test.each([
    ['seconds', '7', 7000],
    ['a date', 'Mon, 01 Jun 2026 12:00:09 GMT', 9000],
    ['a date in the past', 'Sun, 31 May 2026 00:00:00 GMT', 0],
    ['no seconds', '0', 0],
    ['the longest that is waited for', '60', 60_000],
  ])('is what Retry-After asks for in %s', async (_what, value, expected) => {
    const [first] = await waits({ status: 503, headers: { 'retry-after': value } }, 1);
    expect(first).toBe(expected);
  });

  test.each(['soon', '-1', '1.5'])('is the usual one if Retry-After makes no sense: %s', async (value) => {
    expect((await waits({ status: 503, headers: { 'retry-after': value } }, 1))[0]).toBe(500);
  });

  test('does not happen if Retry-After asks for more than a minute; the error tells it', async () => {
    const headers = { 'retry-after': '61' };
    const { chats, clock, requests } = api([{ status: 429, body: errorBody('x'), headers }]);
    const error = await rejection(chats.updateChatStatus({ id: 1, status: 'closed' }));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfter: 61_000 });
    expect([requests.length, clock.pending]).toEqual([1, 0]);
  });

  test('is told to onRetry, with what it is for', async () => {
    const seen: unknown[] = [];
    const hooks = { onRetry: (retry: object) => void seen.push(retry) };
    const { chats, clock } = api([{ status: 503 }, 'hangs', OK], { hooks, timeout: 1000 });
    const call = chats.updateChatStatus({ id: 1, status: 'closed' });
    await clock.advance(HOUR);
    await call;
    const url = 'https://api.helpcrunch.com/v1/chats/status';
    const common = { operationId: 'updateChatStatus', method: 'PUT', url };
    expect(seen).toEqual([
      { ...common, attempt: 1, delay: 500, response: expect.any(Response) },
      { ...common, attempt: 2, delay: 1000, error: expect.any(TimeoutError) },
    ]);
  });
});

test('a 429 of createChat is repeated until the chat is there', async () => {
  const { chats, clock, requests } = api([{ status: 429, body: errorBody('x') }, CREATED]);
  const call = chats.createChat({ customer: 1, application: 2 });
  await clock.advance(HOUR);
  expect(await call).toEqual(CHAT);
  expect(requests).toHaveLength(2);
});

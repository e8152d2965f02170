import { createContext, runInContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import * as client from '../src/index.ts';
import { api, errorBody, type Reaction, rejection } from './support/api.ts';

function close(reaction: Reaction): Promise<unknown> {
  return rejection(api([reaction], { retries: 0 }).chats.updateChatStatus({ id: 1, status: 'closed' }));
}

describe('a documented status throws its own error', () => {
  test.each([
    [400, client.BadRequestError, client.isBadRequestError],
    [401, client.UnauthorizedError, client.isUnauthorizedError],
    [404, client.NotFoundError, client.isNotFoundError],
    [429, client.RateLimitError, client.isRateLimitError],
  ])('%i', async (status, Type, guard) => {
    const error = await close({ status, body: errorBody('invalid_request', 'some_code') });
    expect(error).toBeInstanceOf(Type);
    expect(error).toBeInstanceOf(client.ApiError);
    expect([guard(error), client.isApiError(error), client.isChatsError(error)]).toEqual([true, true, true]);
    expect(error).toMatchObject({
      name: Type.name,
      operationId: 'updateChatStatus',
      status,
      code: 'some_code',
      errors: [{ code: 'invalid_request' }, { code: 'some_code' }],
    });
    expect((error as client.ApiError).response.status).toBe(status);
  });

  test('409 of createChat', async () => {
    const reaction = { status: 409, body: errorBody('invalid_request', 'conflict') };
    const error = await rejection(api([reaction]).chats.createChat({ customer: 1, application: 2 }));
    expect(error).toBeInstanceOf(client.ConflictError);
    expect(client.isConflictError(error)).toBe(true);
  });
});

describe('the message', () => {
  test('names the fields of a 400', async () => {
    const error = (await close({
      status: 400,
      body: errorBody('invalid_request', 'status', 'filter[0].field'),
    })) as Error;
    expect(error.message).toBe(
      'updateChatStatus failed with 400: About status (status); About filter[0].field (filter[0].field)',
    );
  });

  test('says what to do about a 401', async () => {
    const error = (await close({ status: 401, body: errorBody('invalid_token') })) as Error;
    expect(error.message).toBe(
      'updateChatStatus failed with 401: About invalid_token (invalid_token). Check the API key: Settings → Developers → Public API.',
    );
  });

  test('says how long the API asks to wait', async () => {
    const headers = { 'retry-after': '90' };
    const error = await close({ status: 429, body: errorBody('too_many_requests'), headers });
    expect(error).toMatchObject({ retryAfter: 90_000, code: 'too_many_requests' });
    expect((error as Error).message).toContain('Wait 90 s, or set rateLimit (120 requests in 60 s).');
  });

  test('keeps the generic code where there is no other', async () => {
    expect(await close({ status: 400, body: errorBody('invalid_request') })).toMatchObject({
      code: 'invalid_request',
      message: 'updateChatStatus failed with 400: About invalid_request (invalid_request)',
    });
  });
});

describe('an answer that is not documented throws an UnexpectedResponseError', () => {
  test.each<[what: string, reaction: Reaction, message: string]>([
    [
      'an unknown status',
      { status: 403, body: errorBody('forbidden') },
      '403: not a documented answer; body: {"errors"',
    ],
    [
      'an HTML page',
      { status: 502, body: '<h1>Bad gateway</h1>' },
      '502: not a documented answer; body: <h1>',
    ],
    [
      'an HTML page with 200',
      { status: 200, body: '<h1>Sign in</h1>' },
      '200: not a documented answer; body: <h1>',
    ],
    ['no body with 200', { status: 200 }, '200: not a documented answer; no body'],
    ['a list with 200', { status: 200, body: '[]' }, '200: not a documented answer; body: []'],
    ['null with 200', { status: 200, body: 'null' }, '200: not a documented answer; body: null'],
    [
      'errors with 200',
      { status: 200, body: errorBody('oops') },
      '200: not a documented answer; body: {"errors"',
    ],
    [
      'a 404 of a proxy',
      { status: 404, body: '{"title":"No"}' },
      '404: not a documented answer; body: {"title"',
    ],
    [
      'an empty list of errors',
      { status: 404, body: '{"errors":[]}' },
      '404: not a documented answer; body: {"errors"',
    ],
    [
      'errors without codes',
      { status: 404, body: '{"errors":["no"]}' },
      '404: not a documented answer; body: {"errors"',
    ],
    [
      'errors without messages',
      { status: 404, body: '{"errors":[{"code":"x"}]}' },
      '404: not a documented answer; body: {"errors"',
    ],
    [
      'errors whose messages are no text',
      { status: 404, body: '{"errors":[{"code":"x","message":"y"},{"code":"x","message":{}}]}' },
      '404: not a documented answer; body: {"errors"',
    ],
    ['a redirect', { status: 302, headers: { location: '/' } }, '302: redirects are not followed; no body'],
  ])('%s', async (_what, reaction, message) => {
    const error = await close(reaction);
    expect(client.isUnexpectedResponseError(error)).toBe(true);
    expect(client.isApiError(error)).toBe(false);
    expect((error as Error).message).toContain(`updateChatStatus failed with ${message}`);
    expect((error as client.UnexpectedResponseError).response.status).toBe(
      (reaction as { status: number }).status,
    );
  });

  test('with no more than a short preview of the body', async () => {
    const error = (await close({ status: 500, body: 'x'.repeat(10_000) })) as Error;
    expect(error.message.length).toBeLessThan(300);
  });
});

test('a failed connection throws a ConnectionError with its cause', async () => {
  const cause = new TypeError('fetch failed');
  const error = await close(cause);
  expect(error).toBeInstanceOf(client.ConnectionError);
  expect(client.isConnectionError(error)).toBe(true);
  expect(error).toMatchObject({ cause, message: 'updateChatStatus got no answer: fetch failed' });
});

test.each<[what: string, fetch: () => Promise<Response>, told: string]>([
  ['a fetch that throws at once', throws, 'Invalid URL'],
  ['a failure whose message is no text', () => Promise.reject({ message: Symbol('odd') }), 'Symbol(odd)'],
  [
    'an answer that is no Response',
    async () => ({ ok: true }) as Response,
    'response.text is not a function',
  ],
])('%s counts as a failed connection', async (_what, fetch, told) => {
  const { chats } = api([], { fetch, retries: 0 });
  expect(await rejection(chats.updateChatStatus({ id: 1, status: 'closed' }))).toMatchObject({
    name: 'ConnectionError',
    cause: expect.anything(),
    message: `updateChatStatus got no answer: ${told}`,
  });
});

function throws(): never {
  throw new TypeError('Invalid URL');
}

describe('guards', () => {
  test('know the errors of another copy of the package', async () => {
    vi.resetModules();
    const copy: typeof client = await import('../src/index.ts');
    const error = await close({ status: 404, body: errorBody('chat_not_found') });
    expect(error).not.toBeInstanceOf(copy.NotFoundError);
    expect([copy.isNotFoundError(error), copy.isApiError(error)]).toEqual([true, true]);
  });

  test('know the errors of another realm', () => {
    const context = createContext({});
    const error = runInContext(
      `Object.assign(new Error('x'), { name: 'RateLimitError', errors: [], [Symbol.for('@helpcrunch-chats/client')]: true })`,
      context,
    );
    expect(error).not.toBeInstanceOf(Error);
    expect([client.isRateLimitError(error), client.isApiError(error)]).toEqual([true, true]);
  });

  test.each([undefined, null, 'RateLimitError', { name: 'RateLimitError' }, new Error('x')])(
    'refuse %s',
    (value) => {
      expect([client.isRateLimitError(value), client.isApiError(value), client.isChatsError(value)]).toEqual([
        false,
        false,
        false,
      ]);
    },
  );
});

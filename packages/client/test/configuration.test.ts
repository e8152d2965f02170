import { inspect } from 'node:util';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  type ChatsClientOptions,
  ConfigurationError,
  createChatsClient,
  isConfigurationError,
} from '../src/index.ts';
import { api, OK, rejection } from './support/api.ts';

const body = { id: 1, status: 'closed' } as const;

function refusal(options: unknown): ConfigurationError {
  try {
    createChatsClient(options as ChatsClientOptions);
  } catch (error) {
    expect(isConfigurationError(error)).toBe(true);
    return error as ConfigurationError;
  }
  throw new Error('The options were accepted.');
}

describe('apiKey', () => {
  test.each([
    'Bearer s3cret-s3cret',
    'bearer s3cret-s3cret',
    '<s3cret-s3cret>',
    's3cret s3cret',
    ' s3cret-s3cret',
    's3cret-s3cret\n',
    's3cret\r\ns3cret',
    's3cret-\u00e9s3cret',
  ])('is refused with a message that does not contain it: %j', (apiKey) => {
    const { message, stack } = refusal({ apiKey });
    expect(message).toContain('apiKey must be the bare key');
    expect(`${message} ${stack}`).not.toContain('s3cret');
  });

  test.each([undefined, '', null])('that is missing (%j) is told where to get', (apiKey) => {
    expect(refusal({ apiKey }).message).toBe(
      'apiKey is missing. Get one in HelpCrunch: Settings → Developers → Public API.',
    );
  });

  test.each([123, true, {}, ['a-key-a-key']])('that is no string is refused: %j', (apiKey) => {
    expect(refusal({ apiKey }).message).toContain('apiKey must be the bare key');
  });

  test('from a function must be a string', async () => {
    const { chats, requests } = api([OK], { apiKey: (() => 12345678) as never });
    expect(await rejection(chats.updateChatStatus(body))).toBeInstanceOf(ConfigurationError);
    expect(requests).toEqual([]);
  });

  test('from a function is checked before anything is sent', async () => {
    const { chats, requests } = api([OK], { apiKey: () => '<s3cret-s3cret>' });
    const error = await rejection(chats.updateChatStatus(body));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect([String(error).includes('s3cret'), requests]).toEqual([false, []]);
  });
});

describe('baseUrl', () => {
  test.each([
    'http://api.helpcrunch.com',
    'http://127.evil.example',
    'http://localhost.evil.example',
    'ftp://localhost',
    'api.helpcrunch.com',
    '/v1',
    'https://user:password@api.helpcrunch.com',
    'https://api.helpcrunch.com?key=1',
    'https://api.helpcrunch.com#x',
    'https://api.helpcrunch.com?',
    'https://api.helpcrunch.com#',
    'https://:password@api.helpcrunch.com',
    'https://api.helpcrunch.com ',
    new URL('https://api.helpcrunch.com'),
    null,
    5,
  ])('%s is refused', (baseUrl) => {
    expect(refusal({ apiKey: 'a-key', baseUrl }).message).toContain('baseUrl must be an https: URL');
  });

  test.each([
    'https://example.com/prefix',
    'http://localhost:4010',
    'http://127.0.0.1:4010',
    'http://[::1]:4010',
    'http://api.localhost',
  ])('%s is accepted', (baseUrl) =>
    expect(createChatsClient({ apiKey: 'a-key', baseUrl })).toHaveProperty('createChat'),
  );
});

test.each([
  [{ timeout: 0 }, 'timeout must be milliseconds above 0, or false.'],
  [{ timeout: Number.NaN }, 'timeout must be milliseconds above 0, or false.'],
  [{ timeout: true }, 'timeout must be milliseconds above 0, or false.'],
  [{ timeout: '1000' }, 'timeout must be milliseconds above 0, or false.'],
  [{ timeout: null }, 'timeout must be milliseconds above 0, or false.'],
  [{ retries: -1 }, 'retries must be a whole number, 0 or more.'],
  [{ retries: 1.5 }, 'retries must be a whole number, 0 or more.'],
  [{ rateLimit: { requests: 0, per: 1 } }, 'rateLimit must have requests'],
  [{ rateLimit: { requests: 1 } }, 'rateLimit must have requests'],
  [{ rateLimit: { requests: 1, per: '60000' } }, 'rateLimit must have requests'],
  [{ rateLimit: { acquire: 5 } }, 'rateLimit must have requests'],
  [{ rateLimit: 'true' }, 'rateLimit must have requests'],
  [{ fetch: 'x' }, 'fetch must be a function.'],
  [{ fetch: null }, 'fetch must be a function.'],
  [{ hooks: null }, 'hooks must be functions.'],
  [{ hooks: 'onRetry' }, 'hooks must be functions.'],
  [{ hooks: { onRetry: 'x' } }, 'hooks must be functions.'],
])('%j is refused', (options, message) => {
  expect(refusal({ apiKey: 'a-key', ...options }).message).toContain(message);
});

test('the options of one call are checked as well', async () => {
  const { chats, requests } = api([OK]);
  expect(await rejection(chats.updateChatStatus(body, { retries: -1 }))).toBeInstanceOf(ConfigurationError);
  expect(requests).toEqual([]);
});

test.each([{ 'x-note': 's3cret\nx: y' }, { 'x-note': 's3cret ☃' }, { 's3cret s3cret': 'x' }, 's3cret'])(
  'headers that HTTP does not allow are refused before anything is sent: %j',
  async (headers) => {
    const { chats, requests } = api([OK]);
    const error = await rejection(chats.updateChatStatus(body, { headers: headers as never }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toBe('headers must be names and values that HTTP allows.');
    expect(inspect(error)).not.toContain('s3cret');
    expect(requests).toEqual([]);
  },
);

describe('in a browser', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('the client refuses to give away the key', () => {
    vi.stubGlobal('document', {});
    expect(refusal({ apiKey: 'a-key' }).message).toContain('dangerouslyAllowBrowser');
  });

  test('unless it is told to', () => {
    vi.stubGlobal('document', {});
    expect(createChatsClient({ apiKey: 'a-key', dangerouslyAllowBrowser: true })).toHaveProperty('safe');
  });
});

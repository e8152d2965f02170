import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createClientOn } from '../src/client.ts';
import { type ChatsClientOptions, isTimeoutError } from '../src/index.ts';
import { api, CHAT, KEY, OK, type Reaction, rejection } from './support/api.ts';
import { Clock, settled } from './support/clock.ts';

const body = { id: 1, status: 'closed' } as const;

describe('a timeout', () => {
  test('ends an attempt that gets no answer, and its request', async () => {
    const { chats, clock, requests } = api(['hangs'], { timeout: 1000, retries: 0 });
    const error = rejection(chats.updateChatStatus(body));
    await clock.advance(999);
    expect(requests[0]?.init.signal?.aborted).toBe(false);
    await clock.advance(1);
    expect(isTimeoutError(await error)).toBe(true);
    expect((await error) as Error).toMatchObject({
      message: 'updateChatStatus got no complete answer within 1000 ms',
    });
    expect(requests[0]?.init.signal?.aborted).toBe(true);
  });

  test('is half a minute unless told otherwise, and each attempt has its own', async () => {
    const { chats, clock, requests } = api(['hangs']);
    const error = rejection(chats.updateChatStatus(body));
    await clock.advance(3 * 30_000 + 500 + 1000 - 1);
    expect(requests).toHaveLength(3);
    await clock.advance(1);
    expect(isTimeoutError(await error)).toBe(true);
  });

  test('covers reading the body', async () => {
    const clock = new Clock();
    const fetch = async () =>
      new Response(new ReadableStream({ start: (stream) => stream.enqueue(Uint8Array.of(123)) }));
    const chats = createClientOn(clock, { apiKey: KEY, fetch, timeout: 1000, retries: 0 });
    const error = rejection(chats.updateChatStatus(body));
    await clock.advance(1000);
    expect(isTimeoutError(await error)).toBe(true);
  });

  test('ends the call even if fetch knows no signals', async () => {
    const clock = new Clock();
    const chats = createClientOn(clock, {
      apiKey: KEY,
      fetch: () => new Promise(() => {}),
      timeout: 5,
      retries: 0,
    });
    const error = rejection(chats.updateChatStatus(body));
    await clock.advance(5);
    expect(isTimeoutError(await error)).toBe(true);
  });

  test('can be switched off for one call', async () => {
    const { chats, clock } = api([OK]);
    await chats.updateChatStatus(body, { timeout: false });
    expect(clock.waits).toEqual([]);
  });
});

describe('a caller’s abort', () => {
  test.each<[when: string, reactions: Reaction[], options: object]>([
    ['while the request is under way', ['hangs'], {}],
    ['while it waits for the next attempt', [{ status: 503 }], {}],
    ['while it waits for the rate limiter', [OK], { rateLimit: { requests: 1, per: 60_000 } }],
  ])(
    'rejects with the reason of the signal %s, and leaves nothing behind',
    async (when, reactions, options) => {
      const { chats, clock, requests } = api(reactions, options);
      if (when.endsWith('limiter')) await chats.updateChatStatus(body);
      const before = requests.length;
      const controller = new AbortController();
      const error = rejection(chats.updateChatStatus(body, { signal: controller.signal }));
      await settled();
      const reason = new Error('changed my mind');
      controller.abort(reason);
      expect(await error).toBe(reason);
      await settled();
      expect(clock.pending).toBe(0);
      expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
      expect(requests.length - before).toBe(when.endsWith('limiter') ? 0 : 1);
    },
  );

  const never = () => new Promise<never>(() => {});
  test.each<[what: string, options: Partial<ChatsClientOptions>]>([
    ['the function for the key', { apiKey: never }],
    ['a limiter that knows no signals', { rateLimit: { acquire: never } }],
    ['the hook onRequest', { hooks: { onRequest: never } }],
    ['the hook onResponse', { hooks: { onResponse: never } }],
    ['the hook onRetry', { hooks: { onRetry: never } }],
  ])('does not wait for %s', async (_what, options) => {
    const { chats, clock } = api([{ status: 503 }], options);
    const controller = new AbortController();
    const error = rejection(chats.updateChatStatus(body, { signal: controller.signal }));
    await settled();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    controller.abort('no');
    expect(await Promise.race([error, settled()])).toBe('no');
    expect([clock.pending, getEventListeners(controller.signal, 'abort')]).toEqual([0, []]);
  });

  test('wins over what a limiter rejects with because of it', async () => {
    const rateLimit = { acquire: (signal?: AbortSignal) => sleep(60_000, undefined, { signal }) };
    const { chats } = api([OK], { rateLimit });
    const controller = new AbortController();
    const error = rejection(chats.updateChatStatus(body, { signal: controller.signal }));
    await settled();
    controller.abort('no');
    expect(await error).toBe('no');
  });

  test('from within a hook wins over what that rejects with', async () => {
    const controller = new AbortController();
    const hooks = {
      async onRequest() {
        controller.abort('no');
        throw new Error('hook');
      },
    };
    const { chats, requests } = api([OK], { hooks });
    expect(await rejection(chats.updateChatStatus(body, { signal: controller.signal }))).toBe('no');
    expect(requests).toEqual([]);
  });

  test.each([null, 0, ''])(
    'ends the request and rejects with the reason even if that is %j',
    async (reason) => {
      const { chats, requests } = api(['hangs']);
      const controller = new AbortController();
      const error = rejection(chats.updateChatStatus(body, { signal: controller.signal }));
      await settled();
      controller.abort(reason);
      expect([await error, requests[0]?.init.signal?.aborted]).toEqual([reason, true]);
    },
  );

  test('before the call sends nothing', async () => {
    const { chats, requests } = api([OK]);
    const error = await rejection(chats.updateChatStatus(body, { signal: AbortSignal.abort('no') }));
    expect([error, requests]).toEqual(['no', []]);
  });

  test('from within fetch ends the request, and leaves nothing behind', async () => {
    const clock = new Clock();
    const controller = new AbortController();
    let sent: RequestInit | undefined;
    const fetch = (_url: string, init: RequestInit) => {
      sent = init;
      controller.abort('no');
      return new Promise<Response>(() => {});
    };
    const chats = createClientOn(clock, { apiKey: KEY, fetch });
    expect(await rejection(chats.updateChatStatus(body, { signal: controller.signal }))).toBe('no');
    expect(sent?.signal?.aborted).toBe(true);
    expect([clock.pending, getEventListeners(controller.signal, 'abort')]).toEqual([0, []]);
  });

  test('after the call changes nothing', async () => {
    const { chats, clock } = api([OK]);
    const controller = new AbortController();
    expect(await chats.updateChatStatus(body, { signal: controller.signal })).toEqual(CHAT);
    expect([clock.pending, getEventListeners(controller.signal, 'abort')]).toEqual([0, []]);
  });
});

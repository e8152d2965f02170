import { describe, expect, test } from 'vitest';
import { createClientOn } from '../src/client.ts';
import { slidingWindow } from '../src/rate-limiter.ts';
import { api, CHAT, KEY, OK } from './support/api.ts';
import { Clock, settled } from './support/clock.ts';

const body = { id: 1, status: 'closed' } as const;

/** The largest number of moments in any window of the given length. */
function busiest(moments: number[], per: number): number {
  return Math.max(...moments.map((start) => moments.filter((at) => at >= start && at < start + per).length));
}

describe('the sliding window', () => {
  test('never lets more through than it may, in any window, however the callers come', async () => {
    const [requests, per] = [5, 1000];
    const clock = new Clock();
    const limiter = slidingWindow(requests, per, clock);
    const granted: number[] = [];
    // Bursts and pauses that do not fit the window.
    for (const [burst, pause] of [
      [3, 400],
      [9, 10],
      [1, 990],
      [20, 333],
      [2, 5000],
      [7, 1],
    ] as const) {
      for (let caller = 0; caller < burst; caller++)
        void limiter.acquire().then(() => granted.push(clock.now()));
      await clock.advance(pause);
    }
    await clock.advance(60_000);
    expect(granted).toHaveLength(42);
    expect(busiest(granted, per)).toBe(requests);
    expect(clock.pending).toBe(0);
  });

  test('lets the first through at once, and the next as soon as it may', async () => {
    const clock = new Clock();
    const limiter = slidingWindow(2, 1000, clock);
    const start = clock.now();
    const granted: number[] = [];
    for (let caller = 0; caller < 5; caller++)
      void limiter.acquire().then(() => granted.push(clock.now() - start));
    await clock.advance(5000);
    expect(granted).toEqual([0, 0, 1000, 1000, 2000]);
  });

  test('is fair: first come, first served', async () => {
    const clock = new Clock();
    const limiter = slidingWindow(1, 1000, clock);
    const order: number[] = [];
    for (let caller = 0; caller < 4; caller++) {
      void limiter.acquire().then(() => order.push(caller));
      await clock.advance(100);
    }
    await clock.advance(5000);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  test('gives the turn of one who leaves to the next', async () => {
    const clock = new Clock();
    const limiter = slidingWindow(1, 1000, clock);
    const controller = new AbortController();
    await limiter.acquire();
    const leaves = limiter.acquire(controller.signal).catch((reason: unknown) => reason);
    const stays = limiter.acquire().then(() => clock.now());
    const start = clock.now();
    controller.abort('left');
    expect(await leaves).toBe('left');
    await clock.advance(1000);
    expect((await stays) - start).toBe(1000);
  });

  test('survives a wait longer than the longest timer', async () => {
    // Node.js fires a timer of more than 2 ** 31 - 1 ms at once: the clock here is cut off as the real one is.
    class ShortClock extends Clock {
      override after(milliseconds: number, callback: () => void): () => void {
        return super.after(Math.min(milliseconds, 2 ** 31 - 1), callback);
      }
    }
    const clock = new ShortClock();
    const limiter = slidingWindow(1, 2 ** 32, clock);
    await limiter.acquire();
    let second = false;
    void limiter.acquire().then(() => {
      second = true;
    });
    await clock.advance(2 ** 32 - 1);
    expect(second).toBe(false);
    await clock.advance(1);
    expect(second).toBe(true);
  });
});

describe('the option rateLimit', () => {
  async function sentIn(
    milliseconds: number,
    rateLimit: true | { requests: number; per: number },
  ): Promise<number> {
    const { chats, clock, requests } = api([OK], { rateLimit });
    for (let call = 0; call < 500; call++) void chats.updateChatStatus(body);
    await clock.advance(milliseconds);
    return requests.length;
  }

  test('true keeps to 120 requests in 60 s', async () => {
    expect(await sentIn(59_999, true)).toBe(120);
    expect(await sentIn(60_000, true)).toBe(240);
  });

  test('takes other numbers', async () => expect(await sentIn(999, { requests: 3, per: 1000 })).toBe(3));

  test('counts every attempt, not every call', async () => {
    const { chats, clock, requests } = api([{ status: 503 }], {
      rateLimit: { requests: 2, per: 60_000 },
      retries: 2,
    });
    const settledCall = chats.updateChatStatus(body).catch(() => {});
    await clock.advance(59_999);
    expect(requests).toHaveLength(2);
    await clock.advance(60_000);
    await settledCall;
    expect(requests).toHaveLength(3);
  });

  test('keeps to the limit however long the hook onRequest takes', async () => {
    const clock = new Clock();
    const sent: number[] = [];
    const holds = [900, 0, 0, 700, 0, 400];
    const hooks = {
      onRequest: () => new Promise<void>((resolve) => void clock.after(holds.shift() ?? 0, resolve)),
    };
    const fetch = async () => {
      sent.push(clock.now());
      return new Response(JSON.stringify(CHAT));
    };
    const options = {
      apiKey: KEY,
      fetch,
      hooks,
      timeout: false,
      rateLimit: { requests: 2, per: 1000 },
    } as const;
    const chats = createClientOn(clock, options);
    for (let call = 0; call < 6; call++) void chats.updateChatStatus(body);
    await clock.advance(60_000);
    expect(sent).toHaveLength(6);
    expect(busiest(sent, 1000)).toBe(2);
  });

  test('takes a limiter of your own, and hands it the signal', async () => {
    const asked: unknown[] = [];
    const rateLimit = { acquire: async (signal?: AbortSignal) => void asked.push(signal) };
    const { signal } = new AbortController();
    const chats = createClientOn(new Clock(), {
      apiKey: KEY,
      rateLimit,
      fetch: async () => new Response(JSON.stringify(CHAT)),
    });
    await chats.updateChatStatus(body, { signal });
    expect(asked).toEqual([signal]);
  });

  test.each([{ rateLimit: false }, {}])('lets everything through: %j', async (options) => {
    const { chats, requests, clock } = api([OK], { timeout: false, ...options });
    for (let call = 0; call < 500; call++) void chats.updateChatStatus(body);
    await settled();
    expect([requests.length, clock.waits]).toEqual([500, []]);
  });
});

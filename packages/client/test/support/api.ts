import { type ChatsClient, createClientOn } from '../../src/client.ts';
import type { ChatsClientOptions, Fetch } from '../../src/index.ts';
import { Clock } from './clock.ts';

export const KEY = 'secret-key-0123456789';

export const CHAT = { id: 5214000, status: 'pending', assignee: null };

export function errorBody(...codes: string[]): string {
  return JSON.stringify({ errors: codes.map((code) => ({ code, message: `About ${code}` })) });
}

/** What the stand-in for the API does with one request: answers it, or fails as `fetch` would. */
export type Reaction = { status: number; body?: string; headers?: Record<string, string> } | Error | 'hangs';

export const OK: Reaction = { status: 200, body: JSON.stringify(CHAT) };
export const CREATED: Reaction = { status: 201, body: JSON.stringify(CHAT) };

export interface Api {
  chats: ChatsClient;
  clock: Clock;
  /** What was sent, in order. */
  requests: { url: string; init: RequestInit }[];
}

/** A client of a stand-in that reacts as told, in order; the last reaction repeats. */
export function api(
  reactions: Reaction[],
  options: Partial<ChatsClientOptions> = {},
  clock: Clock = new Clock(),
): Api {
  const requests: Api['requests'] = [];
  const fetch: Fetch = (url, init) => {
    const reaction = reactions[Math.min(requests.length, reactions.length - 1)];
    requests.push({ url, init });
    if (reaction === 'hangs' || !reaction) {
      return new Promise((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true });
      });
    }
    if (reaction instanceof Error) return Promise.reject(reaction);
    const { status, body = null, headers = {} } = reaction;
    return Promise.resolve(new Response(body, { status, headers }));
  };
  return { chats: createClientOn(clock, { apiKey: KEY, fetch, ...options }), clock, requests };
}

/** The error that a promise rejects with. */
export function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`Expected a rejection, got ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}

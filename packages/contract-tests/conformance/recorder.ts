import { type ChatsClientOptions, createChatsClient } from '@helpcrunch-chats/client';
import { startProxy } from '@helpcrunch-chats/mock';
import { description, operations } from '../test/support/description.ts';
import { undocumented } from './undocumented.ts';

/** A request that was sent, and its response. */
export interface Exchange {
  operationId: string;
  request: Record<string, unknown>;
  /** 0 if there was no response. */
  status: number;
  /** Undefined if it is not JSON. */
  body: unknown;
}

export type RateLimit = NonNullable<ChatsClientOptions['rateLimit']>;
export type Recorder = Awaited<ReturnType<typeof startRecorder>>;

const { requests, perSeconds } = description['x-rate-limit'];

/** Even, because other programs may use the account too. */
export const PACE: RateLimit = { requests: 1, per: (perSeconds * 1000) / requests };

/** Records what its clients send, and checks the responses with the proxy of the mock. */
export async function startRecorder(upstream: string, rateLimit: RateLimit) {
  const exchanges: Exchange[] = [];
  const deviations = new Set<string>();
  const information = new Set<string>();
  const proxy = await startProxy({
    upstream,
    port: 0,
    forwardInvalid: true,
    onViolation({ in: direction, method, path, status, message }) {
      // Some steps send what the description forbids.
      if (direction === 'response')
        deviations.add(`${[method, path, status].filter(Boolean).join(' ')}: ${message}`);
    },
  });

  async function send(url: string, init: RequestInit): Promise<Response> {
    const response = await fetch(url, init);
    const path = new URL(url).pathname;
    const operationId = operations.find((one) => one.path === path)?.operationId ?? '';
    const status = response.headers.has('x-mock-error') ? 0 : response.status;
    const text = await response.text();
    const body = parsed(text);
    exchanges.push({ operationId, request: JSON.parse(String(init.body)), status, body });
    for (const what of undocumented(operationId, status, body))
      information.add(`${init.method} ${path} ${status}: ${what}`);
    // Without Retry-After the client would try again within a second.
    const retryAfter = response.headers.get('retry-after') ?? `${perSeconds}`;
    return new Response(text || null, { status: response.status, headers: { 'retry-after': retryAfter } });
  }

  let underWay: Promise<Response> | undefined;
  return {
    exchanges,
    deviations,
    information,
    clientWith: (apiKey: string) =>
      createChatsClient({
        apiKey,
        baseUrl: proxy.url,
        rateLimit,
        // The proxy has one.
        timeout: false,
        // An abort ends waiting, but not a request that may change the chat.
        fetch: (url, { signal: _, ...init }) => {
          underWay = send(url, init);
          return underWay;
        },
      }),
    /** Waits for the request under way. */
    idle: () => Promise.allSettled([underWay]),
    close: () => proxy.close(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

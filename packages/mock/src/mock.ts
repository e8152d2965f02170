import { setTimeout as sleep } from 'node:timers/promises';
import { BODY_LIMIT, createCore } from './core.ts';
import type { Answer } from './engine.ts';
import { frozen } from './freeze.ts';
import { given } from './given.ts';
import type { Incoming } from './judge.ts';
import { checkOptions, type MockOptions } from './options.ts';
import type { Chats } from './state.ts';

/** A request that the mock received, and what it answered. */
export interface MockRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** Without keys and cookies. */
  headers: Record<string, string>;
  /** Parsed if it is JSON, otherwise text. Cut off after 10,000 characters. */
  readonly body: unknown;
  status: number;
  /** Frozen. */
  answer: unknown;
}

/** The mock in process. */
export interface Mock {
  /** Answers a request. Takes what the global `fetch` takes, and rejects like it when the request is aborted. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** The chats it holds, by id. */
  readonly chats: Chats;
  /** What it received and answered, newest last. It keeps the last 1000. */
  readonly requests: readonly MockRequest[];
  /** Forgets all chats and requests, and how many of them were made. */
  reset(): void;
}

/** What a server needs besides the mock. */
export interface MockParts {
  mock: Mock;
  bodyLimit: number;
  /** Answers after the latency, or rejects as soon as the signal is aborted. */
  answer(request: Incoming, signal?: AbortSignal): Promise<Answer>;
}

const KEPT_REQUESTS = 1000;
const KEPT_CHARACTERS = 10_000;

/** Creates a mock of the HelpCrunch Chats API in this process. Throws a TypeError if an option makes no sense. */
export function createMock(options: MockOptions = {}): Mock {
  return createParts(options).mock;
}

export function createParts(options: MockOptions): MockParts {
  checkOptions(options);
  const { latency = 0, bodyLimit = BODY_LIMIT } = options;
  const [min, max] = typeof latency === 'number' ? [latency, latency] : latency;
  const core = createCore(options);
  const requests: MockRequest[] = [];

  async function answer(request: Incoming, signal?: AbortSignal): Promise<Answer> {
    const answer = await core.answer(request);
    requests.push(record(request, answer));
    if (requests.length > KEPT_REQUESTS) requests.shift();
    if (max > 0) await sleep(min + Math.random() * (max - min), undefined, { ...(signal && { signal }) });
    return answer;
  }

  const mock: Mock = {
    async fetch(input, init) {
      const { method, url, headers: sent, signal, text } = given(input, init);
      try {
        signal?.throwIfAborted();
        const content = await text();
        const incoming: Incoming = {
          method,
          path: new URL(url).pathname,
          headers: Object.fromEntries(sent),
          body: Buffer.byteLength(content) > bodyLimit ? undefined : content,
        };
        const { status, headers, body } = await answer(incoming, signal);
        signal?.throwIfAborted();
        return new Response(JSON.stringify(body), { status, headers });
      } catch (error) {
        throw signal?.aborted ? signal.reason : error;
      }
    },
    chats: core.chats,
    requests,
    reset() {
      core.reset();
      requests.length = 0;
    },
  };
  return { mock, bodyLimit, answer };
}

function record({ method, path, headers, body: text = '' }: Incoming, answer: Answer): MockRequest {
  const shown = { ...headers };
  for (const secret of ['authorization', 'proxy-authorization', 'cookie']) {
    if (secret in shown) shown[secret] = '[redacted]';
  }
  const { status, body } = answer;
  // A slice alone would keep the whole text in memory.
  const kept = text.length > KEPT_CHARACTERS ? structuredClone(text.slice(0, KEPT_CHARACTERS)) : text;
  return {
    method,
    path,
    headers: shown,
    // Few are ever looked at.
    get body() {
      return parsed(kept);
    },
    status,
    answer: frozen(body),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

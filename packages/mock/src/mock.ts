import type { Chats } from './chats/chats.ts';
import { fetchArguments } from './fetch-arguments.ts';
import type { MockOptions } from './options.ts';
import type { MockRequest } from './requests.ts';
import { createResponder, type Responder } from './responder.ts';

/** The mock in process. */
export interface Mock {
  /** Responds to a request. Takes what the global `fetch` takes, and rejects like it when the request is aborted. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** The chats it holds, by id. */
  readonly chats: Chats;
  /** The last 1000 requests with their responses, newest last. */
  readonly requests: readonly MockRequest[];
  /** Forgets all chats and requests, and starts counting towards the rate limit again. */
  reset(): void;
}

/** Creates a mock of the HelpCrunch Chats API in this process. Throws a TypeError if an option is invalid. */
export function createMock(options: MockOptions = {}): Mock {
  return mockOf(createResponder(options));
}

export function mockOf({ bodyLimit, respond, chats, requests, reset }: Responder): Mock {
  return {
    async fetch(input, init) {
      const { method, url, headers, signal, text } = fetchArguments(input, init);
      try {
        signal?.throwIfAborted();
        const content = await text();
        const body = Buffer.byteLength(content) > bodyLimit ? undefined : content;
        const path = new URL(url).pathname;
        const response = await respond({ method, path, headers: Object.fromEntries(headers), body }, signal);
        signal?.throwIfAborted();
        return new Response(JSON.stringify(response.body), response);
      } catch (error) {
        throw signal?.aborted ? signal.reason : error;
      }
    },
    chats,
    requests,
    reset,
  };
}

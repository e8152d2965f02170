import { frozen } from './chats/freeze.ts';
import type { IncomingRequest, MockResponse } from './messages.ts';

/** A request that the mock received, and its response. */
export interface MockRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** Without keys and cookies. */
  headers: Record<string, string>;
  /** Parsed if it is JSON, otherwise text. Truncated after 10,000 characters. */
  readonly body: unknown;
  status: number;
  /** The body of the response, frozen. */
  answer: unknown;
}

const MAX_REQUESTS = 1000;
const MAX_CHARACTERS = 10_000;
const SECRET_HEADERS = ['authorization', 'proxy-authorization', 'cookie'];

/** Adds a request to those that the mock remembers. */
export function remember(requests: MockRequest[], request: IncomingRequest, response: MockResponse): void {
  requests.push(record(request, response));
  if (requests.length > MAX_REQUESTS) requests.shift();
}

function record({ method, path, headers, body: text = '' }: IncomingRequest, response: MockResponse) {
  const redacted = { ...headers };
  for (const name of SECRET_HEADERS) if (name in redacted) redacted[name] = '[redacted]';
  // A slice alone would keep the whole text in memory.
  const kept = text.length > MAX_CHARACTERS ? structuredClone(text.slice(0, MAX_CHARACTERS)) : text;
  return {
    method,
    path,
    headers: redacted,
    // Parsed on demand: most bodies are never looked at.
    get body() {
      return parsed(kept);
    },
    status: response.status,
    answer: frozen(response.body),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

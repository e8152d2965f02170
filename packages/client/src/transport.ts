import createFetchClient from 'openapi-fetch';
import type { OperationId } from './errors.ts';
import { OPERATIONS } from './generated/operations.ts';

// The only file that knows openapi-fetch.
// Two things are kept from it, because they cost more than all the rest of a call:
// it would build a real Request, and merge the headers of a request with a body twice.

/** One call, and how hard to try. */
export interface Call {
  operationId: OperationId;
  sent: { headers: Record<string, string>; body: string };
  timeout: number | false;
  retries: number;
  signal: AbortSignal | undefined;
}

/** A call for which openapi-fetch has found method and URL. */
export interface PreparedRequest {
  url: string;
  method: string;
  call: Call;
}

/** A response and its body. To openapi-fetch it looks like a response without one, so that it parses nothing. */
export class Answer {
  readonly response: Response;
  readonly text: string;
  readonly status = 204;
  readonly ok = true;
  readonly headers: Headers = NO_HEADERS;

  constructor(response: Response, text: string) {
    this.response = response;
    this.text = text;
  }
}

const NO_HEADERS = new Headers();

export type Transport = (call: Call) => Promise<{ response: Answer }>;

/** Finds method and URL of an operation, and hands the request to `send`. */
export function createTransport(
  baseUrl: string,
  send: (request: PreparedRequest) => Promise<Answer>,
): Transport {
  const http = createFetchClient({
    baseUrl,
    // openapi-fetch adds `method` and `call` itself.
    Request: class {
      readonly url: string;
      constructor(url: string) {
        this.url = url;
      }
    } as never,
    querySerializer: () => '',
    fetch: send as never,
  });
  return (call) => {
    const { method, path } = OPERATIONS[call.operationId];
    return http.request(method as 'put', path as never, { call } as never) as never;
  };
}

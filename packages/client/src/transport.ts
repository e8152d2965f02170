import createFetchClient from 'openapi-fetch';
import { OPERATIONS, type OperationId } from './generated/operations.ts';

// The only file that knows openapi-fetch.

/** One call, and how hard to try. */
export interface Call {
  operationId: OperationId;
  /** What must not show in errors. */
  apiKey: string;
  headers: Record<string, string>;
  body: string;
  timeout: number | false;
  retries: number;
  signal: AbortSignal | undefined;
}

/** A call whose method and URL are known. */
export interface PreparedRequest extends Call {
  url: string;
  method: string;
}

/** A response and its body. */
export interface Answer {
  response: Response;
  text: string;
}

/** Finds method and URL of an operation, and hands the request to `send`. */
export function createTransport(
  baseUrl: string,
  send: (request: PreparedRequest) => Promise<Answer>,
): (call: Call) => Promise<Answer> {
  const http = createFetchClient({
    baseUrl,
    Request: PlainRequest as never,
    querySerializer: () => '',
    fetch: (({ url, method, call }: PlainRequest) => new Sealed(send({ ...call, url, method }))) as never,
  });
  return (call) => {
    const { method, path } = OPERATIONS[call.operationId];
    const sealed: Promise<unknown> = http.request(method as 'put', path as never, { call } as never);
    return (sealed as Promise<{ response: Sealed }>).then(({ response }) => response.answer);
  };
}

/**
 * What openapi-fetch takes for a request; it adds `method` and `call` itself.
 * A real Request, and merging the headers of a request with a body, would cost more than all the rest of a call.
 */
class PlainRequest {
  readonly url: string;
  declare readonly method: string;
  declare readonly call: Call;

  constructor(url: string) {
    this.url = url;
  }
}

/**
 * An answer still to come, as a response without a body: openapi-fetch would parse what it sees,
 * and lose a rejection whose reason is falsy.
 */
class Sealed {
  readonly answer: Promise<Answer>;
  readonly status = 204;
  readonly ok = true;
  readonly headers: Headers = NO_HEADERS;

  constructor(answer: Promise<Answer>) {
    this.answer = answer;
  }
}

const NO_HEADERS = new Headers();

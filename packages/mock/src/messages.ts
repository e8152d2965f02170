/** A request as it arrived. */
export interface IncomingRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Undefined if it is larger than the limit. */
  body: string | undefined;
}

/** A response whose body has not been serialized yet. */
export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

export function jsonResponse(status: number, body: unknown): MockResponse {
  return { status, headers: { 'content-type': 'application/json' }, body };
}

/** An error of the mock itself. Its body and its header distinguish it from every error of the API. */
export function mockError(status: number, code: string, message: string, more: object = {}): MockResponse {
  const { headers, body } = jsonResponse(status, { code, message, ...more });
  return { status, headers: { ...headers, 'x-mock-error': code }, body };
}

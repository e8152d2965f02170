/** What `fetch` was called with. */
export interface Given {
  method: string;
  url: string;
  headers: Headers;
  signal: AbortSignal | undefined;
  text(): string | Promise<string>;
}

/** Reads the arguments of `fetch`, or throws as it does. */
export function given(input: Request | string | URL, init?: RequestInit): Given {
  const plain = plainlyGiven(input, init);
  if (plain) return plain;
  const request = input instanceof Request && !init ? input : new Request(input, init);
  const { method, url, headers, signal } = request;
  return { method, url, headers, signal, text: () => request.text() };
}

/** Without a Request, which would change nothing about what most callers send, but take as long as the judgement. */
function plainlyGiven(input: Request | string | URL, init: RequestInit = {}): Given | undefined {
  const { method = '', body, signal } = init;
  if (input instanceof Request || typeof body !== 'string' || !/^(POST|PUT)$/.test(method)) return undefined;
  // As if it had been sent as bytes.
  const decoded = body.replace(/^\uFEFF/, '').toWellFormed();
  const headers = new Headers(init.headers);
  // A Request would add one.
  if (!headers.has('content-type')) return undefined;
  return { method, url: String(input), headers, signal: signal ?? undefined, text: () => decoded };
}

/** The request that the arguments of `fetch` describe. */
export interface FetchArguments {
  method: string;
  url: string;
  headers: Headers;
  signal: AbortSignal | undefined;
  text(): string | Promise<string>;
}

/** Reads the arguments of `fetch`, or throws as it does. */
export function fetchArguments(input: Request | string | URL, init?: RequestInit): FetchArguments {
  const simple = simpleArguments(input, init);
  if (simple) return simple;
  const request = input instanceof Request && !init ? input : new Request(input, init);
  const { method, url, headers, signal } = request;
  return { method, url, headers, signal, text: () => request.text() };
}

const SIMPLE = new Set(['method', 'headers', 'body', 'signal', 'redirect']);

/**
 * Reads what most callers send without building a Request, which takes as long as judging the request.
 * Undefined for everything else, and for whatever a Request might reject.
 */
function simpleArguments(input: Request | string | URL, init?: RequestInit): FetchArguments | undefined {
  if (!init || input instanceof Request) return undefined;
  for (const key in init) if (!SIMPLE.has(key)) return undefined;
  const { method, body, signal, redirect = 'follow' } = init;
  if ((method !== 'POST' && method !== 'PUT') || typeof body !== 'string') return undefined;
  if (!/^(follow|manual|error)$/.test(redirect)) return undefined;
  if (signal != null && !(signal instanceof AbortSignal)) return undefined;
  const url = URL.parse(String(input));
  if (!url || url.username || url.password) return undefined;
  const headers = new Headers(init.headers);
  // A Request would add one.
  if (!headers.has('content-type')) return undefined;
  // As if it had been sent as bytes.
  const text = body.replace(/^\uFEFF/, '').toWellFormed();
  return { method, url: url.href, headers, signal: signal ?? undefined, text: () => text };
}

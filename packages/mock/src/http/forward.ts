import type { HttpRequest, HttpResponse } from './listen.ts';

export interface ForwardedResponse extends HttpResponse {
  body: Uint8Array;
}

/** How many milliseconds the upstream may take to respond. */
const UPSTREAM_TIME = 30_000;

/** The URL that paths are appended to. Throws a TypeError that does not repeat it: it may contain a password. */
export function upstreamUrl(upstream: unknown, option: string): string {
  const text = String(upstream);
  const url = URL.parse(text);
  const isHttp = url && /^https?:$/.test(url.protocol);
  if (!isHttp || url.username || url.password || /[?#]/.test(text)) {
    throw new TypeError(
      `${option} must be the http or https URL of the server to forward to, without credentials, query or fragment.`,
    );
  }
  return url.origin + url.pathname.replace(/\/$/, '');
}

/** The request to send upstream. Throws if `fetch` cannot send it, such as a GET with a body. */
export function toUpstream(
  upstream: string,
  { method, path, query, headers, bytes }: HttpRequest,
  signal: AbortSignal,
): Request {
  return new Request(upstream + path + query, {
    method,
    headers: without(NOT_REQUESTED, headers),
    ...(bytes && bytes.length > 0 && { body: bytes as Uint8Array<ArrayBuffer> }),
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(UPSTREAM_TIME)]),
  });
}

export async function forward(request: Request): Promise<ForwardedResponse> {
  const response = await fetch(request);
  const { status, headers } = response;
  const body = await response.bytes();
  return {
    status,
    headers: { ...without(NOT_RETURNED, Object.fromEntries(headers)), 'set-cookie': headers.getSetCookie() },
    body,
  };
}

/** Headers of one connection. The header `Connection` may name more. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** `fetch` requests compression by itself … */
const NOT_REQUESTED = new Set([...HOP_BY_HOP, 'accept-encoding', 'content-length', 'expect', 'host']);

/** … and returns the body uncompressed. */
const NOT_RETURNED = new Set([...HOP_BY_HOP, 'content-encoding', 'content-length']);

function without(unwanted: ReadonlySet<string>, headers: Record<string, string>): Record<string, string> {
  const named = new Set(headers.connection?.toLowerCase().split(/\s*,\s*/));
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !unwanted.has(name) && !named.has(name)),
  );
}

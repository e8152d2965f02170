import type { Received, Reply } from './http.ts';

export interface Forwarded extends Reply {
  body: Uint8Array;
}

/** How many milliseconds the upstream may take to answer. */
const UPSTREAM_TIME = 30_000;

/** A received request, on its way upstream. Throws if `fetch` cannot make it, such as a GET with a body. */
export function toUpstream(
  upstream: string,
  { method, path, query, headers, bytes }: Received,
  signal: AbortSignal,
): Request {
  return new Request(upstream + path + query, {
    method,
    headers: without(NOT_ASKED, headers),
    ...(bytes && bytes.length > 0 && { body: bytes as Uint8Array<ArrayBuffer> }),
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(UPSTREAM_TIME)]),
  });
}

export async function forward(request: Request): Promise<Forwarded> {
  const response = await fetch(request);
  const { status, headers } = response;
  const body = await response.bytes();
  return {
    status,
    headers: { ...without(NOT_ANSWERED, Object.fromEntries(headers)), 'set-cookie': headers.getSetCookie() },
    body,
  };
}

/** What belongs to one connection, as does whatever the header `Connection` names. */
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

/** `fetch` asks for compression by itself … */
const NOT_ASKED = new Set([...HOP_BY_HOP, 'accept-encoding', 'content-length', 'expect', 'host']);

/** … and hands an answer over without it. */
const NOT_ANSWERED = new Set([...HOP_BY_HOP, 'content-encoding', 'content-length']);

function without(unwanted: ReadonlySet<string>, headers: Record<string, string>): Record<string, string> {
  const named = new Set(headers.connection?.toLowerCase().split(/\s*,\s*/));
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !unwanted.has(name) && !named.has(name)),
  );
}

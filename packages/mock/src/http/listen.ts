import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type IncomingRequest, type MockResponse, mockError } from '../messages.ts';

export interface Address {
  port: number;
  host: string;
}

export interface HttpRequest extends IncomingRequest {
  /** Empty, or begins with a question mark. */
  query: string;
  /** The body as it arrived. Undefined if it is larger than the limit. */
  bytes: Buffer | undefined;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Uint8Array;
}

/** Responds to a request. The signal is aborted when the client disconnects. */
export type Handler = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;

export interface Listener {
  url: string;
  close(): Promise<void>;
}

/** How many milliseconds a client may take to send its request, and how many `close` waits for pending requests. */
const UPLOAD_TIME = 10_000;
const CLOSING_TIME = 1000;

/** Listens on a port. Rejects if it is taken. */
export async function listen({ port, host }: Address, bodyLimit: number, handle: Handler): Promise<Listener> {
  const pending = new Set<Promise<void>>();
  const server = createServer(
    { requestTimeout: UPLOAD_TIME, headersTimeout: UPLOAD_TIME, connectionsCheckingInterval: 1000 },
    (incoming, outgoing) => {
      const served = serve(incoming, outgoing, bodyLimit, handle).finally(() => pending.delete(served));
      pending.add(served);
    },
  );
  server.on('clientError', rejectMalformed);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { address, family, port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const deadline = setTimeout(() => server.closeAllConnections(), CLOSING_TIME);
      await Promise.all(pending);
      clearTimeout(deadline);
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Settles when the response is sent or the client has disconnected; never rejects. */
async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  bodyLimit: number,
  handle: Handler,
): Promise<void> {
  const disconnected = new AbortController();
  const closed = new Promise<void>((resolve) => {
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) disconnected.abort();
      resolve();
    });
  });
  try {
    const { method = '', url = '', headers } = incoming;
    const bytes = await readBody(incoming, bodyLimit);
    const { pathname: path, search: query } = parseUrl(url);
    const body = bytes && decoded(bytes);
    const request = { method, path, query, headers: headers as Record<string, string>, bytes, body };
    send(outgoing, await handle(request, disconnected.signal));
  } catch (error) {
    if (!disconnected.signal.aborted) {
      send(outgoing, serialized(mockError(500, 'mock_failure', String(error))));
    }
  }
  await closed;
}

/** Reads the whole body, but keeps no more than the limit: undefined if there is more. Rejects if the client disconnects. */
function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
    });
    incoming.on('end', () => resolve(size > limit ? undefined : Buffer.concat(chunks)));
    incoming.on('error', reject);
  });
}

const decoder = new TextDecoder();

/** The text of a body without a byte order mark, as `fetch` reads it. */
export function decoded(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** A client that takes this for a proxy sends an absolute URL. */
function parseUrl(url: string): { pathname: string; search: string } {
  return URL.parse(url.startsWith('/') ? `http://mock${url}` : url) ?? { pathname: url, search: '' };
}

function send(outgoing: ServerResponse, { status, headers, body }: HttpResponse): void {
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}

/** Responds to what Node.js could not parse as a request. */
function rejectMalformed({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const [status, reason] = PARSE_ERRORS[code] ?? [400, 'Bad Request'];
  const { headers, body } = serialized(mockError(status, 'mock_bad_http', `${reason}.`));
  const lines = Object.entries({ ...headers, connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.end([`HTTP/1.1 ${status} ${reason}`, ...lines, '', body].join('\r\n'));
}

const PARSE_ERRORS: Record<string, [status: number, reason: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
};

export function serialized({ status, headers, body }: MockResponse): HttpResponse {
  const text = body === undefined ? '' : JSON.stringify(body);
  return { status, headers: { ...headers, 'content-length': String(Buffer.byteLength(text)) }, body: text };
}

import { mockError } from '../messages.ts';
import { checkRequest } from '../prism/judge.ts';
import type { Operation } from '../prism/operations.ts';
import { findOperation, methodsOf, responseDiagnostics } from '../prism/prism.ts';
import { type ForwardedResponse, forward, toUpstream, upstreamUrl } from './forward.ts';
import { decoded, type HttpRequest, type HttpResponse, listen, serialized } from './listen.ts';
import type { Log } from './log.ts';

export interface ProxyOptions {
  /** The http or https URL to forward to, such as `https://api.helpcrunch.com`, without credentials, query or fragment. */
  upstream: string;
  /** The port to listen on; 0 picks a free one. Default: 4010. */
  port?: number | undefined;
  /** The address to listen on. Default: 127.0.0.1, so that only this machine can connect. */
  host?: string | undefined;
  /** Whether to forward requests that violate the description as well, instead of rejecting them with 400. Default: false. */
  forwardInvalid?: boolean | undefined;
  /** Called with each violation, before the client gets its response. */
  onViolation?: ((violation: Violation) => void) | undefined;
}

/** Something that the description does not allow. */
export interface Violation {
  /** When it was found, as an ISO 8601 date. */
  time: string;
  method: string;
  /** Without the query. */
  path: string;
  /** The status that the upstream responded with; null if it did not respond or was not asked. */
  status: number | null;
  /** Whether the request or the response violates the description. */
  in: 'request' | 'response';
  message: string;
}

export interface RunningProxy {
  /** Where the proxy listens, such as `http://127.0.0.1:4010`. */
  url: string;
  /**
   * Frees the port, and ends all connections after at most one second for pending requests.
   * Returns how many violations there were.
   */
  close(): Promise<number>;
}

/** How many bytes a body may have. */
const BODY_LIMIT = 10 * 1024 * 1024;

/**
 * Starts a proxy that checks requests and responses against the description, and reports each request to `log`.
 * Rejects with a TypeError if the upstream is not such a URL, and with the error of Node.js if it cannot listen,
 * whose `code` is `EADDRINUSE` if the port is taken.
 */
export async function startProxy(options: ProxyOptions, log?: Log): Promise<RunningProxy> {
  const { port = 4010, host = '127.0.0.1', forwardInvalid = false, onViolation } = options;
  const upstream = upstreamUrl(options.upstream, 'upstream');
  let count = 0;
  const listener = await listen({ port, host }, BODY_LIMIT, async (request, signal) => {
    const started = performance.now();
    const { method, path } = request;
    const { response, status, violations } = await exchange(upstream, forwardInvalid, request, signal);
    log?.({ method, path, status: response.status, ms: performance.now() - started, wrong: [] });
    count += violations.length;
    for (const violation of violations) {
      onViolation?.({ time: new Date().toISOString(), method, path, status, ...violation });
    }
    return response;
  });
  return {
    url: listener.url,
    async close() {
      await listener.close();
      return count;
    },
  };
}

interface Exchange extends Pick<Violation, 'status'> {
  response: HttpResponse;
  violations: Pick<Violation, 'in' | 'message'>[];
}

async function exchange(
  upstream: string,
  forwardInvalid: boolean,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Exchange> {
  const operation = findOperation(request.method, request.path);
  const violations: Exchange['violations'] = [];
  const add = (where: Violation['in'], messages: string[]) => {
    for (const message of messages) violations.push({ in: where, message });
  };

  add('request', requestViolations(operation, request));
  // A body above the limit has not been kept, so it cannot be forwarded.
  if (violations.length > 0 && !(forwardInvalid && request.bytes)) return notForwarded(violations);
  let outgoing: Request;
  try {
    outgoing = toUpstream(upstream, request, signal);
  } catch (error) {
    add('request', [`The request cannot be forwarded: ${(error as Error).message}`]);
    return notForwarded(violations);
  }
  try {
    const response = await forward(outgoing);
    if (operation) add('response', responseViolations(operation, response));
    return { response, status: response.status, violations };
  } catch (error) {
    if (signal.aborted) throw error;
    const { cause = error } = error as Error;
    const { code, message: reason } = cause as Error & { code?: unknown };
    // The code of a timeout is a number.
    const message = `The upstream sent no complete response: ${typeof code === 'string' ? code : reason}`;
    add('response', [message]);
    const response = serialized(mockError(502, 'mock_upstream_failed', `${message}.`));
    return { response, status: null, violations };
  }
}

function notForwarded(violations: Exchange['violations']): Exchange {
  const error = mockError(400, 'mock_not_forwarded', 'The description does not allow this request.', {
    violations: violations.map(({ message }) => message),
  });
  return { response: serialized(error), status: null, violations };
}

function requestViolations(operation: Operation | undefined, request: HttpRequest): string[] {
  const { method, path, body } = request;
  if (!operation) {
    const methods = methodsOf(path).join(', ');
    return [
      methods ? `${path} does not allow ${method}, only ${methods}` : `The description has no path ${path}`,
    ];
  }
  if (body === undefined) return [`The body is larger than ${BODY_LIMIT} bytes`];
  const { credentials, errors } = checkRequest(operation, request, body);
  const messages = errors.map(({ code, message }) => `${code}: ${message}`);
  return credentials ? messages : ['The API key is missing or malformed', ...messages];
}

function responseViolations(operation: Operation, { status, headers, body }: ForwardedResponse): string[] {
  const text = decoded(body);
  let parsed: unknown = text === '' ? undefined : text;
  try {
    if (text !== '') parsed = JSON.parse(text);
  } catch {
    // Prism reports a text that should have been JSON.
  }
  const response = { status, headers: headers as Record<string, string>, body: parsed };
  return responseDiagnostics(operation, response).map(({ message }) => message);
}

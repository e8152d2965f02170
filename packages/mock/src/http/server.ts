import { type Mock, mockOf } from '../mock.ts';
import type { MockOptions } from '../options.ts';
import { createResponder } from '../responder.ts';
import { listen, serialized } from './listen.ts';
import { errorMessages, type Log } from './log.ts';

export interface MockServerOptions extends MockOptions {
  /** The port to listen on; 0 picks a free one. Default: 4010. */
  port?: number | undefined;
  /** The address to listen on. Default: 127.0.0.1, so that only this machine can connect. */
  host?: string | undefined;
}

export interface MockServer {
  /** Where the mock listens, such as `http://127.0.0.1:4010`. */
  url: string;
  /** The mock behind it. */
  mock: Mock;
  /** Frees the port, and ends all connections after at most one second for pending requests. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the HelpCrunch Chats API, and reports each request to `log`.
 * Rejects with a TypeError if an option is invalid, and with the error of Node.js if it cannot listen,
 * whose `code` is `EADDRINUSE` if the port is taken.
 */
export async function startMock(options: MockServerOptions = {}, log?: Log): Promise<MockServer> {
  const { port = 4010, host = '127.0.0.1' } = options;
  const responder = createResponder(options);
  const listener = await listen({ port, host }, responder.bodyLimit, async (request, signal) => {
    const started = performance.now();
    const response = await responder.respond(request, signal);
    const { method, path } = request;
    const { status, body } = response;
    log?.({ method, path, status, ms: performance.now() - started, wrong: errorMessages(body) });
    return serialized(response);
  });
  return { ...listener, mock: mockOf(responder) };
}

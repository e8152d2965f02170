import { listen, toReply } from './http.ts';
import { type Log, wrongWith } from './log.ts';
import { createParts, type Mock } from './mock.ts';
import type { MockOptions } from './options.ts';

export interface MockServerOptions extends MockOptions {
  /** Where to listen, by default 4010; 0 picks a free port. */
  port?: number | undefined;
  /** By default 127.0.0.1, so that only this machine can connect. */
  host?: string | undefined;
}

export interface MockServer {
  /** Where the mock answers, such as `http://127.0.0.1:4010`. */
  url: string;
  /** The mock behind it. */
  mock: Mock;
  /** Frees the port, and ends all connections after at most one second for the requests under way. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the HelpCrunch Chats API, and tells `log` about each request.
 * Rejects with a TypeError if an option makes no sense, and with the error of Node.js if it cannot listen,
 * whose `code` is `EADDRINUSE` if the port is taken.
 */
export async function startMock(options: MockServerOptions = {}, log?: Log): Promise<MockServer> {
  const { port = 4010, host = '127.0.0.1' } = options;
  const { mock, bodyLimit, answer } = createParts(options);
  const listener = await listen({ port, host }, bodyLimit, async (request, signal) => {
    const started = performance.now();
    const answered = await answer(request, signal);
    const { method, path } = request;
    const { status, body } = answered;
    log?.({ method, path, status, ms: performance.now() - started, wrong: wrongWith(body) });
    return toReply(answered);
  });
  return { ...listener, mock };
}

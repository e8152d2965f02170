import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMock } from './mock.ts';

export interface MockServerOptions {
  /** Where to listen, by default 4010; 0 picks a free port. */
  port?: number;
  /** By default 127.0.0.1, so that only this machine can connect. */
  host?: string;
}

export interface MockServer {
  /** Where the mock answers, such as `http://127.0.0.1:4010`. */
  url: string;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

/** Starts a mock of the HelpCrunch Chats API. Rejects if the port is taken. */
export async function startMock({
  port = 4010,
  host = '127.0.0.1',
}: MockServerOptions = {}): Promise<MockServer> {
  const mock = createMock();
  const server = createServer(async (incoming, outgoing) => {
    try {
      const response = await mock.fetch(await toRequest(incoming));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(await response.text());
    } catch (error) {
      outgoing.writeHead(500, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify({ code: 'mock_failure', message: String(error) }));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = 'GET', url = '/', headers } = incoming;
  return new Request(new URL(url, 'http://mock'), {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
}

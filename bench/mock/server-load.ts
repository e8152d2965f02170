import { once } from 'node:events';
import { connect } from 'node:net';
import { CREATE, requestsPerSecond, setStatus } from './load.ts';

/**
 * Requests per second of a server with so many clients.
 * They write prepared bytes to sockets, to take as little CPU time as possible from the server.
 */
export async function measureServer(url: string, clients: number, seconds: number): Promise<number> {
  const connections = await Promise.all(Array.from({ length: clients }, () => open(url)));
  const requests = connections.map(async ({ send }) => {
    const { id } = JSON.parse(/\{.*\}/s.exec(await send(bytes(CREATE)))?.[0] ?? '');
    const request = bytes(setStatus(id));
    return () => send(request);
  });
  const result = await requestsPerSecond(await Promise.all(requests), seconds);
  for (const { close } of connections) close();
  return result;
}

function bytes({ method, path, headers, body }: typeof CREATE): string {
  const fields = { host: '127.0.0.1', accept: '*/*', ...headers, 'content-length': body.length };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

interface Connection {
  /** Resolves to the whole response. Rejects if it is no success. */
  send(request: string): Promise<string>;
  close(): void;
}

async function open(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay().setEncoding('latin1');
  await once(socket, 'connect');
  socket.setTimeout(10_000, () => socket.destroy(new Error('No response in 10 s')));
  let received = '';
  let response: PromiseWithResolvers<string> | undefined;
  socket.on('data', (chunk) => {
    received += chunk;
    if (!isComplete(received)) return;
    if (/^HTTP\/1\.1 2/.test(received)) response?.resolve(received);
    else response?.reject(new Error(`Wrong response: ${received}`));
    received = '';
  });
  socket.on('error', (error) => response?.reject(error));
  socket.on('close', () => response?.reject(new Error('The connection was closed')));
  return {
    send(request) {
      response = Promise.withResolvers();
      socket.write(request);
      return response.promise;
    },
    close: () => socket.destroy(),
  };
}

function isComplete(response: string): boolean {
  const end = response.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(response) ?? [];
  return length ? response.length >= end + 4 + Number(length) : response.endsWith('\r\n0\r\n\r\n');
}

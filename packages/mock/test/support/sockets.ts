import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { MockServer } from '../../src/index.ts';
import { TIMEOUT } from './call.ts';

export const NEW_CHAT = '{"customer":1,"application":1}';

/** Sends a body with a valid key to a path of the server. */
export function send(server: MockServer, path: string, body: string | ReadableStream): Promise<Response> {
  return fetch(server.url + path, {
    method: path === '/v1/chats' ? 'POST' : 'PUT',
    headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
    body,
    duplex: 'half',
    signal: AbortSignal.timeout(TIMEOUT),
  } as RequestInit);
}

/** A bare connection to the server. */
export async function socketTo(server: MockServer): Promise<Socket> {
  const { port, hostname } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.setTimeout(TIMEOUT, () => socket.destroy(new Error('No answer')));
  await once(socket, 'connect');
  return socket;
}

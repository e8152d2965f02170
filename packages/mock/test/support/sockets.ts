import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { TIMEOUT, VALID_HEADERS } from './call.ts';

export const NEW_CHAT = '{"customer":1,"application":1}';

/** Sends a body to a path of a server, with a key that nothing may show. */
export function send(
  url: string,
  body: string | ReadableStream,
  path: string = '/v1/chats/status',
  headers: object = {},
): Promise<Response> {
  return fetch(url + path, {
    method: path === '/v1/chats' ? 'POST' : 'PUT',
    headers: { ...VALID_HEADERS, ...headers },
    body,
    duplex: 'half',
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  } as RequestInit);
}

/** A bare connection to the server. */
export async function socketTo(url: string): Promise<Socket> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setTimeout(TIMEOUT, () => socket.destroy(new Error('The server sent nothing')));
  await once(socket, 'connect');
  return socket;
}

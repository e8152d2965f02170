import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { TIMEOUT, VALID_HEADERS } from './call.ts';

export const NEW_CHAT = '{"customer":1,"application":1}';

/** Anything that listens. */
export interface Listening {
  url: string;
}

/** Sends a body with a valid key to a path of the server. */
export function send({ url }: Listening, path: string, body: string | ReadableStream): Promise<Response> {
  return fetch(url + path, {
    method: path === '/v1/chats' ? 'POST' : 'PUT',
    headers: VALID_HEADERS,
    body,
    duplex: 'half',
    signal: AbortSignal.timeout(TIMEOUT),
  } as RequestInit);
}

/** A bare connection to the server. */
export async function socketTo({ url }: Listening): Promise<Socket> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setTimeout(TIMEOUT, () => socket.destroy(new Error('The server sent nothing')));
  await once(socket, 'connect');
  return socket;
}

import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { TIMEOUT } from './call.ts';
import type { Behaviour } from './misbehaving-server.ts';

/** A valid request body, and the chat of a valid response. */
export const VALID = '{"id":5215752,"status":"opened"}';
export const chat: { id: number; status: string } =
  description.paths['/v1/chats/status'].put.responses[200].content['application/json'].examples.open.value;

export const good: Behaviour = json(200, chat);

export function json(status: number, body: object): Behaviour {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

/** Sends a body with a key that must not appear anywhere. */
export function send(
  url: string,
  body: string,
  path: string = '/v1/chats/status',
  headers: object = {},
): Promise<Response> {
  return fetch(url + path, {
    method: 'PUT',
    headers: { authorization: 'Bearer secret-key', 'content-type': 'application/json', ...headers },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  });
}

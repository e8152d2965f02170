import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import type { Behaviour } from './misbehaving-server.ts';

/** A valid request body, and the chat of a valid response. */
export const VALID = '{"id":5215752,"status":"opened"}';
export const chat: { id: number; status: string } =
  description.paths['/v1/chats/status'].put.responses[200].content['application/json'].examples.open.value;

export const good: Behaviour = json(200, chat);

export function json(status: number, body: object): Behaviour {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

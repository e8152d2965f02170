import createClient from 'openapi-fetch';
import type { paths } from './generated/openapi-typescript.ts';

const client = createClient<paths>({
  baseUrl: 'https://api.example',
  headers: { Authorization: 'Bearer key' },
  fetch: (request) => globalThis.fetch(request),
});

export const calls = {
  create: () => client.POST('/v1/chats', { body: { customer: 1, application: 2 } }),
  assign: () => client.PUT('/v1/chats/assignee', { body: { id: 1, assignee: null } }),
  move: () => client.PUT('/v1/chats/department', { body: { id: 1, department: 3 } }),
  status: () => client.PUT('/v1/chats/status', { body: { id: 1, status: 'closed' } }),
};

import ky from 'ky';

const client = ky.create({
  headers: { authorization: 'Bearer key' },
  timeout: 30_000,
  fetch: (request) => globalThis.fetch(request),
});
const url = (path: string): string => `https://api.example${path}`;

export const calls = {
  create: () => client.post(url('/v1/chats'), { json: { customer: 1, application: 2 } }).json(),
  assign: () => client.put(url('/v1/chats/assignee'), { json: { id: 1, assignee: null } }).json(),
  move: () => client.put(url('/v1/chats/department'), { json: { id: 1, department: 3 } }).json(),
  status: () => client.put(url('/v1/chats/status'), { json: { id: 1, status: 'closed' } }).json(),
};

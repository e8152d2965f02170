import OpenAI from 'openai';

const client = new OpenAI({
  apiKey: 'key',
  baseURL: 'https://api.example',
  fetch: (...request) => globalThis.fetch(...request),
});

export const calls = {
  create: () => client.post('/v1/chats', { body: { customer: 1, application: 2 } }),
  assign: () => client.put('/v1/chats/assignee', { body: { id: 1, assignee: null } }),
  move: () => client.put('/v1/chats/department', { body: { id: 1, department: 3 } }),
  status: () => client.put('/v1/chats/status', { body: { id: 1, status: 'closed' } }),
};

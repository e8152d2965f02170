import axios from 'axios';

const client = axios.create({
  adapter: 'fetch',
  baseURL: 'https://api.example',
  headers: { authorization: 'Bearer key' },
  timeout: 30_000,
});

export const calls = {
  create: () => client.post('/v1/chats', { customer: 1, application: 2 }),
  assign: () => client.put('/v1/chats/assignee', { id: 1, assignee: null }),
  move: () => client.put('/v1/chats/department', { id: 1, department: 3 }),
  status: () => client.put('/v1/chats/status', { id: 1, status: 'closed' }),
};

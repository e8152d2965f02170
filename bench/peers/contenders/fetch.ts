async function send(method: string, path: string, body: object): Promise<unknown> {
  const response = await fetch(`https://api.example${path}`, {
    method,
    headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

export const calls = {
  create: () => send('POST', '/v1/chats', { customer: 1, application: 2 }),
  assign: () => send('PUT', '/v1/chats/assignee', { id: 1, assignee: null }),
  move: () => send('PUT', '/v1/chats/department', { id: 1, department: 3 }),
  status: () => send('PUT', '/v1/chats/status', { id: 1, status: 'closed' }),
};

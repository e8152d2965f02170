import { expect, test, vi } from 'vitest';
import { createChatsClient } from '../src/index.ts';
import { api, CHAT, CREATED, KEY, OK } from './support/api.ts';

test('a call sends method, URL, key and body as documented, and follows no redirect', async () => {
  const { chats, requests } = api([OK]);
  await chats.updateChatAssignee({ id: 5214000, assignee: null });
  expect(requests).toEqual([
    {
      url: 'https://api.helpcrunch.com/v1/chats/assignee',
      init: {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
        body: '{"id":5214000,"assignee":null}',
        redirect: 'manual',
        signal: expect.any(AbortSignal),
      },
    },
  ]);
});

test.each([
  ['createChat', { customer: 1, application: 2 }, 'POST', '/v1/chats', CREATED],
  ['updateChatAssignee', { id: 1, assignee: 2 }, 'PUT', '/v1/chats/assignee', OK],
  ['updateChatDepartment', { id: 1, department: 2 }, 'PUT', '/v1/chats/department', OK],
  ['updateChatStatus', { id: 1, status: 'on-hold' }, 'PUT', '/v1/chats/status', OK],
] as const)('%s has its method and path', async (operationId, body, method, path, reaction) => {
  const { chats, requests } = api([reaction], { baseUrl: 'https://proxy.example/helpcrunch/' });
  await chats[operationId](body as never);
  expect(requests[0]?.init.method).toBe(method);
  expect(requests[0]?.url).toBe(`https://proxy.example/helpcrunch${path}`);
  expect(requests[0]?.init.body).toBe(JSON.stringify(body));
});

test('a call resolves to the chat as it came, with fields and values that nobody has documented', async () => {
  const chat = { ...CHAT, status: 'archived', sentiment: 'happy', closedAt: '1603864800.000' };
  const { chats } = api([{ status: 200, body: JSON.stringify(chat) }]);
  expect(await chats.updateChatStatus({ id: 5214000, status: 'closed' })).toEqual(chat);
});

test.each(['authorization', 'Authorization'])(
  'further headers are sent, but none replaces the key: %s',
  async (name) => {
    const { chats, requests } = api([OK]);
    await chats.updateChatStatus({ id: 1, status: 'new' }, { headers: { Prefer: 'code=200', [name]: 'x' } });
    const sent = new Headers(requests[0]?.init.headers);
    expect([sent.get('prefer'), sent.get('authorization')]).toEqual(['code=200', `Bearer ${KEY}`]);
  },
);

test('further headers that JavaScript gives as a Headers object are not lost', async () => {
  const { chats, requests } = api([OK]);
  const headers = new Headers({ Prefer: 'code=200' }) as unknown as Record<string, string>;
  await chats.updateChatStatus({ id: 1, status: 'new' }, { headers });
  expect(new Headers(requests[0]?.init.headers).get('prefer')).toBe('code=200');
});

test('a key that comes from a function is asked for before each call', async () => {
  const keys = ['first-key', 'second-key'];
  const { chats, requests } = api([OK], { apiKey: async () => keys.shift() ?? '' });
  await chats.updateChatStatus({ id: 1, status: 'new' });
  await chats.updateChatStatus({ id: 1, status: 'new' });
  const sent = requests.map(({ init }) => (init.headers as Record<string, string>).authorization);
  expect(sent).toEqual(['Bearer first-key', 'Bearer second-key']);
});

test('fetch is looked up when a call is made, not when the client is', async () => {
  const chats = createChatsClient({ apiKey: KEY });
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(CHAT)));
  expect(await chats.updateChatStatus({ id: 1, status: 'new' })).toEqual(CHAT);
  vi.unstubAllGlobals();
});

test('methods work apart from their client', async () => {
  const { updateChatStatus, safe } = api([OK]).chats;
  const { updateChatAssignee } = safe;
  expect(await updateChatStatus({ id: 1, status: 'new' })).toEqual(CHAT);
  expect(await updateChatAssignee({ id: 1, assignee: 2 })).toMatchObject({ ok: true, data: CHAT });
});

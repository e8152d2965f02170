import { beforeEach, expect, test } from 'vitest';
import { type Chat, createMock } from '../src/index.ts';
import { keep } from '../src/state.ts';
import { call } from './support/call.ts';

const mock = createMock();
beforeEach(() => mock.reset());

async function created(more: object = {}): Promise<Chat> {
  const { status, body } = await call(mock, '/v1/chats', { customer: 8738438, application: 3838, ...more });
  expect(status).toBe(201);
  return body;
}

test('creates an empty chat with what the request gives', async () => {
  const before = Math.floor(Date.now() / 1000);
  const chat = await created({ assignee: 4188, department: 233048 });
  expect(chat).toEqual({
    id: expect.any(Number),
    status: 'empty',
    closedBy: null,
    closedAt: null,
    createdAt: expect.any(Number),
    lastCustomerMessageAt: null,
    lastMessageAt: null,
    snoozedUntil: null,
    rating: null,
    lastMessageText: null,
    lastMessageId: null,
    lastCommunicatedAgentId: null,
    agents: [],
    customer: { id: 8738438, name: expect.any(String), email: 'customer-8738438@example.com', userId: null },
    assignee: { id: 4188, name: expect.any(String), email: 'agent-4188@example.com', role: 'agent' },
    department: { id: 233048, name: expect.any(String) },
    createdWith: 'public_api',
    applicationId: 3838,
  });
  expect(chat.createdAt).toBeGreaterThanOrEqual(before);
  expect(chat.createdAt).toBeLessThanOrEqual(Date.now() / 1000);
  expect(mock.chats.get(chat.id)).toEqual(chat);
});

test('gives each chat an id of its own, also beside those that are seeded', async () => {
  const { id, ...rest } = await created();
  mock.chats.seed({ ...rest, id: id + 1 } as Chat);
  expect([(await created()).id, (await created()).id]).toEqual([id + 2, id + 3]);
});

test('does not give the id of a deleted chat again', async () => {
  const { id } = await created();
  mock.chats.delete(id);
  expect((await created()).id).toBe(id + 1);
});

test('makes up the same people for the same ids in every mock', async () => {
  const { body } = await call(createMock(), '/v1/chats', {
    customer: 8738438,
    application: 1,
    assignee: 4188,
  });
  const { customer, assignee } = await created({ assignee: 4188 });
  expect({ customer, assignee }).toEqual({ customer: body.customer, assignee: body.assignee });
});

test('keeps every change and leaves the rest as it is', async () => {
  const chat = await created();
  const { id } = chat;
  const assigned = await call(mock, '/v1/chats/assignee', { id, assignee: 4188 });
  expect(assigned.body).toEqual({ ...chat, assignee: expect.objectContaining({ id: 4188 }) });
  const moved = await call(mock, '/v1/chats/department', { id, department: 233048 });
  expect(moved.body).toEqual({ ...assigned.body, department: expect.objectContaining({ id: 233048 }) });
  const unassigned = await call(mock, '/v1/chats/assignee', { id, assignee: null });
  expect(unassigned.body).toEqual({ ...moved.body, assignee: null });
  expect(unassigned.status).toBe(200);
  expect(mock.chats.get(id)).toEqual(unassigned.body);
});

test('says when and by whom a chat was closed, until it is opened again', async () => {
  const chat = await created();
  const { id } = chat;
  const closed = await call(mock, '/v1/chats/status', { id, status: 'closed' });
  expect(closed.body).toEqual({ ...chat, status: 'closed', closedBy: 'agent', closedAt: expect.any(Number) });
  expect(closed.body.closedAt).toBeGreaterThanOrEqual(chat.createdAt);
  const opened = await call(mock, '/v1/chats/status', { id, status: 'opened' });
  expect(opened.body).toEqual({ ...chat, status: 'opened' });
});

test.each(['status', 'assignee', 'department'])(
  'knows no chat that nobody has created: %s',
  async (field) => {
    const value = field === 'status' ? 'closed' : 1;
    const { status, body } = await call(mock, `/v1/chats/${field}`, { id: 5215752, [field]: value });
    expect([status, body]).toEqual([
      404,
      { errors: [{ code: 'not_fount', message: 'Chat for ID "%s" was not found' }] },
    ]);
    expect(mock.chats.size).toBe(0);
  },
);

test('never answers what the description does not allow, and changes nothing instead', async () => {
  const chat = { ...(await created()), agents: null };
  keep(mock.chats, chat);
  const { status, headers, body } = await call(mock, '/v1/chats/status', { id: chat.id, status: 'new' });
  expect([status, headers.get('x-mock-error'), body]).toEqual([
    500,
    'mock_invalid_answer',
    {
      code: 'mock_invalid_answer',
      message: 'The answer would not fit the description: Response body property agents must be array.',
    },
  ]);
  expect(mock.chats.get(chat.id)).toEqual(chat);
});

test('forgets everything when it is reset, and begins with the same id again', async () => {
  const { id } = await created();
  mock.reset();
  expect([mock.chats.size, mock.requests.length]).toEqual([0, 0]);
  expect((await created()).id).toBe(id);
});

test('without state answers with the examples of the description', async () => {
  const stateless = createMock({ stateful: false });
  const { status, body } = await call(stateless, '/v1/chats/status', { id: 1, status: 'closed' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: 5215752, status: 'opened' });
  expect(stateless.chats.size).toBe(0);
});

test('two mocks in one process know nothing of each other', async () => {
  const { id } = await created();
  const other = createMock({ errorStyle: 'older' });
  const { body } = await call(other, '/v1/chats/status', { id, status: 'closed' });
  expect(body).toEqual({ errors: [{ code: 'chat_not_found', message: 'Chat is missing' }] });
  expect([mock.requests.length, other.requests.length]).toEqual([1, 1]);
});

import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keep } from '../../src/chats/chats.ts';
import { type Chat, createMock } from '../../src/index.ts';
import { call } from '../support/call.ts';

const mock = createMock();
beforeEach(() => mock.reset());
afterEach(() => {
  vi.useRealTimers();
});

/** What the description shows of a new chat. */
const { minimal } = description.paths['/v1/chats'].post.responses[201].content['application/json'].examples;

async function created(more: object = {}): Promise<Chat> {
  const { status, body } = await call(mock, '/v1/chats', { customer: 8738438, application: 3838, ...more });
  expect(status).toBe(201);
  return body;
}

/** Sets the clock to a time in Unix seconds. */
function setTime(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: seconds * 1000 });
}

test('creates the chat that the description shows, with the values of the request', async () => {
  setTime(1_700_000_000.9);
  const chat = await created({ assignee: 4188, department: 233048 });
  expect(chat).toEqual({
    ...minimal.value,
    id: expect.any(Number),
    createdAt: 1_700_000_000,
    customer: { id: 8738438, name: expect.any(String), email: 'customer-8738438@example.com', userId: null },
    assignee: { id: 4188, name: expect.any(String), email: 'agent-4188@example.com', role: 'agent' },
    department: { id: 233048, name: expect.any(String) },
    createdWith: 'public_api',
    applicationId: 3838,
  });
  expect(chat).toMatchObject({ status: 'empty', closedAt: null, closedBy: null, lastMessageId: null });
  expect(mock.chats.get(chat.id)).toEqual(chat);
});

test('creates a chat without an assignee and a department', async () => {
  expect(await created()).toMatchObject({ assignee: null, department: null });
});

test('gives each chat its own id, also beside seeded chats', async () => {
  const { id, ...rest } = await created();
  mock.chats.seed({ ...rest, id: id + 1 } as Chat);
  expect([(await created()).id, (await created()).id]).toEqual([id + 2, id + 3]);
});

test('does not reuse the id of a deleted chat', async () => {
  const { id } = await created();
  mock.chats.delete(id);
  expect((await created()).id).toBe(id + 1);
});

test('invents the same people for the same ids in every mock', async () => {
  const request = { customer: 8738438, application: 1, assignee: 4188 };
  const { body } = await call(createMock(), '/v1/chats', request);
  const { customer, assignee } = await created({ assignee: 4188 });
  expect({ customer, assignee }).toEqual({ customer: body.customer, assignee: body.assignee });
});

test('changes one field and leaves the others as they are', async () => {
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

test('records when and by whom a chat was closed until it is opened again', async () => {
  const chat = await created();
  const { id } = chat;
  setTime(chat.createdAt + 60);
  const closed = await call(mock, '/v1/chats/status', { id, status: 'closed' });
  const closedAt = chat.createdAt + 60;
  expect(closed.body).toEqual({ ...chat, status: 'closed', closedBy: 'agent', closedAt });
  const opened = await call(mock, '/v1/chats/status', { id, status: 'opened' });
  expect(opened.body).toEqual({ ...chat, status: 'opened' });
});

test.each(['status', 'assignee', 'department'])(
  'responds with 404 to a change of the %s of an unknown chat',
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

test('responds with an error instead of a chat that violates the description, and changes nothing', async () => {
  const chat = { ...(await created()), agents: null };
  keep(mock.chats, chat);
  const { status, headers, body } = await call(mock, '/v1/chats/status', { id: chat.id, status: 'new' });
  expect([status, headers.get('x-mock-error'), body]).toEqual([
    500,
    'mock_invalid_answer',
    {
      code: 'mock_invalid_answer',
      message: 'The response would violate the description: Response body property agents must be array.',
    },
  ]);
  expect(mock.chats.get(chat.id)).toEqual(chat);
});

test('forgets everything on reset, and starts with the same id again', async () => {
  const { id } = await created();
  mock.reset();
  expect([mock.chats.size, mock.requests.length]).toEqual([0, 0]);
  expect((await created()).id).toBe(id);
});

test('without state, responds with the examples of the description', async () => {
  const stateless = createMock({ stateful: false });
  const { status, body } = await call(stateless, '/v1/chats/status', { id: 1, status: 'closed' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: 5215752, status: 'opened' });
  expect(stateless.chats.size).toBe(0);
});

test('two mocks in one process share nothing', async () => {
  const { id } = await created();
  const other = createMock({ errorStyle: 'older' });
  const { body } = await call(other, '/v1/chats/status', { id, status: 'closed' });
  expect(body).toEqual({ errors: [{ code: 'chat_not_found', message: 'Chat is missing' }] });
  expect([mock.requests.length, other.requests.length]).toEqual([1, 1]);
});

import { ApiError, type Chat, type ChatsClient, createChatsClient } from '@helpcrunch-chats/client';
import { createMock, type MockServer, startMock } from '@helpcrunch-chats/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples, operations, requestBody, responseBody, violations } from './support/description.ts';

const TIMEOUT = 5000;
let mock: MockServer;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

const chats = (): ChatsClient =>
  createChatsClient({ apiKey: 'test-key', baseUrl: mock.url, timeout: TIMEOUT, retries: 0 });

/** Calls an operation of the mock; `prefer` chooses the answer, as in Prism. */
function call(operationId: string, body: unknown, prefer = ''): Promise<unknown> {
  return chats()[operationId as 'createChat'](body as never, prefer ? { headers: { prefer } } : {});
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.fail(`resolved to ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}

describe.each(operations)('$operationId through the client and the mock', ({ operationId, responses }) => {
  const [success, ...errors] = Object.keys(responses).sort();

  test.each(examples(requestBody(operationId)))('succeeds with the request “%s”', async (name, body) => {
    const chat = await call(operationId, body, `example=${name}`);
    expect(chat).toEqual(new Map(examples(responseBody(operationId, success ?? ''))).get(name));
  });

  describe.each(errors)('rejects with an ApiError for %s', (status) => {
    test.each(examples(responseBody(operationId, status)))(
      'that carries the errors of “%s”',
      async (name, body) => {
        const [, request] = examples(requestBody(operationId))[0] ?? [];
        const error = await rejection(call(operationId, request, `code=${status}, example=${name}`));
        expect(error).toBeInstanceOf(ApiError);
        expect(error).toMatchObject({
          operationId,
          status: Number(status),
          errors: (body as { errors: unknown }).errors,
        });
      },
    );
  });

  test('works on the state of the mock', async () => {
    const { id } = await chats().createChat({ customer: 8738438, application: 3838 });
    const [, example] = examples(requestBody(operationId))[0] ?? [];
    const body = { ...(example as object), ...(operationId !== 'createChat' && { id }) };
    const chat = await call(operationId, body);
    expect(chat).toEqual(mock.mock.chats.get((chat as Chat).id));
    expect(violations(responseBody(operationId, success ?? ''), chat)).toEqual([]);
  });

  test('is answered with 400 and 401 by the mock itself', async () => {
    const badBody = await rejection(call(operationId, { id: '1' }));
    expect(badBody).toMatchObject({
      name: 'BadRequestError',
      status: 400,
      errors: expect.arrayContaining([{ code: 'invalid_request', message: 'Invalid request' }]),
    });
    const noKey = await fetch(mock.url + operations.find((op) => op.operationId === operationId)?.path, {
      method: operations.find((op) => op.operationId === operationId)?.method ?? '',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(examples(requestBody(operationId))[0]?.[1]),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    expect([noKey.status, await noKey.json()]).toEqual([
      401,
      examples(responseBody(operationId, 401))[0]?.[1],
    ]);
  });
});

test('a chat that the client returned can be seeded in another mock', async () => {
  const chat = await chats().createChat({ customer: 8738438, application: 3838 });
  const other = createMock();
  other.chats.seed(chat);
  const client = createChatsClient({ apiKey: 'test-key', fetch: other.fetch });
  expect(await client.updateChatStatus({ id: chat.id, status: 'pending' })).toEqual({
    ...chat,
    status: 'pending',
  });
});

import { type Chat, type ChatsClient, createChatsClient } from '@helpcrunch-chats/client';
import { createMock, type MockServer, startMock } from '@helpcrunch-chats/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples, operations, requestBody, responseBody, violations } from '../support/description.ts';

let mock: MockServer;
let chats: ChatsClient;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
  chats = createChatsClient({ apiKey: 'test-key', baseUrl: mock.url, timeout: 10_000, retries: 0 });
});
afterAll(() => mock.close());

describe.each(operations)('$operationId', ({ operationId, method, path, success, errors }) => {
  const requests = examples(requestBody(operationId));
  const [, request] = requests[0] ?? [];

  /** Calls the operation, with a header `Prefer`. Resolves to the chat or to the error. */
  function call(body: unknown, prefer?: string): Promise<unknown> {
    const options = prefer ? { headers: { prefer } } : {};
    return chats[operationId as 'createChat'](body as never, options).catch((error: unknown) => error);
  }

  test.each(requests)('responds to the request “%s” with the example of that name', async (name, body) => {
    const shown = new Map(examples(responseBody(operationId, success)));
    expect(await call(body, `example=${name}`)).toEqual(shown.get(name));
  });

  test.each(errors)('responds with each named example of %i that `Prefer` names', async (status) => {
    for (const [name, shown] of examples(responseBody(operationId, status)))
      expect(await call(request, `code=${status}, example=${name}`)).toMatchObject({
        status,
        ...Object(shown),
      });
  });

  test('responds with the chat that it has changed', async () => {
    const { id } = await chats.createChat({ customer: 8738438, application: 3838 });
    const body = { ...(request as object), ...(operationId !== 'createChat' && { id }) };
    const chat = await call(body);
    expect(chat).toEqual(mock.mock.chats.get((chat as Chat).id));
    expect(violations(responseBody(operationId, success), chat)).toEqual([]);
  });

  test('names the field of a wrong value', async () => {
    const error = await call({ ...(request as object), [Object.keys(Object(request))[0] ?? '']: '1' });
    const codes = (error as { errors: { code: string }[] }).errors.map(({ code }) => code);
    expect(codes).toEqual(['invalid_request', Object.keys(Object(request))[0]]);
  });

  test('responds to a request without a key as documented', async () => {
    const response = await fetch(mock.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(10_000),
    });
    const [[, shown] = []] = examples(responseBody(operationId, 401));
    expect([response.status, await response.json()]).toEqual([401, shown]);
  });
});

test('can be seeded with a chat that the client returned', async () => {
  const chat = await chats.createChat({ customer: 8738438, application: 3838 });
  const other = createMock();
  other.chats.seed(chat);
  const client = createChatsClient({ apiKey: 'test-key', fetch: other.fetch });
  expect(await client.updateChatStatus({ id: chat.id, status: 'pending' })).toEqual({
    ...chat,
    status: 'pending',
  });
});

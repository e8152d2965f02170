import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApiError,
  type Chat,
  type ChatsClient,
  createChatsClient,
  UnexpectedResponseError,
} from '@helpcrunch-chats/client';
import { createMock, type MockServer, startMock } from '@helpcrunch-chats/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples, operations, requestBody, responseBody, violations } from './support/description.ts';

const TIMEOUT = 5000;
let mock: MockServer;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

/** A client of the mock; `prefer` chooses the answer, as in Prism. */
function client(prefer = ''): ChatsClient {
  return createChatsClient({
    apiKey: 'test-key',
    baseUrl: mock.url,
    fetch: (request) => {
      if (prefer) request.headers.set('prefer', prefer);
      return fetch(request, { signal: AbortSignal.timeout(TIMEOUT) });
    },
  });
}

function call(chats: ChatsClient, operationId: string, body: unknown): Promise<unknown> {
  return chats[operationId as 'createChat'](body as never);
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
    const chat = await call(client(`example=${name}`), operationId, body);
    expect(chat).toEqual(new Map(examples(responseBody(operationId, success ?? ''))).get(name));
  });

  describe.each(errors)('rejects with an ApiError for %s', (status) => {
    test.each(examples(responseBody(operationId, status)))(
      'that carries the errors of “%s”',
      async (name, body) => {
        const [, request] = examples(requestBody(operationId))[0] ?? [];
        const error = await rejection(call(client(`code=${status}, example=${name}`), operationId, request));
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
    const { id } = await client().createChat({ customer: 8738438, application: 3838 });
    const [, example] = examples(requestBody(operationId))[0] ?? [];
    const body = { ...(example as object), ...(operationId !== 'createChat' && { id }) };
    const chat = await call(client(), operationId, body);
    expect(chat).toEqual(mock.mock.chats.get((chat as Chat).id));
    expect(violations(responseBody(operationId, success ?? ''), chat)).toEqual([]);
  });

  test('is answered with 400 and 401 by the mock itself', async () => {
    const badBody = await rejection(call(client(), operationId, { id: '1' }));
    expect(badBody).toMatchObject({
      name: 'ApiError',
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
  const chat = await client().createChat({ customer: 8738438, application: 3838 });
  const other = createMock();
  other.chats.seed(chat);
  const chats = createChatsClient({ apiKey: 'test-key', fetch: other.fetch });
  expect(await chats.updateChatStatus({ id: chat.id, status: 'pending' })).toEqual({
    ...chat,
    status: 'pending',
  });
});

describe('an answer that the description does not know', () => {
  const answers: Record<string, { status: number; type: string; body: string }> = {
    '403 with an error body': {
      status: 403,
      type: 'application/json',
      body: '{"errors":[{"code":"forbidden","message":"No"}]}',
    },
    '404 that is not the API’s': {
      status: 404,
      type: 'application/problem+json',
      body: '{"title":"Not here"}',
    },
    '500 with an HTML page': { status: 500, type: 'text/html', body: '<h1>Oops</h1>' },
    '502 without a body': { status: 502, type: 'text/plain', body: '' },
    '200 with an HTML page': { status: 200, type: 'text/html', body: '<h1>Sign in</h1>' },
    '200 without a body': { status: 200, type: 'application/json', body: '' },
    '204 without a body': { status: 204, type: 'application/json', body: '' },
  };
  let answer: (typeof answers)[string] | undefined;
  let server: Server;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(answer?.status ?? 0, { 'content-type': answer?.type });
      response.end(answer?.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test.each(Object.keys(answers))('is an UnexpectedResponseError: %s', async (name) => {
    answer = answers[name];
    const chats = createChatsClient({
      apiKey: 'test-key',
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      fetch: (request) => fetch(request, { signal: AbortSignal.timeout(TIMEOUT) }),
    });
    const error = await rejection(chats.updateChatStatus({ id: 1, status: 'closed' }));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({ operationId: 'updateChatStatus', status: answer?.status });
  });
});

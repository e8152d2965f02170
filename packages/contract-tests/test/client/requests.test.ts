import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as client from '@helpcrunch-chats/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples, operations, requestBody, responseBody } from '../support/description.ts';

interface Received {
  method: string | undefined;
  path: string | undefined;
  authorization: string | undefined;
  type: string | undefined;
  body: string;
}

let server: Server;
let chats: client.ChatsClient;
let received: Received[] = [];
let response = { status: 200, body: '' };

beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const { authorization, 'content-type': type } = headers;
    received.push({ method, path, authorization, type, body: await text(incoming) });
    outgoing.writeHead(response.status, { 'content-type': 'application/json', location: '/v1/elsewhere' });
    outgoing.end(response.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chats = client.createChatsClient({ apiKey: 'test-key', baseUrl, timeout: 10_000, retries: 0 });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Calls an operation over a connection. Resolves to the chat or to the error. */
function call(operationId: string, body: unknown, status: number, shown: unknown): Promise<unknown> {
  received = [];
  response = { status, body: JSON.stringify(shown) };
  return chats[operationId as 'createChat'](body as never).catch((error: unknown) => error);
}

describe.each(operations)('$operationId', ({ operationId, method, path, success, errors }) => {
  const requests = examples(requestBody(operationId));
  const [, request] = requests[0] ?? [];

  test.each(requests)('sends the request “%s” as the description shows it', async (_name, body) => {
    await call(operationId, body, success, { id: 1 });
    const headers = { authorization: 'Bearer test-key', type: 'application/json' };
    expect(received).toEqual([{ method, path, ...headers, body: JSON.stringify(body) }]);
  });

  test.each(examples(responseBody(operationId, success)))(
    'resolves to the response “%s” untouched',
    async (_name, body) => {
      expect(await call(operationId, request, success, body)).toEqual(body);
    },
  );

  test.each(errors)('rejects with an error of its own class for %i', async (status) => {
    for (const [, body] of examples(responseBody(operationId, status))) {
      const error = (await call(operationId, request, status, body)) as client.ApiError;
      expect(error).toMatchObject({ operationId, status, errors: (body as client.ApiErrorResponse).errors });
      const todo = `Write a class and a guard for ${status} in errors.ts and guards.ts of the client, and export the class`;
      expect(error.name, todo).not.toBe('ApiError');
      const { [error.name]: own, [`is${error.name}`]: guard } = client as Record<string, unknown>;
      expect([typeof own, typeof guard], todo).toEqual(['function', 'function']);
    }
  });

  test('rejects any other status as unexpected, and follows no redirect', async () => {
    const others = [200, 201, 202, 204, 206, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 409]
      .concat([410, 418, 422, 425, 429, 500, 501, 502, 503, 504])
      .filter((status) => status !== success && !errors.includes(status));
    for (const status of others) {
      const error = await call(operationId, request, status, { errors: [{ code: 'x', message: 'x' }] });
      expect(error).toMatchObject({ name: 'UnexpectedResponseError', operationId, status });
      expect(received).toHaveLength(1);
    }
  });
});

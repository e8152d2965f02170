import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as client from '@helpcrunch-chats/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples, operations, requestBody, responseBody } from './support/description.ts';

interface Received {
  method: string | undefined;
  path: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}

let server: Server;
let chats: client.ChatsClient;
let received: Received[] = [];
let answer = { status: 200, body: '' };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { authorization, 'content-type': type } = request.headers;
    received.push({ method: request.method, path: request.url, headers: { authorization, type }, body });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chats = client.createChatsClient({ apiKey: 'test-key', baseUrl, timeout: 5000, retries: 0 });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function call(operationId: string, body: unknown, status: number, answered: unknown): Promise<unknown> {
  received = [];
  answer = { status, body: JSON.stringify(answered) };
  return chats[operationId as 'createChat'](body as never).catch((error: unknown) => error);
}

describe.each(operations)(
  'on the wire, $operationId of the client',
  ({ operationId, method, path, responses }) => {
    const requests = examples(requestBody(operationId));
    const [success = '', ...errors] = Object.keys(responses).sort();
    const [, request] = requests[0] ?? [];

    test.each(requests)('sends the request “%s” exactly as documented', async (_name, body) => {
      await call(operationId, body, Number(success), { id: 1 });
      const headers = { authorization: 'Bearer test-key', type: 'application/json' };
      expect(received).toEqual([{ method, path, headers, body: JSON.stringify(body) }]);
    });

    test.each(examples(responseBody(operationId, success)))(
      'resolves to the answer “%s” untouched',
      async (_name, body) => {
        expect(await call(operationId, request, Number(success), body)).toEqual(body);
      },
    );

    describe.each(errors)('throws for %s', (status) => {
      test.each(examples(responseBody(operationId, status)))('what “%s” documents', async (_name, body) => {
        const error = await call(operationId, request, Number(status), body);
        expect(error).toBeInstanceOf(client.ApiError);
        expect(error).toMatchObject({
          operationId,
          status: Number(status),
          errors: (body as client.ApiError).errors,
        });
      });

      test('an error of its own class, which is exported and has a guard', async () => {
        const [, body] = examples(responseBody(operationId, status))[0] ?? [];
        const error = (await call(operationId, request, Number(status), body)) as client.ApiError;
        const todo = `Write a class and a guard for ${status} in errors.ts and guards.ts of the client, and export the class`;
        expect(error.name, todo).not.toBe('ApiError');
        const { [error.name]: own, [`is${error.name}`]: guard } = client as Record<string, unknown>;
        expect([typeof own, typeof guard], todo).toEqual(['function', 'function']);
        expect(error).toBeInstanceOf(own);
        expect((guard as (error: unknown) => boolean)(error)).toBe(true);
      });
    });

    const undocumented = [
      200, 201, 202, 204, 206, 301, 302, 400, 401, 402, 403, 404, 405, 409, 418, 422, 429, 500, 501, 503,
    ];
    test.each(undocumented.filter((status) => !(status in responses)))(
      'throws an UnexpectedResponseError for %i, which is not documented',
      async (status) => {
        const error = await call(operationId, request, status, { errors: [{ code: 'x', message: 'x' }] });
        expect(error).toBeInstanceOf(client.UnexpectedResponseError);
        expect(error).toMatchObject({ operationId, status });
      },
    );

    test.each(Object.keys(responses))(
      'throws an UnexpectedResponseError for %s with another body',
      async (status) => {
        const error = await call(operationId, request, Number(status), ['<h1>Not the API</h1>']);
        expect(error).toBeInstanceOf(client.UnexpectedResponseError);
      },
    );
  },
);

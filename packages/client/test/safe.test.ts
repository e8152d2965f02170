import { expect, test } from 'vitest';
import { ConnectionError, UnexpectedResponseError } from '../src/index.ts';
import { api, CHAT, CREATED, errorBody, rejection } from './support/api.ts';

const body = { customer: 1, application: 2 };

test('a safe call resolves to the chat and the raw response', async () => {
  const result = await api([CREATED]).chats.safe.createChat(body);
  expect(result).toMatchObject({ ok: true, status: 201, data: CHAT });
  expect(result.response.status).toBe(201);
});

test.each([400, 401, 409, 429])('a safe call resolves to a documented %i', async (status) => {
  const { chats } = api([{ status, body: errorBody('some_code') }], { retries: 0 });
  const result = await chats.safe.createChat(body);
  expect(result).toMatchObject({ ok: false, status, error: { errors: [{ code: 'some_code' }] } });
  expect(result.response.status).toBe(status);
});

test('a safe call still rejects for what is not documented', async () => {
  const status404 = { status: 404, body: errorBody('chat_not_found') };
  expect(await rejection(api([status404]).chats.safe.createChat(body))).toBeInstanceOf(
    UnexpectedResponseError,
  );
  const down = new TypeError('fetch failed');
  expect(await rejection(api([down]).chats.safe.createChat(body))).toBeInstanceOf(ConnectionError);
});

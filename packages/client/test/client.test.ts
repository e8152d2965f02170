import { describe, expect, test } from 'vitest';
import { ApiError, createChatsClient, UnexpectedResponseError } from '../src/index.ts';

const chat = { id: 5214000, status: 'pending', assignee: null };

/** A client whose requests are kept and all answered alike. */
function stub(status: number, body: unknown) {
  const requests: Request[] = [];
  const chats = createChatsClient({
    apiKey: 'test-key',
    fetch: async (request) => {
      requests.push(request);
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
    },
  });
  return { chats, requests };
}

describe('a call', () => {
  test('sends method, path, key and body as documented', async () => {
    const { chats, requests } = stub(200, chat);
    await chats.updateChatAssignee({ id: 5214000, assignee: null });
    const [request] = requests;
    expect(request?.method).toBe('PUT');
    expect(request?.url).toBe('https://api.helpcrunch.com/v1/chats/assignee');
    expect(request?.headers.get('authorization')).toBe('Bearer test-key');
    expect(request?.headers.get('content-type')).toBe('application/json');
    expect(await request?.text()).toBe('{"id":5214000,"assignee":null}');
  });

  test('resolves to the chat as it came, with fields that nobody has documented', async () => {
    const { chats } = stub(200, { ...chat, sentiment: 'happy' });
    expect(await chats.updateChatAssignee({ id: 5214000, assignee: null })).toEqual({
      ...chat,
      sentiment: 'happy',
    });
  });

  test('rejects with the errors that the API names', async () => {
    const errors = [
      { code: 'invalid_request', message: 'Invalid request' },
      { code: 'status', message: 'This value should not be blank.' },
    ];
    const { chats } = stub(400, { errors });
    const error = await chats
      .updateChatStatus({ id: 1, status: 'closed' })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ operationId: 'updateChatStatus', status: 400, errors });
    expect((error as Error).message).toContain('This value should not be blank. (status)');
  });

  test('rejects differently where the answer is not documented', async () => {
    const { chats } = stub(500, '<h1>Oops</h1>');
    const error = await chats
      .updateChatStatus({ id: 1, status: 'closed' })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect((error as Error).message).toBe(
      'updateChatStatus got an unexpected response: status 500, body: <h1>Oops</h1>',
    );
  });
});

import { createChatsClient } from '@helpcrunch-chats/client';
import { createMock } from '@helpcrunch-chats/mock';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

const mock = createMock();
beforeEach(() => mock.reset());

test('the client takes mock.fetch as its fetch', async () => {
  const chats = createChatsClient({ apiKey: 'test-key', fetch: mock.fetch });
  const { id } = await chats.createChat({ customer: 8738438, application: 3838 });
  expect(await chats.updateChatStatus({ id, status: 'closed' })).toMatchObject({ id, closedBy: 'agent' });
});

/** Code under test that calls the API by hand, and cannot be given a fetch. */
async function closeChat(id: number): Promise<number> {
  const response = await fetch('https://api.helpcrunch.com/v1/chats/status', {
    method: 'PUT',
    headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
    body: JSON.stringify({ id, status: 'closed' }),
    signal: AbortSignal.timeout(5000),
  });
  return response.status;
}

async function newChat(): Promise<number> {
  const chats = createChatsClient({ apiKey: 'test-key', fetch: mock.fetch });
  return (await chats.createChat({ customer: 8738438, application: 3838 })).id;
}

describe('in place of the global fetch', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', mock.fetch);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('the mock answers', async () => {
    const id = await newChat();
    expect(await closeChat(id)).toBe(200);
    expect(mock.chats.get(id)?.status).toBe('closed');
    expect(await closeChat(404)).toBe(404);
  });
});

describe('behind MSW', () => {
  const server = setupServer(http.all('https://api.helpcrunch.com/*', ({ request }) => mock.fetch(request)));
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterAll(() => server.close());

  test('the mock answers', async () => {
    const id = await newChat();
    expect(await closeChat(id)).toBe(200);
    expect(mock.chats.get(id)?.status).toBe('closed');
    expect(await closeChat(404)).toBe(404);
  });
});

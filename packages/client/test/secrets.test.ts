import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { api, errorBody, KEY, type Reaction, rejection } from './support/api.ts';

describe('the key shows', () => {
  const echoes: Reaction[] = [
    { status: 401, body: errorBody(`invalid_token ${KEY}`) },
    { status: 500, body: `Authorization: Bearer ${KEY}` },
    { status: 200, body: `<p>${KEY}</p>` },
  ];

  test.each(echoes)('in no error, even if the answer repeats it: %o', async (reaction) => {
    const error = await rejection(
      api([reaction], { retries: 0 }).chats.updateChatStatus({ id: 1, status: 'closed' }),
    );
    expect(inspect(error, { depth: 10 })).not.toContain(KEY);
    expect(JSON.stringify(error)).not.toContain(KEY);
    expect((error as Error).message).toContain('[key]');
  });

  test('neither in the client nor in hooks', async () => {
    const seen: unknown[] = [];
    const see = (value: unknown): void => void seen.push(value);
    const hooks = { onRequest: see, onResponse: see, onRetry: see, onError: see };
    const { chats, clock } = api([{ status: 503 }, { status: 500, body: 'x' }], { hooks, retries: 1 });
    const failed = rejection(chats.updateChatStatus({ id: 1, status: 'closed' }));
    await clock.advance(10_000);
    await failed;
    expect(seen).toHaveLength(6);
    expect(inspect([seen, chats], { depth: 10, showHidden: true })).not.toContain(KEY);
    expect(JSON.stringify([seen, chats])).not.toContain(KEY);
  });
});

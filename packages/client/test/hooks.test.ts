import { expect, test } from 'vitest';
import { api, errorBody, OK, rejection } from './support/api.ts';
import { settled } from './support/clock.ts';

const body = { id: 1, status: 'closed' } as const;

test('hooks are called in order, and nothing goes on before they have', async () => {
  const called: string[] = [];
  let release = () => {};
  const hook = (name: string) => () =>
    new Promise<void>((resolve) => {
      called.push(name);
      release = resolve;
    });
  const hooks = {
    onRequest: hook('request'),
    onResponse: hook('response'),
    onRetry: hook('retry'),
    onError: hook('error'),
  };
  const reactions = [{ status: 503 }, { status: 400, body: errorBody('x') }];
  const { chats, clock, requests } = api(reactions, { hooks, timeout: false });
  let rejected = false;
  void rejection(chats.updateChatStatus(body)).then(() => {
    rejected = true;
  });
  const expected: [hook: string, sent: number][] = [
    ['request', 0],
    ['response', 1],
    ['retry', 1],
    ['request', 1],
    ['response', 2],
    ['error', 2],
  ];
  for (const [index, [name, sent]] of expected.entries()) {
    await clock.advance(60_000);
    expect(called.slice(index)).toEqual([name]);
    expect([requests.length, clock.pending, rejected]).toEqual([sent, 0, false]);
    release();
  }
  await settled();
  expect([called.length, rejected]).toEqual([6, true]);
});

test('hooks reject the call with what they throw', async () => {
  const thrown = new Error('hook');
  const hooks = {
    onRequest() {
      throw thrown;
    },
  };
  expect(await rejection(api([OK], { hooks }).chats.updateChatStatus(body))).toBe(thrown);
});

test('hooks may be the methods of an object that holds more', async () => {
  class Log {
    lines: string[] = [];
    onRequest() {
      this.lines.push('request');
    }
    onError() {
      this.lines.push('error');
    }
  }
  const hooks = new Log();
  await rejection(api([{ status: 500 }], { hooks, retries: 0 }).chats.updateChatStatus(body));
  expect(hooks.lines).toEqual(['request', 'error']);
});

import { beforeEach, describe, expect, test } from 'vitest';
import { type Chat, createMock } from '../../src/index.ts';
import { call } from '../support/call.ts';

const mock = createMock();
beforeEach(() => mock.reset());

async function created(more: object = {}): Promise<Chat> {
  const { status, body } = await call(mock, '/v1/chats', { customer: 8738438, application: 3838, ...more });
  expect(status).toBe(201);
  return body;
}

describe('the chats', () => {
  test('can be seeded one by one, several at once, or like a Map', async () => {
    const { id: _, ...rest } = await created();
    const chat = (id: number) => ({ ...rest, id }) as Chat;
    mock.chats.clear();
    mock.chats.seed(chat(1)).seed(chat(2), chat(3)).set(4, chat(4));
    mock.chats.delete(4);
    expect([...mock.chats.keys()]).toEqual([1, 2, 3]);
    const { body } = await call(mock, '/v1/chats/status', { id: 3, status: 'pending' });
    expect(body).toEqual({ ...chat(3), status: 'pending' });
  });

  test('are copies of the seeded chats', async () => {
    const chat = { ...(await created()), agents: [{ id: 1, name: 'Ada', email: 'a@b.c', role: 'agent' }] };
    mock.chats.seed(chat);
    const before = structuredClone(chat);
    chat.status = 'closed';
    chat.agents.pop();
    expect(mock.chats.get(chat.id)).toEqual(before);
  });

  test('are frozen, and so are the remembered responses', async () => {
    const { id } = await created({ assignee: 4188 });
    const held = () => mock.chats.get(id) ?? expect.fail('The chat is gone');
    const writes = [
      () => {
        // @ts-expect-error The type forbids it as well.
        held().status = 'x';
      },
      () => {
        held().assignee.name = 'x';
      },
      () => {
        held().agents.push('x');
      },
      () => {
        (mock.requests[0]?.answer as Chat).status = 'x';
      },
    ];
    function expectFrozen() {
      const before = structuredClone(held());
      for (const write of writes) expect(write).toThrow(TypeError);
      expect(held()).toEqual(before);
    }
    expectFrozen();
    await call(mock, '/v1/chats/status', { id, status: 'pending' });
    expectFrozen();
    mock.chats.seed({ ...held(), status: 'opened' });
    expectFrozen();
    expect(held().status).toBe('opened');
  });

  test('must fit the description', async () => {
    const chat = await created();
    expect(() => mock.chats.seed({ ...chat, createdAt: '2020-06-16' })).toThrow(
      /Chat \d+ cannot be seeded: createdAt/,
    );
    expect(() => mock.chats.seed({ ...chat, customer: undefined })).toThrow(/property 'customer'/);
    expect(() => mock.chats.seed({ ...chat, id: -1 })).toThrow('Chat -1 cannot be seeded: id must be >= 1');
    for (const nothing of [undefined, null, [chat], 'chat']) {
      expect(() => mock.chats.seed(nothing as never)).toThrow(
        new TypeError('Chat undefined cannot be seeded: must be object'),
      );
    }
    expect(() => mock.chats.set(7, chat)).toThrow(`Chat 7 cannot be seeded: its id is ${chat.id}`);
    expect([...mock.chats]).toEqual([[chat.id, chat]]);
  });

  test('may have undocumented fields and values', async () => {
    const chat = await created();
    mock.chats.seed({ ...chat, sentiment: 'happy', rating: 'superb', createdAt: '1603885746' });
    const { body } = await call(mock, '/v1/chats/status', { id: chat.id, status: 'new' });
    expect(body).toMatchObject({ sentiment: 'happy', rating: 'superb', createdAt: '1603885746' });
  });
});

test('an error response is not affected by attempts to change an earlier one', async () => {
  const first = await call(mock, '/v1/chats/status', { id: 5, status: 'new' });
  const remembered = mock.requests[0]?.answer as typeof first.body;
  expect(() => {
    remembered.errors[0].message = 'x';
  }).toThrow(TypeError);
  expect((await call(mock, '/v1/chats/status', { id: 5, status: 'new' })).body).toEqual(first.body);
});

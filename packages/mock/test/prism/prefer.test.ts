import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { beforeEach, describe, expect, test } from 'vitest';
import { type Chat, createMock } from '../../src/index.ts';
import { parsePrefer } from '../../src/prism/prefer.ts';
import { call } from '../support/call.ts';

const mock = createMock();
let chat: Chat;
beforeEach(async () => {
  mock.reset();
  chat = (await call(mock, '/v1/chats', { customer: 1, application: 1 })).body;
});

function prefer(header: string, body: object = { id: chat.id, status: 'closed' }) {
  return call(mock, '/v1/chats/status', body, { prefer: header });
}

test.each([
  ['code=404', { code: 404 }],
  ['code=404, example=older', { code: 404, exampleKey: 'older' }],
  ['example="a, b"; code="409"', { exampleKey: 'a, b', code: 409 }],
  ['CODE = 404 ,code=400', { code: 404 }],
  ['dynamic=true, seed=7', { dynamic: true, seed: '7' }],
  ['dynamic=false', {}],
  ['respond-async, wait=10', {}],
  ['', {}],
])('reads the header %j', (header, preferences) => {
  const none = { code: undefined, exampleKey: undefined, dynamic: false, seed: undefined };
  expect(parsePrefer(header)).toEqual({ ...none, ...preferences });
});

test('a status overrides state and changes nothing', async () => {
  const { status, body } = await prefer('code=429');
  expect([status, body.errors[1]]).toEqual([
    429,
    { code: 'too_many_requests', message: 'Too many requests' },
  ]);
  expect([...mock.chats.values()]).toEqual([chat]);
});

test('a success status overrides state too and changes nothing', async () => {
  const { body } = await prefer('code=200, example=open');
  expect(body).toEqual(
    description.paths['/v1/chats/status'].put.responses[200].content['application/json'].examples.open.value,
  );
  expect([...mock.chats.values()]).toEqual([chat]);
});

test('an example overrides state, even for a chat that does not exist', async () => {
  const { status, body } = await prefer('example=close', { id: 1, status: 'closed' });
  expect([status, body.id, body.status]).toEqual([200, 5215752, 'closed']);
});

test('nothing overrides validation', async () => {
  const { status, body } = await prefer('code=200', { id: chat.id, status: 'done' });
  expect([status, body.errors[1].code]).toEqual([400, 'status']);
});

test('chooses the example of the error that validation demands', async () => {
  const { status, body } = await prefer('code=400, example=olderStatus', {});
  expect([status, body]).toEqual([
    400,
    { errors: [{ code: 'invalid_chat_value', message: 'status value is invalid' }] },
  ]);
});

test('a status without an example follows the error style', async () => {
  const older = createMock({ errorStyle: 'older' });
  const responses = await Promise.all(
    ['code=401', 'code=404', 'code=429'].map((header) =>
      call(older, '/v1/chats/status', { id: 1, status: 'new' }, { prefer: header }),
    ),
  );
  expect(responses.map(({ body }) => body.errors[0].code)).toEqual([
    'invalid_token',
    'chat_not_found',
    'too_many_requests',
  ]);
  // Only the newer generation has it.
  const conflict = await call(older, '/v1/chats', { customer: 1, application: 1 }, { prefer: 'code=409' });
  expect([conflict.status, conflict.body.errors[1].code]).toEqual([409, 'conflict']);
});

describe('dynamic=true', () => {
  test('generates a different body each time', async () => {
    const [one, two] = [await prefer('dynamic=true'), await prefer('dynamic=true')];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.body).not.toEqual(two.body);
    expect([...mock.chats.values()]).toEqual([chat]);
  });

  test('generates the same body with the same seed', async () => {
    const [one, two, three] = [
      await prefer('dynamic=true, seed=1'),
      await prefer('dynamic=true, seed=1'),
      await prefer('dynamic=true, seed=2'),
    ];
    expect(one.body).toEqual(two.body);
    expect(one.body).not.toEqual(three.body);
  });

  test('does not continue with the seed of the previous request', async () => {
    const following = async () => {
      await prefer('dynamic=true, seed=1');
      return (await prefer('dynamic=true')).body;
    };
    expect(await following()).not.toEqual(await following());
  });

  test('generates the same body with the seed of the mock', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() =>
        call(
          createMock({ seed: 1 }),
          '/v1/chats',
          { customer: 1, application: 1 },
          { prefer: 'dynamic=true' },
        ),
      ),
    );
    expect(one?.status).toBe(201);
    expect(one?.body).toEqual(two?.body);
  });

  test('generates nothing that the description does not allow', async () => {
    for (let seed = 0; seed < 50; seed++) {
      const { status, body } = await prefer(`dynamic=true, seed=${seed}`);
      expect([status, body]).toMatchObject([200, { id: expect.any(Number) }]);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.ts';
import { call } from '../support/call.ts';

const newer = createMock();
const older = createMock({ errorStyle: 'older' });

const blank = 'This value should not be blank.';
const numeric = 'This value should be of type numeric.';
const choice =
  'The value you selected is not a valid choice. Choose one of: new, opened, pending, on-hold, no communication, closed.';

const invalid: [what: string, path: string, body: unknown, fields: Record<string, string>][] = [
  ['no id', '/v1/chats/status', { status: 'closed' }, { id: blank }],
  ['a string id', '/v1/chats/status', { id: '1', status: 'closed' }, { id: numeric }],
  ['the id 0', '/v1/chats/status', { id: 0, status: 'closed' }, { id: 'This value should be >= 1.' }],
  [
    'a fraction',
    '/v1/chats/status',
    { id: 1.5, status: 'closed' },
    { id: 'This value should be of type integer.' },
  ],
  ['an unknown status', '/v1/chats/status', { id: 1, status: 'done' }, { status: choice }],
  [
    'null as status',
    '/v1/chats/status',
    { id: 1, status: null },
    { status: 'This value should be of type string.' },
  ],
  [
    'an unknown property',
    '/v1/chats/status',
    { id: 1, status: 'new', by: 1 },
    { by: 'This field was not expected.' },
  ],
  [
    'a property without a name',
    '/v1/chats/status',
    { id: 1, status: 'new', '': 1 },
    { '""': 'This field was not expected.' },
  ],
  [
    'three invalid fields',
    '/v1/chats',
    { customer: '1', message: '' },
    { application: blank, message: 'This field was not expected.', customer: numeric },
  ],
  [
    'a string assignee',
    '/v1/chats/assignee',
    { id: 1, assignee: '1' },
    { assignee: 'This value should be of type numeric or null.' },
  ],
  ['null as department', '/v1/chats/department', { id: 1, department: null }, { department: numeric }],
  ['an array', '/v1/chats/status', [], { body: 'This value should be of type object.' }],
  ['the word null', '/v1/chats/status', 'null', { body: blank }],
  ['an empty body', '/v1/chats/status', '', { body: blank }],
];

describe('an invalid body', () => {
  test.each(invalid)('is rejected with newer errors: %s', async (_what, path, body, fields) => {
    const { status, body: error } = await call(newer, path, body);
    expect(status).toBe(400);
    expect(error).toEqual({
      errors: [
        { code: 'invalid_request', message: 'Invalid request' },
        ...Object.entries(fields).map(([code, message]) => ({ code, message })),
      ],
    });
  });

  test.each(invalid)('is rejected with older errors: %s', async (_what, path, body, fields) => {
    const { status, body: error } = await call(older, path, body);
    expect(status).toBe(400);
    expect(error).toEqual({
      errors: Object.keys(fields).map((field) => ({
        code: 'invalid_chat_value',
        message: `${field} value is invalid`,
      })),
    });
  });

  test.each(['{"id":1,', '{', 'null,', '{"id":1}}', "{'id':1}", '\u0000', '[', 'undefined'])(
    'is rejected if it is not JSON: %j',
    async (body) => {
      const { status, body: error } = await call(newer, '/v1/chats/status', body);
      expect(status).toBe(400);
      expect(error).toEqual({
        errors: [
          { code: 'invalid_request', message: 'Invalid request' },
          { code: 'body', message: expect.stringMatching(/^This value should be valid JSON: .+\.$/) },
        ],
      });
    },
  );

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'nonsense', 'multipart/form-data', ''])(
    'is rejected if its content type is %j',
    async (type) => {
      const { status, body } = await call(
        newer,
        '/v1/chats/status',
        { id: 1, status: 'new' },
        { 'content-type': type },
      );
      expect(status).toBe(400);
      expect(body.errors[1]).toEqual({
        code: 'body',
        message: 'This value should be of content type application/json.',
      });
    },
  );

  test('is rejected before the chat is looked up', async () => {
    const { status } = await call(newer, '/v1/chats/status', { id: 404, status: 'done' });
    expect(status).toBe(400);
  });

  test('may declare a charset', async () => {
    const { status } = await call(
      newer,
      '/v1/chats',
      { customer: 1, application: 1 },
      { 'content-type': 'Application/JSON; charset=utf-8' },
    );
    expect(status).toBe(201);
  });
});

describe('the API key', () => {
  const malformed: [authorization: string, hint: string][] = [
    ['', ''],
    ['Bearer', ': send the word Bearer, a space and the API key'],
    ['Bearer ', ': send the word Bearer, a space and the API key'],
    ['secret-key', ': send the word Bearer, a space and the API key'],
    ['Basic dGVzdA==', ': send the word Bearer, a space and the API key'],
    ['Bearer <secret-key>', ': send the API key without the angle brackets'],
    ['Bearer "secret-key"', ': send the API key without the quotes'],
    ['Bearer test key', ': the API key has no spaces'],
  ];
  const body = { customer: 1, application: 1 };

  test.each(malformed)('is rejected as %j', async (authorization, hint) => {
    const responses = await Promise.all(
      [newer, older].map((mock) => call(mock, '/v1/chats', body, { authorization })),
    );
    expect(responses.map(({ status, body }) => [status, body.errors])).toEqual([
      [
        401,
        [
          { code: 'invalid_request', message: 'Invalid request' },
          { code: 'unauthorized', message: `Unauthorized${hint}` },
        ],
      ],
      [401, [{ code: 'invalid_token', message: `Invalid token${hint}` }]],
    ]);
  });

  test('is rejected if it is missing, even if the body is invalid too', async () => {
    const response = await newer.fetch('https://api.helpcrunch.com/v1/chats', { method: 'POST', body: '{' });
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { errors: [{}, { code: 'unauthorized', message: 'Unauthorized' }] },
    ]);
  });

  test.each(['Bearer k', 'bearer k', 'BEARER k', 'Bearer  k'])('is accepted as %j', async (authorization) => {
    expect((await call(newer, '/v1/chats', body, { authorization })).status).toBe(201);
  });

  test('must equal the option apiKey', async () => {
    const mock = createMock({ apiKey: 'right' });
    expect((await call(mock, '/v1/chats', body, { authorization: 'bearer right' })).status).toBe(201);
    const { status, body: error } = await call(mock, '/v1/chats', body);
    expect([status, error.errors[1]]).toEqual([401, { code: 'unauthorized', message: 'Unauthorized' }]);
    expect(JSON.stringify(mock.requests)).not.toMatch(/right|secret-key/);
  });
});

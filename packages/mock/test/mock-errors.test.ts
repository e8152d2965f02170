import { describe, expect, test } from 'vitest';
import { createMock } from '../src/index.ts';
import { call } from './support/call.ts';

const mock = createMock();

describe('an error of the mock itself', () => {
  async function ask(method: string, path: string, headers: Record<string, string> = {}) {
    const response = await mock.fetch(`https://api.helpcrunch.com${path}`, {
      method,
      headers: { authorization: 'Bearer test-key', 'content-type': 'application/json', ...headers },
      ...(method !== 'GET' && { body: '{"id":1,"status":"new"}' }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  const cases: [
    what: string,
    status: number,
    code: string,
    method: string,
    path: string,
    headers?: object,
  ][] = [
    ['an unknown path', 404, 'mock_unknown_path', 'PUT', '/v1/chat/status'],
    ['a path without the version', 404, 'mock_unknown_path', 'POST', '/chats'],
    ['a path with a slash too many', 404, 'mock_unknown_path', 'PUT', '/v1/chats/status/'],
    ['a path that is no URL', 404, 'mock_unknown_path', 'PUT', '/%zz'],
    ['a wrong method', 405, 'mock_wrong_method', 'PATCH', '/v1/chats/status'],
    [
      'an undeclared status',
      400,
      'mock_undeclared_status',
      'PUT',
      '/v1/chats/status',
      { prefer: 'code=418' },
    ],
    [
      'an undeclared example',
      400,
      'mock_undeclared_example',
      'PUT',
      '/v1/chats/status',
      { prefer: 'example=x' },
    ],
    [
      'an example of another status',
      400,
      'mock_undeclared_example',
      'PUT',
      '/v1/chats/status',
      { prefer: 'code=404, example=close' },
    ],
    ['a status of letters', 400, 'mock_bad_prefer', 'PUT', '/v1/chats/status', { prefer: 'code=abc' }],
    ['a status without a value', 400, 'mock_bad_prefer', 'PUT', '/v1/chats/status', { prefer: 'code' }],
    ['an example without a name', 400, 'mock_bad_prefer', 'PUT', '/v1/chats/status', { prefer: 'example=' }],
    ['dynamic=maybe', 400, 'mock_bad_prefer', 'PUT', '/v1/chats/status', { prefer: 'dynamic=maybe' }],
    [
      'HTML as the only answer',
      406,
      'mock_not_acceptable',
      'PUT',
      '/v1/chats/status',
      { accept: 'text/html' },
    ],
    ['an Accept that is none', 406, 'mock_not_acceptable', 'PUT', '/v1/chats/status', { accept: 'nonsense' }],
  ];

  test.each(cases)('is marked: %s', async (_what, status, code, method, path, headers) => {
    const answer = await ask(method, path, headers as Record<string, string>);
    expect(answer).toMatchObject({ status, body: { code, message: expect.stringMatching(/\.$/) } });
    expect(answer.headers.get('x-mock-error')).toBe(code);
    expect(answer.body).not.toHaveProperty('errors');
  });

  test('lists the methods that a path knows', async () => {
    expect((await ask('GET', '/v1/chats')).headers.get('allow')).toBe('POST');
    expect((await ask('DELETE', '/v1/chats/assignee')).headers.get('allow')).toBe('PUT');
  });

  test('is not sent for an error of the API', async () => {
    const { headers } = await call(mock, '/v1/chats/status', { id: 1, status: 'new' });
    expect(headers.has('x-mock-error')).toBe(false);
  });
});

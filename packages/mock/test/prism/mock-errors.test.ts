import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.ts';
import { call, TIMEOUT, VALID_HEADERS } from '../support/call.ts';

const mock = createMock();

describe('an error of the mock itself', () => {
  async function request(line: string, headers: Record<string, string> = {}) {
    const [method = '', path] = line.split(' ');
    const response = await mock.fetch(`https://api.helpcrunch.com${path}`, {
      method,
      headers: { ...VALID_HEADERS, ...headers },
      ...(method !== 'GET' && { body: '{"id":1,"status":"new"}' }),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  const unknownPath = (path: string) => `The description has no path ${path}.`;
  test.each([
    ['PUT /v1/chat/status', 404, 'mock_unknown_path', unknownPath('/v1/chat/status')],
    ['POST /chats', 404, 'mock_unknown_path', unknownPath('/chats')],
    ['PUT /v1/chats/status/', 404, 'mock_unknown_path', unknownPath('/v1/chats/status/')],
    ['PUT /%zz', 404, 'mock_unknown_path', unknownPath('/%zz')],
    ['PATCH /v1/chats/status', 405, 'mock_wrong_method', '/v1/chats/status does not allow PATCH, only PUT.'],
  ])('says that the description has no such operation: %s', async (line, status, code, message) => {
    const response = await request(line);
    expect(response).toMatchObject({ status, body: { code, message } });
    expect(response.headers.get('x-mock-error')).toBe(code);
    expect(Object.keys(response.body as object)).toEqual(['code', 'message']);
  });

  const { responses } = description.paths['/v1/chats/status'].put;
  const statuses = Object.keys(responses).join(', ');
  const examples = Object.keys(responses[200].content['application/json'].examples).join(', ');
  test.each<[headers: Record<string, string>, status: number, code: string, message: string]>([
    [
      { prefer: 'code=418' },
      400,
      'mock_undeclared_status',
      `updateChatStatus has no response 418, only ${statuses}.`,
    ],
    [
      { prefer: 'example=x' },
      400,
      'mock_undeclared_example',
      `Response 200 of updateChatStatus has no example x, only ${examples}.`,
    ],
    [
      { prefer: 'code=404, example=close' },
      400,
      'mock_undeclared_example',
      'Response 404 of updateChatStatus has no example close, only newer, older.',
    ],
    [{ prefer: 'code=abc' }, 400, 'mock_bad_prefer', 'Prefer: code=abc is not a status of three digits.'],
    [{ prefer: 'code' }, 400, 'mock_bad_prefer', 'Prefer: code= is not a status of three digits.'],
    [{ prefer: 'example=' }, 400, 'mock_bad_prefer', 'Prefer: example has no value.'],
    [{ prefer: 'dynamic=maybe' }, 400, 'mock_bad_prefer', 'Prefer: dynamic=maybe is neither true nor false.'],
    [
      { accept: 'text/html' },
      406,
      'mock_not_acceptable',
      'Every response is application/json, which Accept: text/html rules out.',
    ],
    [
      { accept: 'nonsense' },
      406,
      'mock_not_acceptable',
      'Every response is application/json, which Accept: nonsense rules out.',
    ],
  ])('says that the client asks for an impossible response: %j', async (headers, status, code, message) => {
    const response = await request('PUT /v1/chats/status', headers);
    expect(response).toMatchObject({ status, body: { code, message } });
    expect(response.headers.get('x-mock-error')).toBe(code);
    expect(Object.keys(response.body as object)).toEqual(['code', 'message']);
  });

  test('lists the methods that a path allows', async () => {
    expect((await request('GET /v1/chats')).headers.get('allow')).toBe('POST');
    expect((await request('DELETE /v1/chats/assignee')).headers.get('allow')).toBe('PUT');
  });

  test('differs from an error of the API', async () => {
    const { headers } = await call(mock, '/v1/chats/status', { id: 1, status: 'new' });
    expect(headers.has('x-mock-error')).toBe(false);
  });
});

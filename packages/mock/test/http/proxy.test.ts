import { describe, expect, test } from 'vitest';
import { startProxy } from '../../src/index.ts';
import { chat, good, json, VALID } from '../support/exchanges.ts';
import { type Behaviour, startMisbehavingServer } from '../support/misbehaving-server.ts';
import { setUpProxy } from '../support/proxy-set-up.ts';
import { send } from '../support/sockets.ts';

const setUp = setUpProxy();

test('finds no violation in a documented error', async () => {
  await setUp.start();
  setUp.upstream.behaviour = json(404, { errors: [{ code: 'chat_not_found', message: 'Chat is missing' }] });
  expect((await send(setUp.proxy.url, VALID)).status).toBe(404);
  expect(setUp.violations).toEqual([]);
});

test.each(['api.helpcrunch.com', 'http://user:secret@127.0.0.1', 'http://127.0.0.1?secret=1', undefined])(
  'rejects an upstream that is not a bare http URL, and does not repeat it: %s',
  async (upstream) => {
    await expect(startProxy({ upstream: upstream as string, port: 0 })).rejects.toThrow(
      new TypeError(
        'upstream must be the http or https URL of the server to forward to, without credentials, query or fragment.',
      ),
    );
  },
);

describe('a response of the upstream', () => {
  test.each<[what: string, behaviour: Behaviour, status: number, message: RegExp]>([
    [
      'with an undocumented status',
      json(418, { errors: [{ code: 'teapot', message: 'I am' }] }),
      418,
      /status code/,
    ],
    ['with another success status', json(202, chat), 202, /status code/],
    ['with a wrong type', json(200, { ...chat, id: '5215752' }), 200, /id must be integer/],
    ['without a required field', json(200, { ...chat, assignee: undefined }), 200, /'assignee'/],
    [
      'that is an HTML page',
      { status: 200, type: 'text/html', body: '<h1>Sign in</h1>' },
      200,
      /media type "text\/html"/,
    ],
    [
      'that is HTML but declares JSON',
      { status: 200, type: 'application/json', body: '<h1>Oops</h1>' },
      200,
      /must be object/,
    ],
    [
      'with a malformed content type',
      { status: 200, type: ';', body: JSON.stringify(chat) },
      200,
      /content type/,
    ],
    ['without a body', { status: 200, type: 'application/json', body: '' }, 200, /must be object/],
    [
      'that is a redirect',
      { status: 302, type: 'text/html', body: '', headers: { location: '/' } },
      302,
      /status code/,
    ],
  ])('is passed on and reported: %s', async (_what, behaviour, status, message) => {
    await setUp.start();
    setUp.upstream.behaviour = behaviour;
    const response = await send(setUp.proxy.url, VALID);
    expect([response.status, await response.text()]).toEqual([status, (behaviour as { body: string }).body]);
    expect(setUp.violations[0]).toMatchObject({
      method: 'PUT',
      path: '/v1/chats/status',
      status,
      in: 'response',
    });
    expect(setUp.violations.map(({ message }) => message).join('\n')).toMatch(message);
  });

  test.each<Behaviour>(['drop', 'drop within'])('that never arrives is reported: %s', async (behaviour) => {
    await setUp.start();
    setUp.upstream.behaviour = behaviour;
    const response = await send(setUp.proxy.url, VALID);
    expect([response.status, await response.json()]).toMatchObject([502, { code: 'mock_upstream_failed' }]);
    expect(response.headers.get('x-mock-error')).toBe('mock_upstream_failed');
    expect(setUp.violations).toMatchObject([
      {
        in: 'response',
        status: null,
        message: expect.stringContaining('The upstream sent no complete response'),
      },
    ]);
  });

  test('is missing if nothing listens there', async () => {
    const gone = await startMisbehavingServer();
    await gone.close();
    await setUp.start({ upstream: gone.url });
    expect((await send(setUp.proxy.url, VALID)).status).toBe(502);
    expect(setUp.violations[0]?.message).toBe('The upstream sent no complete response: ECONNREFUSED');
  });
});

describe('an invalid request', () => {
  const invalid: [what: string, path: string, body: string, headers: object, message: string][] = [
    ['a wrong body', '/v1/chats/status', '{"id":1}', {}, 'status: This value should not be blank.'],
    ['malformed JSON', '/v1/chats/status', '{', {}, 'body: This value should be valid JSON'],
    [
      'a malformed key',
      '/v1/chats/status',
      VALID,
      { authorization: 'secret-key' },
      'The API key is missing or malformed',
    ],
    ['an unknown path', '/v1/customers', VALID, {}, 'The description has no path /v1/customers'],
    ['a wrong method', '/v1/chats?a=b', VALID, {}, '/v1/chats does not allow PUT, only POST'],
  ];

  test.each(invalid)('is not forwarded: %s', async (_what, path, body, headers, message) => {
    await setUp.start();
    setUp.upstream.behaviour = good;
    const response = await send(setUp.proxy.url, body, path, headers);
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        code: 'mock_not_forwarded',
        message: 'The description does not allow this request.',
        violations: [expect.stringContaining(message)],
      },
    ]);
    expect(setUp.upstream.received).toEqual([]);
    expect(setUp.violations).toMatchObject([{ in: 'request', status: null }]);
    expect(await setUp.proxy.close()).toBe(1);
  });

  test.each(invalid)(
    'is forwarded if forwardInvalid is set: %s',
    async (_what, path, body, headers, message) => {
      await setUp.start({ forwardInvalid: true });
      setUp.upstream.behaviour = good;
      const response = await send(setUp.proxy.url, body, path, headers);
      expect([response.status, await response.json()]).toEqual([200, chat]);
      expect(setUp.upstream.received.map((request) => request.body)).toEqual([body]);
      expect(setUp.violations).toMatchObject([
        { in: 'request', status: 200, message: expect.stringContaining(message) },
      ]);
    },
  );
});

test('never forwards a body above the limit, even if forwardInvalid is set', async () => {
  await setUp.start({ forwardInvalid: true });
  const response = await send(setUp.proxy.url, VALID.padEnd(10 * 1024 * 1024 + 1));
  expect([response.status, await response.json()]).toMatchObject([400, { code: 'mock_not_forwarded' }]);
  expect(setUp.upstream.received).toEqual([]);
});

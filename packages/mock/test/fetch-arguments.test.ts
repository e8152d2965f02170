import { expect, test } from 'vitest';
import { type FetchArguments, fetchArguments } from '../src/fetch-arguments.ts';

const url = 'https://api.helpcrunch.com/v1/chats';
const headers = { authorization: 'Bearer any', 'content-type': 'application/json' };
const init = { method: 'POST', headers, body: '{"customer":1,"application":2}' };

async function outcome(read: () => Pick<FetchArguments, 'method' | 'url' | 'headers' | 'text'>) {
  try {
    const request = read();
    const { method, url, headers } = request;
    return { method, url, headers: Object.fromEntries(headers), text: await request.text() };
  } catch (error) {
    return { error: (error as Error).name };
  }
}

test.each<[what: string, input: string | URL, init: unknown]>([
  ['text', url, init],
  ['a URL', new URL(`${url}?a=b#c`), init],
  ['another spelling of the URL', 'HTTPS://api.helpcrunch.com:443/v1/./chats', init],
  ['a list of headers', url, { ...init, headers: Object.entries(headers) }],
  ['a redirect mode', url, { ...init, redirect: 'manual' }],
  ['no signal', url, { ...init, signal: null }],
  ['a byte order mark and a lone surrogate', url, { ...init, body: '\uFEFF"\uD800"' }],
  ['an empty text', url, { ...init, body: '' }],
  ['bytes', url, { ...init, body: new TextEncoder().encode('{}') }],
  ['no content type', url, { method: 'PUT', body: '{}' }],
  ['a method in lower case', url, { ...init, method: 'post' }],
  ['a list for a method', url, { ...init, method: ['POST'] }],
  ['a method without a body', url, { method: 'GET' }],
  ['null', url, null],
  ['a user and a password', 'https://user:password@api.helpcrunch.com/v1/chats', init],
  ['a relative URL', '/v1/chats', init],
  ['an unknown redirect mode', url, { ...init, redirect: 'never' }],
  ['an unknown cache mode', url, { ...init, cache: 'never' }],
  ['an object instead of a signal', url, { ...init, signal: {} }],
  ['an invalid header name', url, { ...init, headers: { ...headers, 'not a name': 'x' } }],
])('reads %s as a Request does', async (_what, input, init) => {
  const expected = await outcome(() => new Request(input, init as RequestInit));
  expect(await outcome(() => fetchArguments(input, init as RequestInit))).toEqual(expected);
});

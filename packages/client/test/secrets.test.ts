import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { UnauthorizedError } from '../src/index.ts';
import { api, errorBody, KEY, type Reaction, rejection } from './support/api.ts';

/** What is left of a text when no escape hides anything. */
function unescaped(text: string): string {
  return text
    .replaceAll(/\\+u00(..)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\\', '');
}

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

  const AWKWARD = 'aB/cD+eF=="gH\\iJ.0123';
  const php = (text: string): string => JSON.stringify(text).replaceAll('/', '\\/');
  const escaped = (text: string, digits = 'ABCDEF'): string =>
    `"${[...text]
      .map(
        (c) =>
          `\\u00${c
            .charCodeAt(0)
            .toString(16)
            .replace(/[a-f]/g, (d) => digits['abcdef'.indexOf(d)] ?? '')}`,
      )
      .join('')}"`;
  const body = (message: string): string => `{"errors":[{"code":"invalid_token","message":${message}}]}`;

  test.each([
    ['plainly', body(JSON.stringify(`No ${AWKWARD} here`))],
    ['with escaped slashes, as PHP does', body(php(`No ${AWKWARD} here`))],
    ['as Unicode escapes', body(escaped(AWKWARD))],
    ['as Unicode escapes in lower case', body(escaped(AWKWARD, 'abcdef'))],
    ['in JSON within JSON', body(php(body(php(AWKWARD))))],
    ['as the name of a property', `{"errors":[{"code":"x","message":"[key]",${php(AWKWARD)}:1}]}`],
  ])('in no error, however JSON spells it: %s', async (_how, text) => {
    const { chats } = api([{ status: 401, body: text }], { retries: 0, apiKey: AWKWARD });
    const error = await rejection(chats.updateChatStatus({ id: 1, status: 'closed' }));
    expect(error).toBeInstanceOf(UnauthorizedError);
    const { message, stack, errors } = error as UnauthorizedError;
    expect(message).toContain('[key]');
    const shown = unescaped(`${message} ${stack} ${JSON.stringify(errors)}`);
    expect(shown).not.toContain(unescaped(AWKWARD));
  });

  const html = (entity: (code: number) => string): string =>
    [...AWKWARD].map((c) => (/\w/.test(c) ? c : `&${entity(c.charCodeAt(0))};`)).join('');
  test.each([
    AWKWARD,
    php(AWKWARD),
    escaped(AWKWARD),
    php(php(AWKWARD)),
    encodeURIComponent(AWKWARD),
    encodeURIComponent(encodeURIComponent(AWKWARD)),
    html((code) => `#${code}`),
    html((code) => `#0${code}`),
    html((code) => `#x00${code.toString(16)}`),
    html((code) => `amp;#${code}`),
    AWKWARD.replaceAll('+', '&plus;')
      .replaceAll('"', '&quot;')
      .replaceAll('=', '&equals;')
      .replaceAll('/', '&sol;'),
  ])('in no preview of an answer: %s', async (echoed) => {
    const { chats } = api([{ status: 500, body: `<p>${echoed}</p>` }], { retries: 0, apiKey: AWKWARD });
    const error = (await rejection(chats.updateChatStatus({ id: 1, status: 'closed' }))) as Error;
    expect(error.message).toMatch(/body: <p>["\\]*\[key\]["\\]*<\/p>$/);
  });

  test('in no message about a failed connection; the cause stays as the runtime made it', async () => {
    const cause = new TypeError(`"Bearer ${KEY}" is not allowed`);
    const error = await rejection(
      api([cause], { retries: 0 }).chats.updateChatStatus({ id: 1, status: 'closed' }),
    );
    expect(error).toMatchObject({
      message: 'updateChatStatus got no answer: "Bearer [key]" is not allowed',
      cause,
    });
    expect((error as Error).stack).not.toContain(KEY);
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

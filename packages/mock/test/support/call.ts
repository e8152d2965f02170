import type { Mock } from '../../src/index.ts';

export interface Result {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert what it is.
  body: any;
}

/** How many milliseconds any response may take. */
export const TIMEOUT = 10_000;

export const VALID_HEADERS = { authorization: 'Bearer secret-key', 'content-type': 'application/json' };

/** Sends a body with a valid key to a path of the mock. Strings are sent as they are, everything else as JSON. */
export async function call(
  { fetch }: Pick<Mock, 'fetch'>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Result> {
  const response = await fetch(`https://api.helpcrunch.com${path}`, {
    method: /\/chats(\?|$)/.test(path) ? 'POST' : 'PUT',
    headers: { ...VALID_HEADERS, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

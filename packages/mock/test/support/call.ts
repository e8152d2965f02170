import type { Mock } from '../../src/index.ts';

export interface Result {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert what it is.
  body: any;
}

/** How long any answer may take. */
export const TIMEOUT = 5000;

/** Sends a body with a valid key to a path of the mock. Text is sent as it is, anything else as JSON. */
export async function call(
  { fetch }: Pick<Mock, 'fetch'>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Result> {
  const response = await fetch(`https://api.helpcrunch.com${path}`, {
    method: /\/chats(\?|$)/.test(path) ? 'POST' : 'PUT',
    headers: { authorization: 'Bearer test-key', 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

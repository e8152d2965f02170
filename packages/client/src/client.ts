import createFetchClient from 'openapi-fetch';
import { ApiError, UnexpectedResponseError } from './errors.ts';
import { type ChatsOperations, OPERATIONS, SERVER_URL } from './generated/operations.ts';
import type { ApiErrorResponse, Chat } from './generated/schemas.ts';

export interface ChatsClientOptions {
  /** The API key of the account, without `Bearer`. */
  apiKey: string;
  /** Origin of the server, by default HelpCrunch's. */
  baseUrl?: string;
  /** Replaces `globalThis.fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

/** The operations of the HelpCrunch Chats API. */
export interface ChatsClient extends ChatsOperations {}

/** Creates a client for one HelpCrunch account. */
export function createChatsClient({ apiKey, baseUrl = SERVER_URL, fetch }: ChatsClientOptions): ChatsClient {
  const http = createFetchClient({
    baseUrl,
    headers: { Authorization: `Bearer ${apiKey}` },
    redirect: 'error',
    fetch: fetch ?? ((request) => globalThis.fetch(request)),
  });

  async function call(operationId: keyof typeof OPERATIONS, body: object): Promise<Chat> {
    const { method, path, success, errors } = OPERATIONS[operationId];
    // openapi-fetch parses the body of an error, and leaves it a string where it is no JSON.
    const { data, error, response } = await http.request(
      method === 'POST' ? 'post' : 'put',
      path as never,
      {
        body,
        parseAs: 'text',
      } as never,
    );
    const { status } = response;
    const json = response.ok ? parse(data) : error;
    if (status === success && isObject(json)) return json as unknown as Chat;
    if ((errors as readonly number[]).includes(status) && isApiErrorResponse(json)) {
      throw new ApiError(operationId, status, json);
    }
    throw new UnexpectedResponseError(operationId, status, preview(response.ok ? data : error));
  }

  const ids = Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[];
  return Object.fromEntries(
    ids.map((id) => [id, (body: object) => call(id, body)]),
  ) as unknown as ChatsClient;
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isApiErrorResponse(value: unknown): value is ApiErrorResponse {
  return isObject(value) && Array.isArray(value.errors) && value.errors.length > 0;
}

function preview(body: unknown): string {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  return text ? `body: ${String(text).slice(0, 100)}` : 'no body';
}

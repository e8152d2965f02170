import { retryAfter, send } from './attempts.ts';
import { apiError, UnexpectedResponseError } from './errors.ts';
import type { ChatsOperations, SafeChatsOperations } from './generated/methods.ts';
import { OPERATIONS, type OperationId } from './generated/operations.ts';
import type { ApiErrorResponse } from './generated/schemas.ts';
import {
  type ChatsClientOptions,
  checkedApiKey,
  checkedHeaders,
  checkTimeoutAndRetries,
  type RequestOptions,
  settings,
} from './options.ts';
import { redact } from './redact.ts';
import type { SafeResult } from './result.ts';
import { type Runtime, systemRuntime, untilAborted } from './runtime.ts';
import { createTransport } from './transport.ts';

/** The operations of the HelpCrunch Chats API, as methods that resolve to a chat or throw. */
export interface ChatsClient extends ChatsOperations {
  /** The same operations, resolving to a result for every documented status. Everything else still rejects. */
  readonly safe: SafeChatsOperations;
}

/**
 * Creates a client for one HelpCrunch account.
 *
 * @throws ConfigurationError if an option makes no sense, without naming the key.
 */
export function createChatsClient(options: ChatsClientOptions): ChatsClient {
  return createClientOn(systemRuntime, options);
}

/** As `createChatsClient`, with a clock and chance of the caller's choice. */
export function createClientOn(runtime: Runtime, options: ChatsClientOptions): ChatsClient {
  const config = settings(options ?? {}, runtime);
  const { hooks } = config;
  const transport = createTransport(config.baseUrl, (request) => send(request, config, runtime));

  async function request(
    operationId: OperationId,
    body: object,
    options?: RequestOptions,
  ): Promise<SafeResult> {
    const { timeout = config.timeout, retries = config.retries, signal, headers } = options ?? {};
    checkTimeoutAndRetries(timeout, retries);
    const apiKey =
      typeof config.apiKey === 'string'
        ? config.apiKey
        : checkedApiKey(await untilAborted(signal, config.apiKey));

    const { response, text } = await transport({
      operationId,
      apiKey,
      headers: withOthers({ 'content-type': 'application/json', authorization: `Bearer ${apiKey}` }, headers),
      body: JSON.stringify(body),
      timeout,
      retries,
      signal,
    });
    const { success, errors } = OPERATIONS[operationId];
    const { status } = response;
    const data = status === success && parse(text);
    if (data && !data.errors) return { ok: true, status, data: data as never, response };

    // A server or a proxy might repeat the request in its answer.
    const redacted = redact(text, apiKey);
    const error = parse(redacted);
    if ((errors as readonly number[]).includes(status) && isApiErrorResponse(error)) {
      return { ok: false, status, error, response };
    }
    throw new UnexpectedResponseError(operationId, response, redacted);
  }

  function method<T>(id: OperationId, settle: (result: SafeResult) => T) {
    const call = async (body: object, options?: RequestOptions) => settle(await request(id, body, options));
    if (!hooks.onError) return call;
    return (body: object, options?: RequestOptions) =>
      call(body, options).catch(async (error: unknown) => {
        await hooks.onError?.({ operationId: id, error });
        throw error;
      });
  }

  const safe: Record<string, unknown> = {};
  const client: Record<string, unknown> = { safe };
  for (const id of Object.keys(OPERATIONS) as OperationId[]) {
    safe[id] = method(id, (result) => result);
    client[id] = method(id, (result) => {
      if (result.ok) return result.data;
      throw apiError(id, result.response, result.error, retryAfter(result.response));
    });
  }
  return client as unknown as ChatsClient;
}

// Names of headers differ in case, and fetch would join the values of two spellings.
function withOthers(ours: Record<string, string>, others: RequestOptions['headers']): Record<string, string> {
  if (others) {
    checkedHeaders(others).forEach((value, name) => {
      if (!Object.hasOwn(ours, name)) ours[name] = value;
    });
  }
  return ours;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return Array.isArray(json)
      ? undefined
      : Object(json) === json
        ? (json as Record<string, unknown>)
        : undefined;
  } catch {
    return undefined;
  }
}

function isApiErrorResponse(value: { errors?: unknown } | undefined): value is ApiErrorResponse {
  const errors = value?.errors;
  return (
    Array.isArray(errors) &&
    errors.length > 0 &&
    errors.every((entry) => typeof entry?.code === 'string' && typeof entry.message === 'string')
  );
}

import { type OperationId, RATE_LIMIT } from './generated/operations.ts';
import type { ApiErrorCode, ApiErrorEntry, ApiErrorResponse } from './generated/schemas.ts';

export const WHERE_KEYS_ARE = 'Settings → Developers → Public API';

/** Found on the errors of every copy of this package, in every realm. */
export const BRAND: symbol = Symbol.for('@helpcrunch-chats/client');

/** Base of every error that the client makes. A caller's abort is not one: it rejects with the signal's reason. */
export class ChatsError extends Error {
  override name = 'ChatsError';

  static {
    Object.defineProperty(ChatsError.prototype, BRAND, { value: true });
  }
}

/** The client or a call was set up wrong; nothing was sent. */
export class ConfigurationError extends ChatsError {
  override name = 'ConfigurationError';
}

/** No answer came: the network failed. `cause` is the error of `fetch`, as it was thrown. */
export class ConnectionError extends ChatsError {
  override name = 'ConnectionError';
}

/** No complete answer came within `timeout`. */
export class TimeoutError extends ChatsError {
  override name = 'TimeoutError';
}

/** What errors that come from an answer have in common. */
abstract class ResponseError extends ChatsError {
  /** The operation that was called. */
  readonly operationId: OperationId;
  /** The HTTP status; 0 for a redirect in a browser. */
  readonly status: number;
  /** The raw response. Its body has been read. */
  readonly response: Response;

  constructor(operationId: OperationId, response: Response, message: string) {
    super(`${operationId} failed with ${response.status}: ${message}`);
    this.operationId = operationId;
    this.status = response.status;
    this.response = response;
  }
}

/** The API answered with a status or a body that its description does not know. */
export class UnexpectedResponseError extends ResponseError {
  override name = 'UnexpectedResponseError';

  constructor(operationId: OperationId, response: Response, body: string) {
    const redirect = /^(0|3..)$/.test(`${response.status}`);
    super(
      operationId,
      response,
      `${redirect ? 'redirects are not followed' : 'not a documented answer'}; ${body ? `body: ${body.slice(0, 200)}` : 'no body'}`,
    );
  }
}

/** The API answered with a documented error status and its documented body. */
export class ApiError extends ResponseError {
  override name = 'ApiError';
  /** What went wrong. The first entry may be a generic one. */
  readonly errors: readonly ApiErrorEntry[];
  /** The first code that tells more than `invalid_request`. For a `400` it may be the path of a field. */
  readonly code: ApiErrorCode;

  constructor(operationId: OperationId, response: Response, { errors }: ApiErrorResponse, hint = '') {
    const specific = errors.filter(({ code }) => code !== 'invalid_request');
    const told = specific.length > 0 ? specific : errors;
    super(
      operationId,
      response,
      `${told.map(({ code, message }) => `${message} (${code})`).join('; ')}${hint && `. ${hint}`}`,
    );
    this.errors = errors;
    this.code = told[0]?.code as ApiErrorCode;
  }
}

/** `400`: the body was refused. The message names the fields. */
export class BadRequestError extends ApiError {
  override name = 'BadRequestError';
}

/** `401`: the API key is missing or wrong. */
export class UnauthorizedError extends ApiError {
  override name = 'UnauthorizedError';
}

/** `404`: there is no chat with this id. */
export class NotFoundError extends ApiError {
  override name = 'NotFoundError';
}

/** `409`: the account's state does not allow the request. It is never retried. */
export class ConflictError extends ApiError {
  override name = 'ConflictError';
}

/** `429`: the account has used up its requests. No retry is left, or the API asks to wait for more than a minute. */
export class RateLimitError extends ApiError {
  override name = 'RateLimitError';
  /** How long the API asks to wait, in milliseconds, if it says so. */
  readonly retryAfter: number | undefined;

  constructor(operationId: OperationId, response: Response, body: ApiErrorResponse, retryAfter?: number) {
    const wait = retryAfter === undefined ? 'Wait' : `Wait ${Math.ceil(retryAfter / 1000)} s`;
    const { requests, per } = RATE_LIMIT;
    super(
      operationId,
      response,
      body,
      `${wait}, or set rateLimit (${requests} requests in ${per / 1000} s).`,
    );
    this.retryAfter = retryAfter;
  }
}

const byStatus: Record<number, [type: typeof ApiError, hint?: string]> = {
  400: [BadRequestError],
  401: [UnauthorizedError, `Check the API key: ${WHERE_KEYS_ARE}.`],
  404: [NotFoundError, 'Check the id.'],
  409: [ConflictError],
};

/** The error for a documented status. `retryAfter` is in milliseconds. */
export function apiError(
  operationId: OperationId,
  response: Response,
  body: ApiErrorResponse,
  retryAfter: number | undefined,
): ApiError {
  if (response.status === 429) return new RateLimitError(operationId, response, body, retryAfter);
  const [Type, hint] = byStatus[response.status] ?? [ApiError];
  return new Type(operationId, response, body, hint);
}

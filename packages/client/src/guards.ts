import {
  type ApiError,
  type BadRequestError,
  BRAND,
  type ChatsError,
  type ConfigurationError,
  type ConflictError,
  type ConnectionError,
  type NotFoundError,
  type RateLimitError,
  type TimeoutError,
  type UnauthorizedError,
  type UnexpectedResponseError,
} from './errors.ts';

// `instanceof` fails where a bundle holds this package twice, or an error comes from another realm.
function has(error: unknown, name?: string): boolean {
  const { [BRAND]: branded, name: actual } = Object(error) as Record<symbol | string, unknown>;
  return branded === true && (!name || actual === name);
}

/** Whether `error` was made by this client, or by another copy of this package. */
export function isChatsError(error: unknown): error is ChatsError {
  return has(error);
}

/** Whether the API answered with a documented error status. */
export function isApiError(error: unknown): error is ApiError {
  return has(error) && 'errors' in (error as ChatsError);
}

/** Whether the API answered `400`. */
export function isBadRequestError(error: unknown): error is BadRequestError {
  return has(error, 'BadRequestError');
}

/** Whether the API answered `401`. */
export function isUnauthorizedError(error: unknown): error is UnauthorizedError {
  return has(error, 'UnauthorizedError');
}

/** Whether the API answered `404`. */
export function isNotFoundError(error: unknown): error is NotFoundError {
  return has(error, 'NotFoundError');
}

/** Whether the API answered `409`. */
export function isConflictError(error: unknown): error is ConflictError {
  return has(error, 'ConflictError');
}

/** Whether the API answered `429`. */
export function isRateLimitError(error: unknown): error is RateLimitError {
  return has(error, 'RateLimitError');
}

/** Whether the answer had a status or a body that is not documented. */
export function isUnexpectedResponseError(error: unknown): error is UnexpectedResponseError {
  return has(error, 'UnexpectedResponseError');
}

/** Whether the network failed. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return has(error, 'ConnectionError');
}

/** Whether no complete answer came in time. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return has(error, 'TimeoutError');
}

/** Whether the client was set up wrong. */
export function isConfigurationError(error: unknown): error is ConfigurationError {
  return has(error, 'ConfigurationError');
}

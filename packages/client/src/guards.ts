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
function isOurs(error: unknown, name?: string): boolean {
  const { [BRAND]: branded, name: actual } = Object(error) as Record<symbol | string, unknown>;
  return branded === true && (!name || actual === name);
}

/** Whether `error` was made by this client, or by another copy of this package. */
export function isChatsError(error: unknown): error is ChatsError {
  return isOurs(error);
}

/** Whether the API answered with a documented error status. */
export function isApiError(error: unknown): error is ApiError {
  return isOurs(error) && 'errors' in (error as ChatsError);
}

/** Whether the API answered `400`. */
export function isBadRequestError(error: unknown): error is BadRequestError {
  return isOurs(error, 'BadRequestError');
}

/** Whether the API answered `401`. */
export function isUnauthorizedError(error: unknown): error is UnauthorizedError {
  return isOurs(error, 'UnauthorizedError');
}

/** Whether the API answered `404`. */
export function isNotFoundError(error: unknown): error is NotFoundError {
  return isOurs(error, 'NotFoundError');
}

/** Whether the API answered `409`. */
export function isConflictError(error: unknown): error is ConflictError {
  return isOurs(error, 'ConflictError');
}

/** Whether the API answered `429`. */
export function isRateLimitError(error: unknown): error is RateLimitError {
  return isOurs(error, 'RateLimitError');
}

/** Whether the answer had a status or a body that is not documented. */
export function isUnexpectedResponseError(error: unknown): error is UnexpectedResponseError {
  return isOurs(error, 'UnexpectedResponseError');
}

/** Whether the network failed. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return isOurs(error, 'ConnectionError');
}

/** Whether no complete answer came in time. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isOurs(error, 'TimeoutError');
}

/** Whether the client was set up wrong. */
export function isConfigurationError(error: unknown): error is ConfigurationError {
  return isOurs(error, 'ConfigurationError');
}

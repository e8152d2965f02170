export { type ChatsClient, createChatsClient } from './client.ts';
export {
  ApiError,
  BadRequestError,
  ChatsError,
  ConfigurationError,
  ConflictError,
  ConnectionError,
  NotFoundError,
  RateLimitError,
  TimeoutError,
  UnauthorizedError,
  UnexpectedResponseError,
} from './errors.ts';
export * from './generated/known-values.ts';
export type { ChatsOperations, SafeChatsOperations } from './generated/methods.ts';
export type { OperationId } from './generated/operations.ts';
export type * from './generated/schemas.ts';
export * from './guards.ts';
export type { ApiKey, Attempt, ChatsClientOptions, Fetch, Hooks, RequestOptions } from './options.ts';
export type { RateLimiter } from './rate-limiter.ts';
export type { SafeFailure, SafeResult, SafeSuccess } from './result.ts';
export { toDate, toUnixSeconds } from './timestamps.ts';

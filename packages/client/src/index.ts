export { type ChatsClient, type ChatsClientOptions, createChatsClient } from './client.ts';
export { ApiError, UnexpectedResponseError } from './errors.ts';
export * from './generated/known-values.ts';
export type * from './generated/schemas.ts';

// Generated from the OpenAPI description by `pnpm generate`. Do not edit.

import type { AgentRole, ApiErrorCode, ChatCloser, ChatOrigin, ChatRating, ChatStatus, KnownAgentRole, KnownApiErrorCode, KnownChatCloser, KnownChatOrigin, KnownChatRating, KnownChatStatus, SettableChatStatus } from './schemas.ts';

/**
 * Known values of {@link ChatStatus}.
 *
 * Where the chat stands. Besides the statuses that can be set there is `empty`: created, but without a
 * message yet. `onhold` and `on hold` are other spellings of `on-hold`. More values are possible.
 */
export const CHAT_STATUSES = [
  'new',
  'opened',
  'pending',
  'on-hold',
  'no communication',
  'closed',
  'empty',
  'onhold',
  'on hold',
] as const;

/** Whether `value` is one of {@link CHAT_STATUSES}. */
export function isKnownChatStatus(value: unknown): value is KnownChatStatus {
  return (CHAT_STATUSES as readonly unknown[]).includes(value);
}

/**
 * Known values of {@link ChatCloser}.
 *
 * Which side closed the chat. More values are possible.
 */
export const CHAT_CLOSERS = [
  'customer',
  'agent',
] as const;

/** Whether `value` is one of {@link CHAT_CLOSERS}. */
export function isKnownChatCloser(value: unknown): value is KnownChatCloser {
  return (CHAT_CLOSERS as readonly unknown[]).includes(value);
}

/**
 * Known values of {@link ChatRating}.
 *
 * How the customer rated the chat after it was closed. More values are possible.
 */
export const CHAT_RATINGS = [
  'great',
  'average',
  'poor',
  'perfect',
] as const;

/** Whether `value` is one of {@link CHAT_RATINGS}. */
export function isKnownChatRating(value: unknown): value is KnownChatRating {
  return (CHAT_RATINGS as readonly unknown[]).includes(value);
}

/**
 * Known values of {@link AgentRole}.
 *
 * What the agent may do in the account. `superviser` is the API's own spelling. Accounts can define
 * roles of their own, so more values are possible.
 */
export const AGENT_ROLES = [
  'admin',
  'agent',
  'agentChatOnly',
  'superviser',
] as const;

/** Whether `value` is one of {@link AGENT_ROLES}. */
export function isKnownAgentRole(value: unknown): value is KnownAgentRole {
  return (AGENT_ROLES as readonly unknown[]).includes(value);
}

/**
 * Known values of {@link ChatOrigin}.
 *
 * What the chat was started by. More values are possible.
 */
export const CHAT_ORIGINS = [
  'public_api',
  'broadcast_reply',
  'agent_message',
  'customer_message',
] as const;

/** Whether `value` is one of {@link CHAT_ORIGINS}. */
export function isKnownChatOrigin(value: unknown): value is KnownChatOrigin {
  return (CHAT_ORIGINS as readonly unknown[]).includes(value);
}

/**
 * Known values of {@link ApiErrorCode}.
 *
 * What went wrong, for programs. In the newer generation of a `400` the code is the path of the faulty
 * field, such as `customer` or `filter[0].field`. `not_fount` is the API's own spelling. More values
 * are possible.
 */
export const API_ERROR_CODES = [
  'invalid_request',
  'invalid_chat_value',
  'invalid_token',
  'unauthorized',
  'chat_not_found',
  'not_fount',
  'conflict',
  'too_many_requests',
] as const;

/** Whether `value` is one of {@link API_ERROR_CODES}. */
export function isKnownApiErrorCode(value: unknown): value is KnownApiErrorCode {
  return (API_ERROR_CODES as readonly unknown[]).includes(value);
}

/**
 * All values of {@link SettableChatStatus}.
 *
 * A status that can be set. This set is closed: anything else is refused. Chats that are read back may
 * have further statuses, see `ChatStatus`.
 */
export const SETTABLE_CHAT_STATUSES = [
  'new',
  'opened',
  'pending',
  'on-hold',
  'no communication',
  'closed',
] as const;

/** Whether `value` is one of {@link SETTABLE_CHAT_STATUSES}. */
export function isSettableChatStatus(value: unknown): value is SettableChatStatus {
  return (SETTABLE_CHAT_STATUSES as readonly unknown[]).includes(value);
}

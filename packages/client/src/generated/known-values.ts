// Generated from the OpenAPI description by `pnpm generate`. Do not edit.

import type { AgentRole, ApiErrorCode, ChatCloser, ChatOrigin, ChatRating, ChatStatus, KnownAgentRole, KnownApiErrorCode, KnownChatCloser, KnownChatOrigin, KnownChatRating, KnownChatStatus, SettableChatStatus } from './schemas.ts';

/**
 * Known values of {@link ChatStatus}.
 *
 * The current status of the chat. Besides the statuses that can be set there is `empty`, presumably
 * for a chat without messages. `onhold` and `on hold` are other spellings of `on-hold`. More values
 * are possible.
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
 * Who closed the chat. More values are possible.
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
 * Role of an agent in the account. `superviser` is how the articles spell it. Accounts can define
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
 * What started the chat. More values are possible.
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
 * What went wrong, as a code for programs. In the newer generation of a `400` it is the path of the
 * invalid field, such as `customer` or `filter[0].field`. `not_fount` is how the articles spell it.
 * More values are possible.
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
 * A status that can be set, spelled as in the article that this description follows. Other revisions
 * write `on hold` and `open`. The chats in responses can have further statuses, see `ChatStatus`.
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

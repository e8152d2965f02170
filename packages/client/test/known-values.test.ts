import { expect, test } from 'vitest';
import {
  CHAT_STATUSES,
  isKnownChatStatus,
  isSettableChatStatus,
  SETTABLE_CHAT_STATUSES,
} from '../src/index.ts';

test('known values are lists, and guards tell them from others', () => {
  expect(SETTABLE_CHAT_STATUSES).toEqual([
    'new',
    'opened',
    'pending',
    'on-hold',
    'no communication',
    'closed',
  ]);
  expect(CHAT_STATUSES).toEqual([...SETTABLE_CHAT_STATUSES, 'empty', 'onhold', 'on hold']);
  expect([isKnownChatStatus('empty'), isSettableChatStatus('empty')]).toEqual([true, false]);
  expect([isKnownChatStatus('archived'), isKnownChatStatus(null), isKnownChatStatus('toString')]).toEqual([
    false,
    false,
    false,
  ]);
});

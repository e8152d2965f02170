// Compiled, never run: what the types let pass and what they stop.
import type { Agent, Chat, ChatStatus, ChatsClient, KnownChatStatus } from '../src/index.ts';

export async function requests(chats: ChatsClient): Promise<void> {
  await chats.createChat({ customer: 1, application: 2 });
  await chats.updateChatAssignee({ id: 1, assignee: null });

  // @ts-expect-error `application` is missing
  await chats.createChat({ customer: 1 });
  // @ts-expect-error a misspelt property
  await chats.createChat({ customer: 1, application: 2, asignee: 3 });
  // @ts-expect-error `assignee` is missing: null must be sent on purpose
  await chats.updateChatAssignee({ id: 1 });
  // @ts-expect-error ids are numbers
  await chats.updateChatAssignee({ id: 1, assignee: '4188' });
  // @ts-expect-error a department cannot be null
  await chats.updateChatDepartment({ id: 1, department: null });
  // @ts-expect-error a status that cannot be set
  await chats.updateChatStatus({ id: 1, status: 'empty' });
  // @ts-expect-error the field is called `status`
  await chats.updateChatStatus({ id: 1, snoozedUntil: 'closed' });
}

export function answers(chat: Chat): void {
  const assignee: Agent | null = chat.assignee;
  const status: ChatStatus = chat.status;
  const unknown: ChatStatus = 'archived';
  const known: KnownChatStatus = 'closed';

  // @ts-expect-error a chat may be unassigned
  chat.assignee.name;
  // @ts-expect-error an answer may have a status that is not known here
  const closed: KnownChatStatus = chat.status;

  void [assignee, status, unknown, known, closed];
}

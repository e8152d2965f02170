// Compiled against the packed package, never run: what the types allow and what they forbid.
import {
  type Agent,
  type ApiErrorResponse,
  type Chat,
  type ChatStatus,
  type ChatsClient,
  type ChatsClientOptions,
  createChatsClient,
  isKnownChatStatus,
  isNotFoundError,
  type KnownChatStatus,
  type RateLimiter,
  toDate,
} from '@helpcrunch-chats/client';

export async function requests(chats: ChatsClient): Promise<void> {
  await chats.createChat({ customer: 1, application: 2 });
  await chats.updateChatAssignee(
    { id: 1, assignee: null },
    { timeout: false, retries: 0, headers: { prefer: 'x' } },
  );

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
  // @ts-expect-error an option that does not exist
  await chats.updateChatStatus({ id: 1, status: 'closed' }, { retry: 1 });
}

export function responses(chat: Chat): unknown[] {
  const assignee: Agent | null = chat.assignee;
  const unknown: ChatStatus = 'archived';
  const known: KnownChatStatus | undefined = isKnownChatStatus(chat.status) ? chat.status : undefined;
  const created: Date = toDate(chat.createdAt);
  const closed: Date | null = toDate(chat.closedAt);

  // @ts-expect-error a chat may be unassigned
  chat.assignee.name;
  // @ts-expect-error a response may have a status that is not known here
  const narrow: KnownChatStatus = chat.status;
  // @ts-expect-error a chat may be open
  const always: Date = toDate(chat.closedAt);
  // @ts-expect-error only newer revisions send it
  const origin: string | null = chat.createdWith;

  return [assignee, unknown, known, created, closed, narrow, always, origin];
}

export async function safe(chats: ChatsClient): Promise<unknown> {
  const result = await chats.safe.createChat({ customer: 1, application: 2 });
  const response: Response = result.response;
  if (result.ok) {
    const status: 201 = result.status;
    const chat: Chat = result.data;
    return [status, chat, response];
  }
  const status: 400 | 401 | 409 | 429 = result.status;
  const error: ApiErrorResponse = result.error;
  // @ts-expect-error there is no chat in an error
  result.data;
  // @ts-expect-error createChat does not document 404
  if (result.status === 404) return undefined;
  if (result.status === 409) return result.error.errors[0]?.code;
  return [status, error];
}

export async function byStatus(chats: ChatsClient): Promise<Chat | undefined> {
  const result = await chats.safe.updateChatStatus({ id: 1, status: 'closed' });
  return result.status === 200 ? result.data : undefined;
}

export function failures(error: unknown): string | undefined {
  if (isNotFoundError(error)) return `${error.code} ${error.operationId} ${error.response.status}`;
  return undefined;
}

const limiter: RateLimiter = { acquire: async () => {} };
export const options: ChatsClientOptions[] = [
  { apiKey: undefined },
  { apiKey: async () => 'key', timeout: false, retries: 0, rateLimit: true, fetch },
  {
    apiKey: 'key',
    rateLimit: { requests: 1, per: 1000 },
    hooks: { onRetry: async ({ delay }) => void delay },
  },
  { apiKey: 'key', rateLimit: limiter },
  // @ts-expect-error `apiKey` is required
  {},
  // @ts-expect-error `per` is missing
  { apiKey: 'key', rateLimit: { requests: 1 } },
];
export const client: ChatsClient = createChatsClient({ apiKey: 'key' });

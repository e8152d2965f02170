import { answerViolations } from './engine.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { agent, customer, department } from './people.ts';

/** A chat as the mock holds it. The description says what else it consists of. */
export interface Chat {
  id: number;
  status: string;
  closedBy: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: whoever reads a chat knows its fields from the description.
  [field: string]: any;
}

/** The chats of a mock, by id. What is put in must fit the description. */
export class Chats extends Map<number, Chat> {
  /** Throws a TypeError if the chat does not fit the description, or has another id. */
  override set(id: number, chat: Chat): this {
    const problems = chatProblems(chat);
    if (chat?.id !== id) problems.unshift(`its id is ${chat?.id}`);
    if (problems.length > 0) throw new TypeError(`Chat ${id} cannot be seeded: ${problems.join('; ')}`);
    return super.set(id, structuredClone(chat));
  }

  /** Adds chats, or replaces those with the same id. Throws a TypeError if one does not fit the description. */
  seed(...chats: (Chat | readonly Chat[])[]): this {
    for (const chat of chats.flat()) this.set(chat.id, chat);
    return this;
  }

  /** Keeps a chat that has been validated already, as the answer it is about to be. */
  keep(chat: Chat): void {
    super.set(chat.id, chat);
  }
}

function chatProblems(chat: Chat): string[] {
  const operation = OPERATIONS.find(({ method }) => method === 'put') as Operation;
  const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: chat };
  return answerViolations(operation, answer).map(({ path = [], message }) =>
    `${path.slice(1).join('.')} ${message.replace(/^Response body (property \S+ )?/, '')}`.trim(),
  );
}

/** A request body that has passed validation. */
export interface ChatChange {
  id: number;
  customer: number;
  application: number;
  assignee?: number | null;
  department?: number;
  status: string;
}

/** The chat as the operation leaves it, or the documented status that refuses it. */
export function applied(
  operationId: string | undefined,
  change: ChatChange,
  chats: ReadonlyMap<number, Chat>,
  nextId: number,
): Chat | number {
  if (operationId === 'createChat') return newChat(nextId, change);
  const chat = chats.get(change.id);
  if (!chat) return 404;
  switch (operationId) {
    case 'updateChatAssignee':
      return { ...chat, assignee: change.assignee === null ? null : agent(change.assignee as number) };
    case 'updateChatDepartment':
      return { ...chat, department: department(change.department as number) };
    case 'updateChatStatus': {
      const closed = change.status === 'closed';
      return {
        ...chat,
        status: change.status,
        closedAt: closed ? now() : null,
        closedBy: closed ? 'agent' : null,
      };
    }
    default:
      throw new Error(`Write in applied() of state.ts how ${operationId} changes a chat.`);
  }
}

function newChat(id: number, change: ChatChange): Chat {
  return {
    id,
    status: 'empty',
    closedBy: null,
    closedAt: null,
    createdAt: now(),
    lastCustomerMessageAt: null,
    lastMessageAt: null,
    snoozedUntil: null,
    rating: null,
    lastMessageText: null,
    lastMessageId: null,
    lastCommunicatedAgentId: null,
    agents: [],
    customer: customer(change.customer),
    assignee: change.assignee ? agent(change.assignee) : null,
    department: change.department ? department(change.department) : null,
    createdWith: 'public_api',
    applicationId: change.application,
  };
}

/** Unix seconds. */
function now(): number {
  return Math.floor(Date.now() / 1000);
}

import { type Body, examples, operations } from '@helpcrunch-chats/openapi/tools/reader';
import { description } from '../prism/operations.ts';
import type { Chat } from './chats.ts';
import { agent, customer, department } from './people.ts';

/** A valid request body. */
export interface ChatChange {
  id: number;
  customer: number;
  application: number;
  assignee?: number | null;
  department?: number;
  status: string;
}

/** The chat as the operation leaves it, or the documented status that rejects the change. */
export function applied(
  operationId: string | undefined,
  change: ChatChange,
  chats: ReadonlyMap<number, Readonly<Chat>>,
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
      throw new Error(`Write in applied() of chats/changes.ts how ${operationId} changes a chat.`);
  }
}

/** A new chat that nobody takes yet, as the description shows it. */
const MINIMAL = minimalChat();

function minimalChat(): object {
  const create = operations(description).find(({ operation }) => operation.operationId === 'createChat');
  const [, example] =
    examples(description, create?.operation.responses[201] as Body).find(([name]) => name === 'minimal') ??
    [];
  if (!example) throw new Error('The 201 of createChat must have the example “minimal”.');
  return example.value as object;
}

function newChat(id: number, change: ChatChange): Chat {
  return {
    ...structuredClone(MINIMAL as Chat),
    id,
    createdAt: now(),
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

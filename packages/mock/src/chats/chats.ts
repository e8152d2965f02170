import { jsonResponse } from '../messages.ts';
import { OPERATIONS, type Operation } from '../prism/operations.ts';
import { responseDiagnostics } from '../prism/prism.ts';
import { frozen } from './freeze.ts';

/** A chat as the mock holds it. The description lists its other fields. */
export interface Chat {
  id: number;
  status: string;
  closedBy: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: readers of a chat know its fields from the description.
  [field: string]: any;
}

/**
 * The chats of a mock, by id. They are frozen: to change one, set another in its place.
 * Chats are copied when they are added. `set` and `seed` throw a TypeError if a chat violates the description.
 */
export class Chats extends Map<number, Readonly<Chat>> {
  /** Throws a TypeError if the chat violates the description or has another id. */
  override set(id: number, chat: Readonly<Chat>): this {
    const violations = chatViolations(chat);
    if (chat?.id !== id) violations.unshift(`its id is ${chat?.id}`);
    if (violations.length > 0) throw new TypeError(`Chat ${id} cannot be seeded: ${violations.join('; ')}`);
    return super.set(id, frozen(structuredClone(chat)));
  }

  /** Adds chats, or replaces those with the same id. Throws a TypeError at the first that violates the description. */
  seed(...chats: Readonly<Chat>[]): this {
    for (const chat of chats) this.set(chat?.id, chat);
    return this;
  }
}

/** Adds a chat that has been validated already, as part of a response. */
export function keep(chats: Chats, chat: Chat): void {
  Map.prototype.set.call(chats, chat.id, frozen(chat));
}

function chatViolations(chat: Readonly<Chat>): string[] {
  const operation = OPERATIONS.find(({ method }) => method === 'put') as Operation;
  return responseDiagnostics(operation, jsonResponse(200, chat)).map(({ path = [], message }) =>
    `${path.slice(1).join('.')} ${message.replace(/^Response body (property \S+ )?/, '')}`.trim(),
  );
}

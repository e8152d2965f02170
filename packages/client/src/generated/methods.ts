// Generated from the OpenAPI description by `pnpm generate`. Do not edit.

import type { RequestOptions } from '../options.ts';
import type { SafeResult } from '../result.ts';
import type { Chat, CreateChatRequest, UpdateChatAssigneeRequest, UpdateChatDepartmentRequest, UpdateChatStatusRequest } from './schemas.ts';

/** One method per operation of the API; each throws unless the API did what it was asked. */
export interface ChatsOperations {
  /**
   * Create a chat.
   *
   * Opens a chat on behalf of an existing customer. The chat starts without messages, and HelpCrunch
   * advises against leaving it empty: post a message to it next (another endpoint, not described here).
   *
   * @see {@link https://docs.helpcrunch.com/en/rest-api-v1/create-chat-v1}
   */
  createChat(body: CreateChatRequest, options?: RequestOptions): Promise<Chat>;
  /**
   * Assign or unassign a chat.
   *
   * Makes one agent responsible for the chat, in place of whoever was before. To unassign it, send
   * `assignee: null`, which only [the article in
   * Ukrainian](https://docs.helpcrunch.com/uk/rest-api-1/onovyty-vidpovidalnogo-za-chat) documents;
   * leaving the property out is an error.
   *
   * @see {@link https://docs.helpcrunch.com/en/rest-api-v1/update-chat-assignee-v1}
   */
  updateChatAssignee(body: UpdateChatAssigneeRequest, options?: RequestOptions): Promise<Chat>;
  /**
   * Move a chat to a department.
   *
   * Puts the chat into another department. The assignee is a separate matter: see Assign or unassign a
   * chat.
   *
   * No article documents `department: null`, so a chat cannot be taken out of all departments.
   *
   * @see {@link https://docs.helpcrunch.com/en/rest-api-v1/update-chat-department-v1}
   */
  updateChatDepartment(body: UpdateChatDepartmentRequest, options?: RequestOptions): Promise<Chat>;
  /**
   * Set the status of a chat.
   *
   * Opens, parks or closes the chat, whatever its status was before.
   *
   * Mind the spelling: `on-hold` and `opened`, never `on hold` or `open`.
   *
   * @see {@link https://docs.helpcrunch.com/en/rest-api-v1/update-chat-status-v1}
   */
  updateChatStatus(body: UpdateChatStatusRequest, options?: RequestOptions): Promise<Chat>;
}

/** The same methods; each resolves to a result for every status that is documented for it. */
export interface SafeChatsOperations {
  /** Create a chat, without throwing on a documented error. */
  createChat(body: CreateChatRequest, options?: RequestOptions): Promise<SafeResult<201, Chat, 400 | 401 | 409 | 429>>;
  /** Assign or unassign a chat, without throwing on a documented error. */
  updateChatAssignee(body: UpdateChatAssigneeRequest, options?: RequestOptions): Promise<SafeResult<200, Chat, 400 | 401 | 404 | 429>>;
  /** Move a chat to a department, without throwing on a documented error. */
  updateChatDepartment(body: UpdateChatDepartmentRequest, options?: RequestOptions): Promise<SafeResult<200, Chat, 400 | 401 | 404 | 429>>;
  /** Set the status of a chat, without throwing on a documented error. */
  updateChatStatus(body: UpdateChatStatusRequest, options?: RequestOptions): Promise<SafeResult<200, Chat, 400 | 401 | 404 | 429>>;
}

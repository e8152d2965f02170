// Generated from the OpenAPI description by `pnpm generate`. Do not edit.

import type { RequestOptions } from '../options.ts';
import type { SafeResult } from '../result.ts';
import type { Chat, CreateChatRequest, UpdateChatAssigneeRequest, UpdateChatDepartmentRequest, UpdateChatStatusRequest } from './schemas.ts';

/** One method per operation of the API; each throws unless the API did what it was asked. */
export interface ChatsOperations {
  /**
   * Create a chat.
   *
   * Creates a chat on behalf of a customer. HelpCrunch does not recommend empty chats, so post a message
   * to it next, with [Create message](https://docs.helpcrunch.com/en/rest-api-v1/create-message-v1), a
   * call that is not described here.
   *
   * @see {@link https://docs.helpcrunch.com/en/rest-api-v1/create-chat-v1}
   */
  createChat(body: CreateChatRequest, options?: RequestOptions): Promise<Chat>;
  /**
   * Assign or unassign a chat.
   *
   * Changes the assignee: the agent the chat is assigned to. To unassign the chat, send `assignee:
   * null`, which only [the article in
   * Ukrainian](https://docs.helpcrunch.com/uk/rest-api-1/onovyty-vidpovidalnogo-za-chat) documents. The
   * field is required in any case.
   *
   * @see {@link https://docs.helpcrunch.com/en/rest-api-v1/update-chat-assignee-v1}
   */
  updateChatAssignee(body: UpdateChatAssigneeRequest, options?: RequestOptions): Promise<Chat>;
  /**
   * Move a chat to a department.
   *
   * Changes the department the chat is assigned to. Another call changes the assignee: see Assign or
   * unassign a chat.
   *
   * No article documents `department: null`, so it is unknown whether a chat can be taken out of its
   * department.
   *
   * @see {@link https://docs.helpcrunch.com/en/rest-api-v1/update-chat-department-v1}
   */
  updateChatDepartment(body: UpdateChatDepartmentRequest, options?: RequestOptions): Promise<Chat>;
  /**
   * Set the status of a chat.
   *
   * Changes the status of any chat.
   *
   * Mind the spelling: send `on-hold` and `opened`, although some revisions of the article write `on
   * hold` or `open`.
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

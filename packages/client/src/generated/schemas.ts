// Generated from the OpenAPI description by `pnpm generate`. Do not edit.

/** The chat to create. */
export interface CreateChatRequest {
  /** Id of the customer the chat is with. See [Search for customers](https://docs.helpcrunch.com/en/rest-api-v1/search-customers-v1). */
  customer: number;
  /** Id of the application the chat belongs to: presumably a website widget or a mobile app of the account. See [How to get application id](https://docs.helpcrunch.com/en/rest-api-v1/get-applications-v1). */
  application: number;
  /** Id of the agent the chat is assigned to. Without it, the chat is presumably unassigned. See [How to get agent/assignee id](https://docs.helpcrunch.com/en/rest-api-v1/get-agents-v1). */
  assignee?: number;
  /** Id of the department the chat is assigned to. Without it, the chat presumably belongs to none. See [How to get department id](https://docs.helpcrunch.com/en/rest-api-v1/get-departments-v1). */
  department?: number;
}

/** The current status of the chat. Besides the statuses that can be set there is `empty`, presumably for a chat without messages. `onhold` and `on hold` are other spellings of `on-hold`. More values are possible. */
export type ChatStatus = KnownChatStatus | (string & {});

/** Who closed the chat. More values are possible. */
export type ChatCloser = KnownChatCloser | (string & {});

/**
 * A moment in Unix time, in seconds. The articles show it as an integer, as a string of digits, and as a string of digits with a fraction, sometimes differently for the same field.
 * @example 1592332354
 * @example 1603885746
 * @example 1603864800.000
 */
export type Timestamp = number | string;

/** How the customer rated the chat after it was closed. More values are possible. */
export type ChatRating = KnownChatRating | (string & {});

/** Role of an agent in the account. `superviser` is how the articles spell it. Accounts can define roles of their own, so more values are possible. */
export type AgentRole = KnownAgentRole | (string & {});

/** A team member with access to the account. */
export interface Agent {
  /** Id of the agent, which requests send as `assignee`. */
  id: number;
  /** Name of the agent. */
  name: string;
  /** Email address of the agent. */
  email: string;
  /** Role of the agent in the account. Values that are not listed are possible. */
  role: AgentRole;
}

/** The person the chat is with. */
export interface Customer {
  /** Id of the customer in HelpCrunch, which requests send as `customer`. */
  id: number;
  /** Name of the customer, or `null`, presumably if it is unknown. */
  name: string | null;
  /** Email address of the customer, or `null`, presumably if it is unknown. */
  email: string | null;
  /** Id of the customer in your own system, or `null`, presumably if you passed none to HelpCrunch. */
  userId: string | null;
}

/** A group of agents that chats can be assigned to. */
export interface Department {
  /** Id of the department, which requests send as `department`. */
  id: number;
  /** Name of the department. */
  name: string;
}

/** What started the chat. More values are possible. */
export type ChatOrigin = KnownChatOrigin | (string & {});

/** One conversation with one customer. No article says what `null` means: the meanings given here are inferred from the samples. Responses can have further fields and values; ignore what you do not know. */
export interface Chat {
  /** Id of the chat, which the update calls send as `id`. */
  id: number;
  /** The current status of the chat. Values that are not listed are possible. */
  status: ChatStatus;
  /** Who closed the chat, or `null` if it is not closed. */
  closedBy: ChatCloser | null;
  /** When the chat was closed, or `null` if it is not closed. */
  closedAt: Timestamp | null;
  /** When the chat was created. */
  createdAt: Timestamp;
  /** When the customer last wrote, or `null` if they never did. */
  lastCustomerMessageAt: Timestamp | null;
  /** When the customer or an agent last wrote, or `null` if nobody has. */
  lastMessageAt: Timestamp | null;
  /** Until when the chat is snoozed, or `null` if it is not. */
  snoozedUntil: Timestamp | null;
  /** The customer's rating, or `null` if there is none. */
  rating: ChatRating | null;
  /** Text of the last message, or `null` if there is none. */
  lastMessageText: string | null;
  /** Id of the last message, or `null` if there is none. */
  lastMessageId: number | null;
  /** Id of the agent who last communicated in the chat, or `null` if none has. */
  lastCommunicatedAgentId: number | null;
  /** Agents who take part in the chat. The list can be empty, even for an assigned chat. */
  agents: Agent[];
  /** The person the chat is with. */
  customer: Customer;
  /** The agent the chat is assigned to, or `null` if it is unassigned. */
  assignee: Agent | null;
  /** The department the chat is assigned to, or `null` if there is none. */
  department: Department | null;
  /** What started the chat. Only newer articles show it. */
  createdWith?: ChatOrigin | null;
  /** Id of the application the chat belongs to. Only newer articles show it. */
  applicationId?: number | null;
  /** Whether the chat is marked as read by an agent. Only some articles show it. */
  readByAgent?: boolean;
  /** Whether the chat is marked as read by the customer. Only some articles show it. */
  readByCustomer?: boolean;
  /** Notes about the customer. Only older articles show it. */
  notes?: string | null;
}

/** What went wrong, as a code for programs. In the newer generation of a `400` it is the path of the invalid field, such as `customer` or `filter[0].field`. `not_fount` is how the articles spell it. More values are possible. */
export type ApiErrorCode = KnownApiErrorCode | (string & {});

/** One thing that went wrong. */
export interface ApiErrorEntry {
  /** What went wrong, as a code for programs. Values that are not listed are possible. */
  code: ApiErrorCode;
  /** What went wrong, as a text for people. All documented messages are in English. */
  message: string;
}

/** The body of every documented error. */
export interface ApiErrorResponse {
  /** What went wrong, in one or more entries. The first one may be generic, so look at all of them. */
  errors: ApiErrorEntry[];
}

/** A chat and its new assignee. */
export interface UpdateChatAssigneeRequest {
  /** Id of the chat to change. See [Search for chats](https://docs.helpcrunch.com/en/rest-api-v1/search-chats-v1). */
  id: number;
  /** Id of the agent the chat is assigned to, or `null` to unassign it. See [How to get agent/assignee id](https://docs.helpcrunch.com/en/rest-api-v1/get-agents-v1). */
  assignee: number | null;
}

/** A chat and its new department. */
export interface UpdateChatDepartmentRequest {
  /** Id of the chat to change. See [Search for chats](https://docs.helpcrunch.com/en/rest-api-v1/search-chats-v1). */
  id: number;
  /** Id of the department the chat moves to. No article says that it can be `null`. See [How to get department id](https://docs.helpcrunch.com/en/rest-api-v1/get-departments-v1). */
  department: number;
}

/** A status that can be set, spelled as in the article that this description follows. Other revisions write `on hold` and `open`. The chats in responses can have further statuses, see `ChatStatus`. */
export type SettableChatStatus = "new" | "opened" | "pending" | "on-hold" | "no communication" | "closed";

/** A chat and its new status. */
export interface UpdateChatStatusRequest {
  /** Id of the chat to change. See [Search for chats](https://docs.helpcrunch.com/en/rest-api-v1/search-chats-v1). */
  id: number;
  /** The new status. */
  status: SettableChatStatus;
}

/** One of `CHAT_STATUSES`. */
export type KnownChatStatus = 'new' | 'opened' | 'pending' | 'on-hold' | 'no communication' | 'closed' | 'empty' | 'onhold' | 'on hold';

/** One of `CHAT_CLOSERS`. */
export type KnownChatCloser = 'customer' | 'agent';

/** One of `CHAT_RATINGS`. */
export type KnownChatRating = 'great' | 'average' | 'poor' | 'perfect';

/** One of `AGENT_ROLES`. */
export type KnownAgentRole = 'admin' | 'agent' | 'agentChatOnly' | 'superviser';

/** One of `CHAT_ORIGINS`. */
export type KnownChatOrigin = 'public_api' | 'broadcast_reply' | 'agent_message' | 'customer_message';

/** One of `API_ERROR_CODES`. */
export type KnownApiErrorCode = 'invalid_request' | 'invalid_chat_value' | 'invalid_token' | 'unauthorized' | 'chat_not_found' | 'not_fount' | 'conflict' | 'too_many_requests';

// Generated from the OpenAPI description by `pnpm generate`. Do not edit.

/** What a new chat needs to know. */
export interface CreateChatRequest {
  /** Id of the customer the chat is with. The customer must exist already. */
  customer: number;
  /** Id of the application (the website or mobile app registered in HelpCrunch) the chat belongs to. */
  application: number;
  /** Id of the agent who takes the chat. Leave it out to create an unassigned chat. */
  assignee?: number;
  /** Id of the department the chat goes to. Leave it out if it belongs to none. */
  department?: number;
}

/** Where the chat stands. Besides the statuses that can be set there is `empty`: created, but without a message yet. `onhold` and `on hold` are other spellings of `on-hold`. More values are possible. */
export type ChatStatus = KnownChatStatus | (string & {});

/** Which side closed the chat. More values are possible. */
export type ChatCloser = KnownChatCloser | (string & {});

/**
 * A moment in Unix seconds (not milliseconds). The API sends it as an integer, as a string of digits, or as a string of digits with a fraction, sometimes differently for the same field.
 * @example 1592332354
 * @example 1603885746
 * @example 1603864800.000
 */
export type Timestamp = number | string;

/** How the customer rated the chat after it was closed. More values are possible. */
export type ChatRating = KnownChatRating | (string & {});

/** What the agent may do in the account. `superviser` is the API's own spelling. Accounts can define roles of their own, so more values are possible. */
export type AgentRole = KnownAgentRole | (string & {});

/** A member of the HelpCrunch team, as far as a chat shows them. */
export interface Agent {
  /** Id of the agent. It is what `assignee` takes in requests. */
  id: number;
  /** Name that customers see. */
  name: string;
  /** Email address the agent signs in with. */
  email: string;
  /** What the agent may do in the account. It may be a value that is not known here. */
  role: AgentRole;
}

/** The person the chat is with. */
export interface Customer {
  /** Id of the customer in HelpCrunch. It is what `customer` takes in requests. */
  id: number;
  /** Name as HelpCrunch knows it. */
  name: string | null;
  /** Email address as HelpCrunch knows it. */
  email: string | null;
  /** Id of the same person in your own system, or `null` if none was passed to HelpCrunch. */
  userId: string | null;
}

/** A group of agents that chats can be routed to. */
export interface Department {
  /** Id of the department. It is what `department` takes in requests. */
  id: number;
  /** Name of the department as the team set it. */
  name: string;
}

/** What the chat was started by. More values are possible. */
export type ChatOrigin = KnownChatOrigin | (string & {});

/** One conversation with one customer. Fields and values that are not listed here may appear at any time; ignore what you do not know. */
export interface Chat {
  /** Id of the chat. It is what `id` takes in the update calls. */
  id: number;
  /** Where the chat stands. It may be a value that is not known here. */
  status: ChatStatus;
  /** Which side closed the chat, or `null` if it is not closed. */
  closedBy: ChatCloser | null;
  /** When the chat was closed, or `null` if it is not. */
  closedAt: Timestamp | null;
  /** When the chat was created. */
  createdAt: Timestamp;
  /** When the customer last wrote, or `null` if they never did. */
  lastCustomerMessageAt: Timestamp | null;
  /** When anybody last wrote, or `null` while the chat is empty. */
  lastMessageAt: Timestamp | null;
  /** When the chat comes back from its snooze, or `null` if it is not snoozed. Changing the status does not go through this field. */
  snoozedUntil: Timestamp | null;
  /** The customer's rating, or `null` if there is none. */
  rating: ChatRating | null;
  /** Text of the newest message, or `null` while the chat is empty. */
  lastMessageText: string | null;
  /** Id of the newest message, or `null` while the chat is empty. */
  lastMessageId: number | null;
  /** Id of the agent who last wrote in the chat, or `null` if none has. */
  lastCommunicatedAgentId: number | null;
  /** Agents who take part in the chat. It may be empty, even for an assigned chat. */
  agents: Agent[];
  /** The person the chat is with. */
  customer: Customer;
  /** The agent responsible for the chat, or `null` if it is unassigned. */
  assignee: Agent | null;
  /** The department the chat is in, or `null` if it is in none. */
  department: Department | null;
  /** What the chat was started by. Only newer revisions send it. */
  createdWith?: ChatOrigin | null;
  /** Id of the application the chat belongs to. Only newer revisions send it. */
  applicationId?: number | null;
  /** Whether an agent has read the newest message. Only some revisions send it. */
  readByAgent?: boolean;
  /** Whether the customer has read the newest message. Only some revisions send it. */
  readByCustomer?: boolean;
  /** The team's notes about the customer. Only an older revision sends it. */
  notes?: string | null;
}

/** What went wrong, for programs. In the newer generation of a `400` the code is the path of the faulty field, such as `customer` or `filter[0].field`. `not_fount` is the API's own spelling. More values are possible. */
export type ApiErrorCode = KnownApiErrorCode | (string & {});

/** One thing that went wrong. */
export interface ApiErrorEntry {
  /** What went wrong, for programs. It may be a value that is not known here. */
  code: ApiErrorCode;
  /** The same for people, in English. */
  message: string;
}

/** The body of every documented error. */
export interface ApiErrorResponse {
  /** What went wrong, in one or more entries. The first one may be generic, so look at all of them. */
  errors: ApiErrorEntry[];
}

/** A chat and the agent who is to take it. */
export interface UpdateChatAssigneeRequest {
  /** Id of the chat to change. */
  id: number;
  /** Id of the agent who takes the chat, or `null` to unassign it. */
  assignee: number | null;
}

/** A chat and the department it is to move to. */
export interface UpdateChatDepartmentRequest {
  /** Id of the chat to change. */
  id: number;
  /** Id of the department the chat moves to. It cannot be `null`. */
  department: number;
}

/** A status that can be set. This set is closed: anything else is refused. Chats that are read back may have further statuses, see `ChatStatus`. */
export type SettableChatStatus = "new" | "opened" | "pending" | "on-hold" | "no communication" | "closed";

/** A chat and the status it is to have. */
export interface UpdateChatStatusRequest {
  /** Id of the chat to change. */
  id: number;
  /** The status the chat is to have. */
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

/**
 * What the API does, written by hand from the published articles and never derived from the description.
 * Change a line here only because a source says so.
 */

/** The values that a field may have: a kind, or a list. */
export type Kind =
  | 'id'
  | 'text'
  | 'boolean'
  | 'timestamp'
  | 'Agent'
  | 'Customer'
  | 'Department'
  | 'Agents'
  | { closed: readonly string[] }
  | { open: readonly string[] };

export interface Field {
  kind: Kind;
  nullable?: true;
  /** In a request: it may be omitted. In a response: only some revisions of the articles show it. */
  optional?: true;
  /** The article that its description must link to. */
  cites?: string;
}

export type Fields = Record<string, Field>;

export const SERVER = 'https://api.helpcrunch.com';
export const RATE_LIMIT = { requests: 120, perSeconds: 60 };

const docs = 'https://docs.helpcrunch.com/en/rest-api-v1';

/** The articles that tell how to get started, where to find each id, and how to fill an empty chat. */
export const GUIDE = `${docs}/api-setup-v1`;
const howToGet = {
  agent: `${docs}/get-agents-v1`,
  department: `${docs}/get-departments-v1`,
  application: `${docs}/get-applications-v1`,
  customer: `${docs}/search-customers-v1`,
  chat: `${docs}/search-chats-v1`,
};
const createMessage = `${docs}/create-message-v1`;
const unassigning = 'https://docs.helpcrunch.com/uk/rest-api-1/onovyty-vidpovidalnogo-za-chat';

/** The articles that the introduction must link to. */
export const introductionCites = [howToGet.chat, createMessage];

/** The keywords of JSON Schema that a source, or a comment beside them, accounts for. */
export const keywords = [
  ...['$ref', 'type', 'oneOf', 'enum', 'x-extensible-enum', 'description', 'examples'],
  ...['properties', 'required', 'additionalProperties', 'items', 'minItems', 'minimum', 'pattern'],
];

const settableStatuses = ['new', 'opened', 'pending', 'on-hold', 'no communication', 'closed'] as const;

export const openSets = {
  ChatStatus: [...settableStatuses, 'empty', 'onhold', 'on hold'],
  ChatRating: ['great', 'average', 'poor', 'perfect'],
  ChatCloser: ['customer', 'agent'],
  ChatOrigin: ['public_api', 'broadcast_reply', 'agent_message', 'customer_message'],
  AgentRole: ['admin', 'agent', 'agentChatOnly', 'superviser'],
  ApiErrorCode: [
    'invalid_request',
    'invalid_chat_value',
    'invalid_token',
    'unauthorized',
    'chat_not_found',
    'not_fount',
    'conflict',
    'too_many_requests',
  ],
} as const;

export interface OperationFacts {
  method: 'post' | 'put';
  path: string;
  body: Fields;
  success: number;
  errors: number[];
  article: string;
  /** Other articles that its description must link to. */
  cites?: string[];
  /** Names of the examples of the request and of the success response. */
  examples: { request: string[]; success: string[] };
}

export const operations: Record<string, OperationFacts> = {
  createChat: {
    method: 'post',
    path: '/v1/chats',
    body: {
      customer: { kind: 'id', cites: howToGet.customer },
      application: { kind: 'id', cites: howToGet.application },
      assignee: { kind: 'id', optional: true, cites: howToGet.agent },
      department: { kind: 'id', optional: true, cites: howToGet.department },
    },
    success: 201,
    errors: [400, 401, 409, 429],
    article: `${docs}/create-chat-v1`,
    cites: [createMessage],
    examples: { request: ['assigned', 'minimal'], success: ['assigned', 'minimal', 'allFields'] },
  },
  updateChatAssignee: {
    method: 'put',
    path: '/v1/chats/assignee',
    body: {
      id: { kind: 'id', cites: howToGet.chat },
      assignee: { kind: 'id', nullable: true, cites: howToGet.agent },
    },
    success: 200,
    errors: [400, 401, 404, 429],
    article: `${docs}/update-chat-assignee-v1`,
    cites: [unassigning],
    examples: { request: ['assign', 'unassign'], success: ['assign', 'unassign', 'allFields'] },
  },
  updateChatDepartment: {
    method: 'put',
    path: '/v1/chats/department',
    body: {
      id: { kind: 'id', cites: howToGet.chat },
      department: { kind: 'id', cites: howToGet.department },
    },
    success: 200,
    errors: [400, 401, 404, 429],
    article: `${docs}/update-chat-department-v1`,
    examples: { request: ['move'], success: ['move', 'allFields'] },
  },
  updateChatStatus: {
    method: 'put',
    path: '/v1/chats/status',
    body: { id: { kind: 'id', cites: howToGet.chat }, status: { kind: { closed: settableStatuses } } },
    success: 200,
    errors: [400, 401, 404, 429],
    article: `${docs}/update-chat-status-v1`,
    examples: { request: ['open', 'close'], success: ['open', 'close'] },
  },
};

export const chat: Fields = {
  id: { kind: 'id' },
  status: { kind: { open: openSets.ChatStatus } },
  closedBy: { kind: { open: openSets.ChatCloser }, nullable: true },
  closedAt: { kind: 'timestamp', nullable: true },
  createdAt: { kind: 'timestamp' },
  lastCustomerMessageAt: { kind: 'timestamp', nullable: true },
  lastMessageAt: { kind: 'timestamp', nullable: true },
  snoozedUntil: { kind: 'timestamp', nullable: true },
  rating: { kind: { open: openSets.ChatRating }, nullable: true },
  lastMessageText: { kind: 'text', nullable: true },
  lastMessageId: { kind: 'id', nullable: true },
  lastCommunicatedAgentId: { kind: 'id', nullable: true },
  agents: { kind: 'Agents' },
  customer: { kind: 'Customer' },
  assignee: { kind: 'Agent', nullable: true },
  department: { kind: 'Department', nullable: true },
  createdWith: { kind: { open: openSets.ChatOrigin }, nullable: true, optional: true },
  applicationId: { kind: 'id', nullable: true, optional: true },
  readByAgent: { kind: 'boolean', optional: true },
  readByCustomer: { kind: 'boolean', optional: true },
  notes: { kind: 'text', nullable: true, optional: true },
};

export const agent: Fields = {
  id: { kind: 'id' },
  name: { kind: 'text' },
  email: { kind: 'text' },
  role: { kind: { open: openSets.AgentRole } },
};

export const customer: Fields = {
  id: { kind: 'id' },
  name: { kind: 'text', nullable: true },
  email: { kind: 'text', nullable: true },
  userId: { kind: 'text', nullable: true },
};

export const department: Fields = { id: { kind: 'id' }, name: { kind: 'text' } };

export const errorEntry: Fields = {
  code: { kind: { open: openSets.ApiErrorCode } },
  message: { kind: 'text' },
};

/** The documented error bodies of both generations, by status: code and message of each entry. */
export const errorBodies: Record<number, [code: string, message: string][][]> = {
  400: [
    [
      ['invalid_request', 'Invalid request'],
      ['customer', 'This value should be of type numeric.'],
      ['filter[0].field', 'This value should not be blank.'],
    ],
    [['invalid_chat_value', 'assignee value is invalid']],
    [['invalid_chat_value', 'department value is invalid']],
    [['invalid_chat_value', 'status value is invalid']],
  ],
  401: [
    [
      ['invalid_request', 'Invalid request'],
      ['unauthorized', 'Unauthorized'],
    ],
    [['invalid_token', 'Invalid token']],
  ],
  404: [[['not_fount', 'Chat for ID "%s" was not found']], [['chat_not_found', 'Chat is missing']]],
  409: [
    [
      ['invalid_request', 'Invalid request'],
      ['conflict', 'Snooze chat is not allowed for closed chat'],
    ],
  ],
  429: [
    [
      ['invalid_request', 'Invalid request'],
      ['too_many_requests', 'Too many requests'],
    ],
    [['too_many_requests', 'You have exceeded your requests limit']],
  ],
};

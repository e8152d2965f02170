// Generated from the OpenAPI description by `pnpm generate`. Do not edit.

/** The origin of the production API. */
export const SERVER_URL = 'https://api.helpcrunch.com';

/** The limit of the whole account: so many requests per so many milliseconds. */
export const RATE_LIMIT = { requests: 120, per: 60000 } as const;

/** How each operation is sent, and the statuses that are documented for it. */
export const OPERATIONS = {
  createChat: { method: 'POST', path: '/v1/chats', success: 201, errors: [400, 401, 409, 429] },
  updateChatAssignee: { method: 'PUT', path: '/v1/chats/assignee', success: 200, errors: [400, 401, 404, 429] },
  updateChatDepartment: { method: 'PUT', path: '/v1/chats/department', success: 200, errors: [400, 401, 404, 429] },
  updateChatStatus: { method: 'PUT', path: '/v1/chats/status', success: 200, errors: [400, 401, 404, 429] },
} as const;

/** The name of an operation, such as `createChat`. */
export type OperationId = keyof typeof OPERATIONS;

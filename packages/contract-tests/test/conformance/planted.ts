import type { Asked, Planned } from '../support/stand-in.ts';

export const KEY = 'hc-secret-key-8d1f';

/** What the stand-in does wrong, by what it is asked, and what the report must say. */
export const PLANTED: Record<
  string,
  { plant: (planned: Planned) => void; deviations?: string[][]; information?: string[][] }
> = {
  create: {
    plant: ({ body }) => Object.assign(body, { channel: 'web', createdWith: 'telegram' }),
    information: [
      ['createChat 201', '/createdWith is "telegram", which is not among the known values'],
      ['createChat 201', '/channel is not documented'],
    ],
  },
  'assignee 4188': {
    plant: ({ body }) => Object.assign(body, { assignee: 4188 }),
    deviations: [
      ['updateChatAssignee 200', '/assignee must be object'],
      ['updateChatAssignee 200', '/assignee must be null'],
      ['updateChatAssignee 200', '/assignee must match exactly one schema in oneOf'],
      ['step assign', 'Not true: $response.body#/assignee/id == $inputs.agent'],
    ],
  },
  'assignee null': {
    plant: ({ body }) => delete body.customer.email,
    deviations: [['updateChatAssignee 200', "/customer must have required property 'email'"]],
  },
  'department 233048': {
    plant: (planned) => {
      planned.status = 202;
    },
    deviations: [
      ['updateChatDepartment 202', 'The status is not documented.'],
      ['step move', 'Not true: $statusCode == 200'],
    ],
  },
  'status new': {
    plant: ({ body }) => Object.assign(body, { rating: KEY }),
    information: [['updateChatStatus 200', '/rating is "********", which is not among the known values']],
  },
  'status opened': {
    plant: ({ body }) => Object.assign(body, { createdAt: '2020-06-16' }),
    deviations: [['updateChatStatus 200', '/createdAt must match pattern "^\\d{1,11}(\\.\\d+)?$"']],
  },
  'status pending': {
    plant: ({ headers }) => Object.assign(headers, { 'content-type': 'text/plain' }),
    deviations: [['updateChatStatus 200', 'The content type is text/plain, not application/json.']],
  },
  'status on-hold': {
    plant: ({ body }) => Object.assign(body, { status: 'pending' }),
    deviations: [['step set-on-hold', 'Not true: $response.body#/status == "on-hold"']],
  },
  'status no communication': {
    plant: (planned) => {
      planned.body = '<h1>Done</h1>';
    },
    deviations: [
      ['updateChatStatus 200', 'The body is not JSON.'],
      ['step set-no-communication', 'Not true: $response.body#/id == $steps.create.outputs.chat'],
      ['step set-no-communication', 'Not true: $response.body#/status == "no communication"'],
      ['step set-no-communication', 'Not true: $response.body#/closedAt == null'],
    ],
  },
  'status on hold': {
    plant: (planned) => {
      planned.status = 422;
    },
    deviations: [
      ['updateChatStatus 422', 'The status is not documented.'],
      ['step refuse-unknown-status', 'Not true: $statusCode == 400'],
    ],
  },
  'missing chat': {
    plant: ({ body }) => Object.assign(body, { errors: [{ code: 'gone' }] }),
    deviations: [['updateChatStatus 404', "/errors/0 must have required property 'message'"]],
    information: [['updateChatStatus 404', '/errors/0/code is "gone", which is not among the known values']],
  },
};

export function kind({ method, body }: Asked): string {
  if (method === 'POST') return 'create';
  if (body.id === 2147483647) return 'missing chat';
  const [name = ''] = Object.keys(body).filter((key) => key !== 'id');
  return `${name} ${body[name]}`;
}

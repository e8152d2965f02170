import { describe, expect, test } from 'vitest';
import { articles } from './support/articles.ts';
import { requestBody, responseBody, violations } from './support/description.ts';

type Change = Record<string, unknown>;

/** Bodies that differ from one in an article by one mistake. `undefined` leaves a property out. */
const wrongRequests: [what: string, operationId: string, change: Change][] = [
  ['without the customer', 'createChat', { customer: undefined }],
  ['without the application', 'createChat', { application: undefined }],
  ['with a string as customer', 'createChat', { customer: '8738438' }],
  ['with null as assignee', 'createChat', { assignee: null }],
  ['with a message', 'createChat', { message: 'Hello' }],
  ['without the assignee', 'updateChatAssignee', { assignee: undefined }],
  ['with a string as assignee', 'updateChatAssignee', { assignee: '4188' }],
  ['with an object as assignee', 'updateChatAssignee', { assignee: { id: 4188 } }],
  ['with the id 0', 'updateChatAssignee', { id: 0 }],
  ['with a negative id', 'updateChatAssignee', { id: -5214000 }],
  ['with a fraction as id', 'updateChatAssignee', { id: 5214000.5 }],
  ['without the id', 'updateChatDepartment', { id: undefined }],
  ['with null as department', 'updateChatDepartment', { department: null }],
  ['with a misspelt property', 'updateChatDepartment', { departement: 233048 }],
  ['without the status', 'updateChatStatus', { status: undefined }],
  ['with snoozedUntil for status', 'updateChatStatus', { status: undefined, snoozedUntil: 'closed' }],
  ['with an unknown status', 'updateChatStatus', { status: 'done' }],
  ['with a status that only answers have', 'updateChatStatus', { status: 'empty' }],
  ['with the status “on hold” of another revision', 'updateChatStatus', { status: 'on hold' }],
  ['with the status “open” of another revision', 'updateChatStatus', { status: 'open' }],
  ['with null as status', 'updateChatStatus', { status: null }],
];

const wrongAnswers: [what: string, operationId: string, status: number, change: Change][] = [
  ['without the id', 'createChat', 201, { id: undefined }],
  ['with a string as id', 'createChat', 201, { id: '542335' }],
  ['without the assignee', 'updateChatAssignee', 200, { assignee: undefined }],
  ['with an id as assignee', 'updateChatAssignee', 200, { assignee: 4188 }],
  ['with null as createdAt', 'updateChatAssignee', 200, { createdAt: null }],
  ['with milliseconds as createdAt', 'updateChatAssignee', 200, { createdAt: 1592332351000 }],
  ['with a date as createdAt', 'updateChatAssignee', 200, { createdAt: '2020-06-16' }],
  ['with null as agents', 'updateChatStatus', 200, { agents: null }],
  [
    'with an agent without a role',
    'updateChatStatus',
    200,
    { agents: [{ id: 1, name: 'A', email: 'a@example.com' }] },
  ],
  ['with null as customer', 'updateChatStatus', 200, { customer: null }],
  ['with null as status', 'updateChatStatus', 200, { status: null }],
  ['without errors', 'updateChatStatus', 404, { errors: undefined }],
  ['with no error in errors', 'updateChatStatus', 404, { errors: [] }],
  ['with an error without a code', 'updateChatStatus', 404, { errors: [{ message: 'Chat is missing' }] }],
];

/** What nobody has documented but an answer may have all the same. */
const tolerated: [what: string, change: Change][] = [
  ['an unknown field', { sentiment: 'happy' }],
  ['an unknown status', { status: 'archived' }],
  ['an unknown rating', { rating: 'superb' }],
  ['an unknown closedBy', { closedBy: 'bot' }],
  ['an unknown createdWith', { createdWith: 'telegram' }],
  ['an unknown role', { assignee: { id: 1, name: 'A', email: 'a@example.com', role: 'auditor' } }],
  ['a timestamp with a fraction', { snoozedUntil: '1603864800.000' }],
];

function changed(body: Change | undefined, change: Change): Change {
  return JSON.parse(JSON.stringify({ ...body, ...change }));
}

const article = (operationId: string) => articles.find((candidate) => candidate.operation === operationId);

describe('the description refuses a request', () => {
  test.each(wrongRequests)('%s (%s)', (_what, operationId, change) => {
    const body = changed(article(operationId)?.requests[0], change);
    expect(violations(requestBody(operationId), body)).not.toEqual([]);
  });
});

describe('the description refuses an answer', () => {
  test.each(wrongAnswers)('%s (%s, %i)', (_what, operationId, status, change) => {
    const body = changed(article(operationId)?.responses[status], change);
    expect(violations(responseBody(operationId, status), body)).not.toEqual([]);
  });
});

describe('the description accepts an answer with', () => {
  test.each(tolerated)('%s', (_what, change) => {
    const body = changed(article('updateChatStatus')?.responses[200], change);
    expect(violations(responseBody('updateChatStatus', 200), body)).toEqual([]);
  });
});

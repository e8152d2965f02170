import { client } from './generated/hey-api/client.gen.ts';
import {
  createChat,
  updateChatAssignee,
  updateChatDepartment,
  updateChatStatus,
} from './generated/hey-api/sdk.gen.ts';

client.setConfig({
  baseUrl: 'https://api.example',
  auth: 'key',
  throwOnError: true,
  fetch: (...request) => globalThis.fetch(...request),
});

export const calls = {
  create: () => createChat({ body: { customer: 1, application: 2 } }),
  assign: () => updateChatAssignee({ body: { id: 1, assignee: null } }),
  move: () => updateChatDepartment({ body: { id: 1, department: 3 } }),
  status: () => updateChatStatus({ body: { id: 1, status: 'closed' } }),
};

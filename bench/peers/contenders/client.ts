import { createChatsClient } from '@helpcrunch-chats/client';

const chats = createChatsClient({ apiKey: 'key', baseUrl: 'https://api.example' });

export const calls = {
  create: () => chats.createChat({ customer: 1, application: 2 }),
  assign: () => chats.updateChatAssignee({ id: 1, assignee: null }),
  move: () => chats.updateChatDepartment({ id: 1, department: 3 }),
  status: () => chats.updateChatStatus({ id: 1, status: 'closed' }),
};

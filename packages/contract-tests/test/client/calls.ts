// The four calls: what the size of a bundle is measured on.
import { createChatsClient } from '@helpcrunch-chats/client';

const chats = createChatsClient({ apiKey: 'key', rateLimit: true });
const chat = await chats.createChat({ customer: 1, application: 2 });
await chats.updateChatAssignee({ id: chat.id, assignee: null });
await chats.updateChatDepartment({ id: chat.id, department: 3 });
await chats.updateChatStatus({ id: chat.id, status: 'closed' });

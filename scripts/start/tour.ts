import { styleText } from 'node:util';
import { ApiError, type Chat, createChatsClient } from '@helpcrunch-chats/client';

/** Takes one chat through the four operations, and shows one error, with the client against the mock at `url`. */
export async function tour(url: string): Promise<void> {
  const chats = createChatsClient({
    apiKey: 'any-key-will-do',
    baseUrl: url,
    fetch: (url, init) => {
      console.log(styleText('dim', `  → ${init.method} ${new URL(url).pathname}  ${init.body}`));
      return fetch(url, init);
    },
  });

  async function step(title: string, call: () => Promise<Chat>): Promise<Chat> {
    console.log(`\n${styleText('bold', title)}`);
    const chat = await call();
    const { id, status, assignee, department } = chat;
    const [agent, group] = [assignee?.name ?? 'nobody', department?.name ?? 'none'];
    console.log(`  ← chat ${id}: ${status}, assigned to ${agent}, department ${group}`);
    return chat;
  }

  const { id } = await step('1. Create a chat', () =>
    chats.createChat({ customer: 8738438, application: 3838 }),
  );
  await step('2. Assign it', () => chats.updateChatAssignee({ id, assignee: 4188 }));
  await step('3. Move it to a department', () => chats.updateChatDepartment({ id, department: 233048 }));
  await step('4. Unassign it', () => chats.updateChatAssignee({ id, assignee: null }));
  await step('5. Close it', () => chats.updateChatStatus({ id, status: 'closed' }));

  try {
    await step('6. And one that does not exist', () => chats.updateChatStatus({ id: 404, status: 'closed' }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    console.log(`  ← ApiError, status ${error.status}: ${error.message}`);
  }
}

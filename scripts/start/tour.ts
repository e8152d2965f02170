import { styleText } from 'node:util';
import { ApiError, type Chat, createChatsClient } from '@helpcrunch-chats/client';

/** Walks through the four operations, and one error, with the client against the mock at `url`. */
export async function tour(url: string): Promise<void> {
  // The mock answers with an example of the description; the header `Prefer` says with which.
  let example = '';
  const chats = createChatsClient({
    apiKey: 'any-key-will-do',
    baseUrl: url,
    fetch: (url, init) => {
      console.log(styleText('dim', `  → ${init.method} ${new URL(url).pathname}  ${init.body}`));
      return fetch(url, { ...init, headers: { ...init.headers, prefer: example } });
    },
  });

  async function step(title: string, prefer: string, call: () => Promise<Chat>): Promise<void> {
    example = prefer;
    console.log(`\n${styleText('bold', title)}`);
    try {
      const { id, status, assignee, department } = await call();
      const [agent, group] = [assignee?.name ?? 'nobody', department?.name ?? 'none'];
      console.log(`  ← chat ${id}: ${status}, assigned to ${agent}, department ${group}`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      console.log(`  ← ApiError, status ${error.status}: ${error.message}`);
    }
  }

  console.log(
    '\nThe mock answers with the examples of the description, so the chats differ from step to step.',
  );
  const id = 5214000;
  await step('1. Create a chat', 'example=minimal', () =>
    chats.createChat({ customer: 8738438, application: 3838 }),
  );
  await step('2. Assign it', 'example=assign', () => chats.updateChatAssignee({ id, assignee: 4188 }));
  await step('3. Unassign it', 'example=unassign', () => chats.updateChatAssignee({ id, assignee: null }));
  await step('4. Move it to a department', 'example=move', () =>
    chats.updateChatDepartment({ id, department: 233048 }),
  );
  await step('5. Close it', 'example=close', () => chats.updateChatStatus({ id, status: 'closed' }));
  await step('6. And one that does not exist', 'code=404', () =>
    chats.updateChatStatus({ id: 404, status: 'closed' }),
  );
}

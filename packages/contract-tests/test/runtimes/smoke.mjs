// Runs in every runtime, with its `fetch` and a connection.

/** Calls the stand-in at `baseUrl`, and resolves to the result of each call. */
export async function smoke(client, baseUrl, options = {}) {
  const chats = client.createChatsClient({ apiKey: 'smoke-key', baseUrl, timeout: 60_000, ...options });
  const nameOf = (call) =>
    call.then(
      () => 'resolved',
      (error) => (client.isChatsError(error) ? error.name : String(error)),
    );
  const update = (status, options) => chats.updateChatStatus({ id: 1, status }, options);
  const never = new AbortController();
  setTimeout(() => never.abort('aborted'), 50);

  return [
    (await chats.createChat({ customer: 1, application: 2 })).status,
    (await update('closed')).status,
    (await chats.safe.updateChatStatus({ id: 1, status: 'new' })).status,
    await nameOf(update('new')),
    await nameOf(update('pending', { timeout: 50, retries: 0 })),
    await nameOf(update('pending', { signal: never.signal })),
    await nameOf(update('on-hold', { retries: 0 })),
    (await update('no communication')).status,
    client.toDate('1603864800.000').toISOString(),
  ];
}

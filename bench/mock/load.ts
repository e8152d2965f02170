function prepare(method: string, path: string, body: object) {
  const headers = { authorization: 'Bearer bench', 'content-type': 'application/json' };
  return { method, path, headers, body: JSON.stringify(body) };
}

export const CREATE = prepare('POST', '/v1/chats', { customer: 8738438, application: 3838 });

export function setStatus(id: number) {
  return prepare('PUT', '/v1/chats/status', { id, status: 'opened' });
}

/** Requests per second while each client sends one request after the other. */
export async function requestsPerSecond(
  clients: (() => Promise<unknown>)[],
  seconds: number,
): Promise<number> {
  let count = 0;
  async function run(milliseconds: number): Promise<number> {
    const started = performance.now();
    count = 0;
    const runClient = async (request: () => Promise<unknown>) => {
      for (; performance.now() < started + milliseconds; count++) await request();
    };
    await Promise.all(clients.map(runClient));
    return (count / (performance.now() - started)) * 1000;
  }
  // The first requests only warm up.
  await run(300);
  return run(seconds * 1000);
}

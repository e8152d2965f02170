import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Requests per second of `mock.fetch`, in a process of its own that does nothing else. */
export async function measureInProcess(clients: number, seconds: number): Promise<number> {
  const child = fork(import.meta.filename, [`${clients}`, `${seconds}`]);
  const ended = once(child, 'exit');
  const message = once(child, 'message');
  const closed = once(child, 'disconnect').then(() => {
    throw new Error('Its process has ended without a result');
  });
  const [result] = await Promise.race([message, closed]);
  await ended;
  return result as number;
}

if (process.send) {
  const [clients, seconds] = process.argv.slice(2).map(Number) as [number, number];
  // What is measured is what is published.
  const built = new URL('../dist/index.js', import.meta.url).href;
  const { createMock } = (await import(built)) as typeof import('../src/index.ts');
  const mock = createMock();
  const init = (method: string, body: object): RequestInit => ({
    method,
    headers: { authorization: 'Bearer bench', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const url = 'http://127.0.0.1/v1/chats';
  const created = await mock.fetch(url, init('POST', { customer: 8738438, application: 3838 }));
  const { id } = (await created.json()) as { id: number };
  let count = 0;
  async function client(until: number): Promise<void> {
    while (performance.now() < until) {
      const response = await mock.fetch(`${url}/status`, init('PUT', { id, status: 'opened' }));
      const text = await response.text();
      if (response.status !== 200 || !text) throw new Error(`A wrong answer: ${response.status} ${text}`);
      count++;
    }
  }
  const all = (until: number) => Promise.all(Array.from({ length: clients }, () => client(until)));
  await all(performance.now() + 300);
  count = 0;
  const started = performance.now();
  await all(started + seconds * 1000);
  process.send((count / (performance.now() - started)) * 1000);
  process.disconnect();
}

import { once } from 'node:events';
import { connect } from 'node:net';

const HEADERS = [
  'Host: 127.0.0.1',
  'Authorization: Bearer bench',
  'Content-Type: application/json',
  'Accept: */*',
];

function rawRequest(line: string, body: object): string {
  const text = JSON.stringify(body);
  return [`${line} HTTP/1.1`, ...HEADERS, `Content-Length: ${Buffer.byteLength(text)}`, '', text].join(
    '\r\n',
  );
}

const CREATE = rawRequest('POST /v1/chats', { customer: 8738438, application: 3838 });

/** Whether a server answers already. */
export async function answers(url: string): Promise<boolean> {
  try {
    const exchange = await open(url);
    const answer = await exchange(CREATE);
    exchange.close();
    return answer.startsWith('HTTP/1.1 201 ');
  } catch {
    return false;
  }
}

/**
 * Answered requests per second while so many clients send one request after the other.
 * It only writes prepared bytes to sockets, so that it takes as little as possible from what it measures.
 */
export async function load(url: string, clients: number, seconds: number): Promise<number> {
  let count = 0;
  let until = 0;
  const exchanges = await Promise.all(Array.from({ length: clients }, () => open(url)));
  const requests = await Promise.all(
    exchanges.map(async (exchange) => {
      const { id } = JSON.parse(/\{.*\}/s.exec(await exchange(CREATE))?.[0] ?? '{}');
      return rawRequest('PUT /v1/chats/status', { id, status: 'opened' });
    }),
  );
  async function run(warmUp: boolean): Promise<void> {
    await Promise.all(
      exchanges.map(async (exchange, index) => {
        const request = requests[index] ?? '';
        while (performance.now() < until) {
          const answer = await exchange(request);
          if (!answer.startsWith('HTTP/1.1 200 ')) throw new Error(`A wrong answer: ${answer}`);
          if (!warmUp) count++;
        }
      }),
    );
  }
  until = performance.now() + 300;
  await run(true);
  const started = performance.now();
  until = started + seconds * 1000;
  await run(false);
  const elapsed = performance.now() - started;
  for (const exchange of exchanges) exchange.close();
  return (count / elapsed) * 1000;
}

type Exchange = ((request: string) => Promise<string>) & { close(): void };

async function open(url: string): Promise<Exchange> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay().setEncoding('latin1');
  await once(socket, 'connect');
  // Or one that never answers would never be noticed.
  socket.setTimeout(10_000, () => socket.destroy(new Error('No answer in 10 s')));
  let received = '';
  let waiting: { resolve(answer: string): void; reject(error: Error): void } | undefined;
  socket.on('data', (chunk) => {
    received += chunk;
    if (!isComplete(received)) return;
    const answer = received;
    received = '';
    waiting?.resolve(answer);
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('The connection was closed')));
  const exchange = (request: string) =>
    new Promise<string>((resolve, reject) => {
      waiting = { resolve, reject };
      socket.write(request);
    });
  return Object.assign(exchange, {
    close() {
      waiting = undefined;
      socket.destroy();
    },
  });
}

function isComplete(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(answer) ?? [];
  return length === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length >= end + 4 + Number(length);
}

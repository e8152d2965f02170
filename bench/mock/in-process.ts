/** Prints the requests per second of `mock.fetch`, given the number of clients and seconds. */
import { createMock } from '@helpcrunch-chats/mock';
import { CREATE, requestsPerSecond, setStatus } from './load.ts';

const [clients = 1, seconds = 1] = process.argv.slice(2).map(Number);
const mock = createMock();

async function send({ path, ...init }: typeof CREATE): Promise<string> {
  const response = await mock.fetch(`http://127.0.0.1${path}`, init);
  const text = await response.text();
  if (!response.ok || !text) throw new Error(`Wrong response: ${response.status} ${text}`);
  return text;
}

const { id } = JSON.parse(await send(CREATE));
const request = () => send(setStatus(id));
console.log(await requestsPerSecond(Array<typeof request>(clients).fill(request), seconds));

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { answers } from './load.ts';

export interface Contender {
  name: string;
  /** The arguments for Node.js. */
  args(port: number): string[];
}

export interface Running {
  name: string;
  url: string;
  /** From the start of the process to its first answer. */
  milliseconds: number;
  /** Resident memory in megabytes. */
  memory(): number;
  close(): Promise<void>;
}

const ours = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const prism = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
const mockoon = fileURLToPath(new URL('node_modules/@mockoon/cli/bin/run.js', import.meta.url));
const document = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml'));

export const contenders: Contender[] = [
  { name: 'ours', args: (port) => [ours, '--port', `${port}`] },
  { name: 'ours, quiet', args: (port) => [ours, '--port', `${port}`, '--quiet'] },
  { name: 'prism mock', args: (port) => [prism, 'mock', document, '--port', `${port}`] },
  {
    name: 'prism mock, silent',
    args: (port) => [prism, 'mock', document, '--port', `${port}`, '--verboseLevel', 'silent'],
  },
  {
    name: 'Mockoon',
    args: (port) => [
      mockoon,
      'start',
      '--data',
      document,
      '--port',
      `${port}`,
      '--hostname',
      '127.0.0.1',
      '--disable-log-to-file',
      '--disable-admin-api',
    ],
  },
];

export async function startContender({ name, args }: Contender): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  // A log that nobody reads would not be written; this one is read and thrown away.
  const child = spawn(process.execPath, args(port), { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.resume();
  child.stderr.resume();
  const ended = once(child, 'exit');
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${name} has ended with ${child.exitCode}.`);
    if (performance.now() - started > 20_000) throw new Error(`${name} does not answer.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return {
    name,
    url,
    milliseconds: performance.now() - started,
    memory: () => residentMegabytes(child),
    async close() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function residentMegabytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

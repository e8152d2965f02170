import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import prismPackage from '@stoplight/prism-cli/package.json' with { type: 'json' };
import { answers } from './load.ts';
import packageJson from './package.json' with { type: 'json' };

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

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const prismCli = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
const mockoonCli = fileURLToPath(new URL('node_modules/@mockoon/cli/bin/run.js', import.meta.url));
const document = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml'));

export const ours: Contender = {
  name: 'this mock',
  args: (port) => [cli, '--port', `${port}`],
};
export const quiet: Contender = {
  name: 'this mock, quiet',
  args: (port) => [cli, '--port', `${port}`, '--quiet'],
};
export const prism: Contender = {
  name: `\`prism mock\` ${prismPackage.version}`,
  args: (port) => [prismCli, 'mock', document, '--port', `${port}`],
};
export const silent: Contender = {
  name: '`prism mock`, silent',
  args: (port) => [...prism.args(port), '--verboseLevel', 'silent'],
};
export const mockoon: Contender = {
  name: `Mockoon ${packageJson.dependencies['@mockoon/cli']}`,
  args: (port) => [
    mockoonCli,
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
};

/** @throws {Error} with what it has printed, if it ends or does not answer. */
export async function startContender({ name, args }: Contender): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  // A log that nobody reads would not be written; this one is read and thrown away.
  const child = spawn(process.execPath, args(port), { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  }
  // None is to outlive a bench that fails.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit');
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${name} has ended:\n${printed}`);
    if (performance.now() - started > 20_000) throw new Error(`${name} does not answer:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const milliseconds = performance.now() - started;
  for (const stream of [child.stdout, child.stderr]) stream.removeAllListeners('data').resume();
  return {
    name,
    url,
    milliseconds,
    memory: () => residentMegabytes(child),
    async close() {
      process.off('exit', kill);
      kill();
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

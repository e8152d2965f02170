import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import prismPackage from '@stoplight/prism-cli/package.json' with { type: 'json' };
import peers from '../peers/contenders/package.json' with { type: 'json' };
import { CREATE } from './load.ts';

export interface Contender {
  name: string;
  /** The arguments for Node.js, apart from the port. */
  args: string[];
}

const mock = fileURLToPath(new URL('cli.js', import.meta.resolve('@helpcrunch-chats/mock')));
const prismCli = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
const mockoonCli = fileURLToPath(
  new URL('../peers/contenders/node_modules/@mockoon/cli/bin/run.js', import.meta.url),
);
const description = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml'));
const quietMockoon = '--hostname 127.0.0.1 --disable-log-to-file --disable-admin-api'.split(' ');

export const ours: Contender = { name: 'this mock', args: [mock] };
export const quiet: Contender = { name: 'this mock, quiet', args: [mock, '--quiet'] };
export const prism: Contender = {
  name: `\`prism mock\` ${prismPackage.version}`,
  args: [prismCli, 'mock', description],
};
export const silent: Contender = {
  name: '`prism mock`, silent',
  args: [...prism.args, '--verboseLevel', 'silent'],
};
export const mockoon: Contender = {
  name: `Mockoon ${peers.dependencies['@mockoon/cli']}`,
  args: [mockoonCli, 'start', '--data', description, ...quietMockoon],
};

export interface Running {
  name: string;
  url: string;
  /** From the start of the process to its first response. */
  milliseconds: number;
  /** Resident memory in megabytes. */
  memory(): number;
  close(): Promise<void>;
}

/** @throws {Error} with its output, if it exits or does not respond. */
export async function startContender({ name, args }: Contender): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  // Reading its output keeps it from blocking on a full pipe while it logs.
  const child = spawn(process.execPath, [...args, '--port', `${port}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  // It must not outlive a failed bench.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit');
  while (!(await isReady(url))) {
    if (child.exitCode !== null || child.signalCode) throw new Error(`${name} has exited:\n${output}`);
    if (performance.now() - started > 20_000) throw new Error(`${name} does not respond:\n${output}`);
    await sleep(2);
  }
  const milliseconds = performance.now() - started;
  for (const stream of [child.stdout, child.stderr]) stream.removeAllListeners('data').resume();
  return {
    name,
    url,
    milliseconds,
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    async close() {
      process.off('exit', kill);
      kill();
      await exited;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  const { path, ...init } = CREATE;
  const response = fetch(url + path, { ...init, signal: AbortSignal.timeout(10_000) });
  return response.then(({ ok }) => ok).catch(() => false);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

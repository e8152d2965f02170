import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject } from 'vitest';

export interface Redis {
  url: string;
  stop(): Promise<void>;
}

/** Starts a Redis server on a socket of its own. Undefined where Redis is not installed. */
export async function startRedis(): Promise<Redis | undefined> {
  const cwd = inject('installed');
  // A port would have to be chosen before, and could be taken meanwhile.
  const args = ['--port', '0', '--unixsocket', 'redis.sock', '--save', ''];
  const server = spawn('redis-server', args, { cwd });
  const ended = new Promise<boolean>((resolve) => {
    for (const event of ['error', 'exit']) server.once(event, () => resolve(false));
  });
  const ready = new Promise<boolean>((resolve) => {
    server.stdout.on('data', (line) => /ready to accept/i.test(line) && resolve(true));
  });
  if (!(await Promise.race([ready, ended]))) return undefined;
  return {
    url: `unix://${join(cwd, 'redis.sock')}`,
    async stop() {
      server.kill();
      await ended;
    },
  };
}

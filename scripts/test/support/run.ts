import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';

/** Runs a command in a folder, and returns its output. Git reads no configuration of this machine there. */
export function run(cwd: string, command: string, ...args: string[]): string {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const noConfig = { GIT_CONFIG_GLOBAL: join(cwd, 'no-such-file'), GIT_CONFIG_NOSYSTEM: '1' };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...Object.fromEntries(own), ...noConfig, DO_NOT_TRACK: '1' },
    maxBuffer: 2 ** 26,
    timeout: 20_000,
  });
  expect(status, `${command} ${args[0]}: ${error?.message ?? stdout + stderr}`).toBe(0);
  return stdout;
}

export function commit(cwd: string): void {
  run(cwd, 'git', 'add', '--all');
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  run(cwd, 'git', ...author, 'commit', '--quiet', '--message', 'Commit');
}

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { channel, nodeArgs, pressCtrlC } from './ctrl-c.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const running = new Set<Command>();

/** A process of the command `helpcrunch-chats-mock`. */
export class Command {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  stdout = '';
  stderr = '';
  /** The exit code. */
  readonly ended: Promise<number | null>;

  constructor(...args: string[]) {
    this.process = spawn(process.execPath, [...nodeArgs, cli, ...args], {
      stdio: ['ignore', 'pipe', 'pipe', ...channel],
      timeout: 30_000,
    }) as ChildProcessByStdio<null, Readable, Readable>;
    this.process.stdout.setEncoding('utf8').on('data', (chunk) => {
      this.stdout += chunk;
    });
    this.process.stderr.setEncoding('utf8').on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.ended = once(this.process, 'close').then(([code]) => code as number | null);
    running.add(this);
  }

  /** Waits until it has printed this many lines. */
  async printed(count: number): Promise<string[]> {
    for (;;) {
      const lines = this.stdout.split('\n').slice(0, -1);
      if (lines.length >= count) return lines;
      const ended = this.ended.then(() => 'ended');
      if ((await Promise.race([once(this.process.stdout, 'data'), ended])) === 'ended') {
        throw new Error(`The command ended early: ${this.stdout}${this.stderr}`);
      }
    }
  }

  /** Where it listens, according to its first line. */
  async url(): Promise<string> {
    const [first = ''] = await this.printed(1);
    return /http:\/\/127\.0\.0\.1:\d+(?=\D*$)/.exec(first)?.[0] ?? '';
  }

  /** Ends it as Ctrl-C does. Returns its exit code. */
  interrupt(): Promise<number | null> {
    pressCtrlC(this.process);
    return this.ended;
  }
}

export async function endAll(): Promise<void> {
  for (const command of running) command.process.kill('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
  running.clear();
}

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { channel, nodeArgs, pressCtrlC } from '../../../mock/test/support/ctrl-c.ts';
import type { StandIn } from '../support/stand-in.ts';
import { KEY } from './planted.ts';

const command = fileURLToPath(new URL('../../conformance/cli.ts', import.meta.url));

export interface CommandOptions {
  args?: string[];
  input?: string;
  interrupt?: { server: StandIn; after: number };
}

export interface Result {
  code: number | null;
  output: string;
  /** Empty if there is none. */
  report: string;
}

/** Runs the command, and checks that it never shows the key. It is interrupted as soon as `server` has had `after` requests. */
export async function runCommand(
  folder: string,
  env: Record<string, string>,
  { args = [], input = '', interrupt }: CommandOptions = {},
): Promise<Result> {
  const cwd = mkdtempSync(join(folder, 'run-'));
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HELPCRUNCH_'));
  const child = spawn(process.execPath, [...nodeArgs, command, ...args], {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe', ...channel],
    env: { ...Object.fromEntries(inherited), ...env },
    timeout: 40_000,
  }) as ChildProcessWithoutNullStreams;
  child.stdin.end(input);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const timer = setInterval(() => {
    if (!interrupt || interrupt.server.requests.length < interrupt.after) return;
    pressCtrlC(child);
    clearInterval(timer);
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(timer);
  const file = join(cwd, 'conformance-report.md');
  const report = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(output + report).not.toContain(KEY);
  return { code, output, report };
}

/** The rows of a section of the report. */
export function rows(report: string, heading: string): string[][] {
  const section = report.split('\n## ').find((part) => part.startsWith(heading)) ?? '';
  const cells = [...section.matchAll(/^\| (.*) \| (.*) \|$/gm)].map(([, ...row]) => row);
  return cells.slice(2);
}

import { writeFile } from 'node:fs/promises';
import type { Log } from '../http/log.ts';
import { startProxy, type Violation } from '../http/proxy.ts';
import { startMock } from '../http/server.ts';
import type { CommonArguments, MockArguments, ProxyArguments } from './arguments.ts';
import { jsonLine, oneLine, readableLine } from './lines.ts';

/** Prints one line. */
export type Print = (line: string) => void;

/** A command that runs until it is told to end. Returns its exit code. */
export type End = () => Promise<number>;

export async function runMock(args: MockArguments, print: Print): Promise<End> {
  const { url, close } = await startMock(args, logTo(args, print));
  print(args.json ? jsonLine({ url }) : `Mock of the HelpCrunch Chats API on ${url}`);
  return async () => {
    await close();
    return 0;
  };
}

export async function runProxy({ report, ...args }: ProxyArguments, print: Print): Promise<End> {
  const { upstream, json } = args;
  const violations: Violation[] = [];
  const onViolation = (violation: Violation) => {
    violations.push(violation);
    print(json ? jsonLine({ violation }) : violationLine(violation));
  };
  const { url, close } = await startProxy({ ...args, onViolation }, logTo(args, print));
  print(json ? jsonLine({ url, upstream }) : `Proxy to ${upstream} on ${url}`);
  return async () => {
    const count = await close();
    if (report) await writeFile(report, `${JSON.stringify(violations, null, 2)}\n`);
    print(json ? jsonLine({ violations: count }) : `${count} violation${count === 1 ? '' : 's'}`);
    return count === 0 ? 0 : 1;
  };
}

function violationLine({ method, path, status, in: where, message }: Violation): string {
  const outcome = status === null ? message : `${status} ${message}`;
  return oneLine(`Violation in the ${where}: ${method} ${path} ${outcome}`);
}

function logTo({ quiet, json }: CommonArguments, print: Print): Log | undefined {
  if (quiet) return undefined;
  if (!json) return (entry) => print(readableLine(entry));
  return (entry) => print(jsonLine({ ...entry, ms: Number(entry.ms.toFixed(1)) }));
}

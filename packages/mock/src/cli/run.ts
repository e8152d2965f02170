import { jsonLine, type LogEntry, oneLine, readableLine } from '../log.ts';
import { type ProxyOptions, type ProxyViolation, startProxy } from '../proxy.ts';
import { type MockServerOptions, startMock } from '../server.ts';
import type { Output } from './arguments.ts';

/** Serves the mock until Ctrl-C. */
export async function runMock(options: MockServerOptions & Output): Promise<void> {
  const server = await startMock(options, logTo(options));
  announce(options, `Mock of the HelpCrunch Chats API on ${server.url}`, { url: server.url });
  onEnd(() => server.close());
}

/** Forwards until Ctrl-C. */
export async function runProxy(options: ProxyOptions & Output): Promise<void> {
  const proxy = await startProxy(options, logTo(options), (violation) =>
    announce(options, violationLine(violation), { violation }),
  );
  const { url } = proxy;
  const { upstream } = options;
  announce(options, `Proxy to ${upstream} on ${url}`, { url, upstream });
  onEnd(async () => {
    const count = await proxy.close();
    announce(options, count === 1 ? '1 violation' : `${count} violations`, { violations: count });
    if (count > 0) process.exitCode = 1;
  });
}

function violationLine({ method, path, status, in: where, message }: ProxyViolation): string {
  const words = ['Violation in the', `${where}:`, method, path, status, message];
  return oneLine(words.filter((word) => word !== null).join(' '));
}

function logTo({ quiet, json }: Output): ((entry: LogEntry) => void) | undefined {
  if (quiet) return undefined;
  const line = json ? jsonLine : readableLine;
  return (entry) => console.log(line(entry));
}

function announce({ json }: Output, text: string, data: object): void {
  console.log(json ? JSON.stringify({ time: new Date().toISOString(), ...data }) : text);
}

function onEnd(end: () => Promise<void>): void {
  const once = () => {
    process.off('SIGINT', once);
    process.off('SIGTERM', once);
    end().catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
  };
  process.on('SIGINT', once);
  process.on('SIGTERM', once);
}

#!/usr/bin/env node
import packageJson from '../package.json' with { type: 'json' };
import { MOCK_HELP, PROXY_HELP, parseMock, parseProxy } from './cli/arguments.ts';
import type { End } from './cli/run.ts';

const args = process.argv.slice(2);
const isProxy = args[0] === 'proxy';

try {
  const parsed = isProxy ? parseProxy(args.slice(1)) : parseMock(args);
  if (parsed.help) {
    console.log(isProxy ? PROXY_HELP : MOCK_HELP);
  } else if (parsed.version) {
    console.log(packageJson.version);
  } else {
    // Prism takes a while to load, and --help should not wait for it.
    const { runMock, runProxy } = await import('./cli/run.ts');
    endOnSignal(await ('upstream' in parsed ? runProxy(parsed, console.log) : runMock(parsed, console.log)));
  }
} catch (error) {
  fail(error);
}

function endOnSignal(end: End): void {
  const onSignal = () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    end().then((exitCode) => {
      process.exitCode = exitCode;
    }, fail);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function fail(error: unknown): void {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  console.error(code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another one with --port.` : message);
  process.exitCode = 1;
}

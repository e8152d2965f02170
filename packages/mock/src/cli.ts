#!/usr/bin/env node
import packageJson from '../package.json' with { type: 'json' };
import { MOCK_HELP, PROXY_HELP, parseMock, parseProxy } from './cli/arguments.ts';

const args = process.argv.slice(2);
const isProxy = args[0] === 'proxy';

try {
  const parsed = isProxy ? parseProxy(args.slice(1)) : parseMock(args);
  if (parsed.help) {
    console.log(isProxy ? PROXY_HELP : MOCK_HELP);
  } else if (parsed.version) {
    console.log(packageJson.version);
  } else {
    // Prism takes a while to load, and help should not wait for it.
    const { runMock, runProxy } = await import('./cli/run.ts');
    await ('upstream' in parsed ? runProxy(parsed) : runMock(parsed));
  }
} catch (error) {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  console.error(code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another one with --port.` : message);
  process.exitCode = 1;
}

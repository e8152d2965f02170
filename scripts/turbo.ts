/** Runs turbo with the arguments of this script. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Starts turbo at the root of this repository, without its telemetry. */
export function turbo(args: string[], stdio: StdioOptions): ChildProcess {
  const { npm_execpath: pnpm, PATH } = process.env;
  return spawn(process.execPath, ['node_modules/turbo/bin/turbo', ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio,
    env: {
      ...process.env,
      DO_NOT_TRACK: '1',
      // Turbo starts pnpm. Where npm blocks scripts, npx leaves one on the PATH that only a shell can start.
      ...(pnpm && { PATH: [dirname(pnpm), PATH].join(delimiter) }),
    },
  });
}

if (import.meta.main) {
  // Turbo gets it too, and ends its tasks.
  process.on('SIGINT', () => {});
  turbo(process.argv.slice(2), 'inherit').once('close', (code) => {
    process.exitCode = code ?? 1;
  });
}

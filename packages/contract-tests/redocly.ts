import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface RedoclyRun {
  code: number;
  stdout: string;
  stderr: string;
}

const cli = fileURLToPath(new URL('bin/cli.js', import.meta.resolve('@redocly/cli/package.json')));

// Where its configuration is.
const cwd = fileURLToPath(new URL('../../openapi', import.meta.url));

/** Runs Redocly's command line, with absolute paths and a time limit in milliseconds. Resolves whatever its exit code is. */
export function redocly(
  args: string[],
  options: { timeout: number; signal?: AbortSignal; env?: Record<string, string> },
): Promise<RedoclyRun> {
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
    ...options.env,
  };
  return new Promise((resolve) => {
    const { timeout, signal } = options;
    execFile(
      process.execPath,
      [cli, ...args],
      { cwd, env, timeout, maxBuffer: 64 * 1024 * 1024, ...(signal && { signal }) },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
        resolve({ code, stdout, stderr: stderr || (error?.message ?? '') });
      },
    );
  });
}

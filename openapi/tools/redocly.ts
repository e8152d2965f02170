import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface RedoclyRun {
  /** 0 if it succeeded. */
  code: number;
  stdout: string;
  stderr: string;
}

export interface RedoclyOptions {
  /** Where it looks for its configuration, by default in `openapi/`. */
  cwd?: string;
  /** In milliseconds, by default 30,000. */
  timeout?: number;
  signal?: AbortSignal;
  env?: Record<string, string>;
}

const cli = fileURLToPath(new URL('bin/cli.js', import.meta.resolve('@redocly/cli/package.json')));
const openapi = fileURLToPath(new URL('..', import.meta.url));

/** Runs Redocly's command line. Resolves even if it fails. */
export function redocly(args: string[], options: RedoclyOptions = {}): Promise<RedoclyRun> {
  const { cwd = openapi, timeout = 30_000, signal } = options;
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
    ...options.env,
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args],
      { cwd, env, timeout, maxBuffer: 2 ** 26, ...(signal && { signal }) },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
        resolve({ code, stdout, stderr: stderr || (error?.message ?? '') });
      },
    );
  });
}

/** Like `redocly`, but rejects with its output if it fails. */
export async function redoclyOutput(args: string[], options?: RedoclyOptions): Promise<string> {
  const { code, stdout, stderr } = await redocly(args, options);
  if (code !== 0) throw new Error(`redocly ${args[0]} failed:\n${stderr}${stdout}`);
  return stdout;
}

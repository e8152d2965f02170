import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds all packages. Says which one it builds, and shows the output only of one that fails. */
export async function build(): Promise<void> {
  const args = [
    'node_modules/turbo/bin/turbo',
    'run',
    'build',
    '--output-logs=errors-only',
    '--log-prefix=task',
  ];
  console.log('Building the description, the client, the mock and the docs …');
  const started = performance.now();
  const turbo = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, DO_NOT_TRACK: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  turbo.stdout.on('data', (chunk) => {
    output += chunk;
  });
  turbo.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve) => turbo.once('close', resolve));
  if (code !== 0) {
    console.error(output);
    const failed = /Failed: +(\S+)/.exec(output)?.[1] ?? 'the build';
    throw new Error(`${failed} failed; its output is above.`);
  }
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

import { turbo } from '../turbo.ts';

/** Builds all packages. Says which one it builds, and shows the output only of one that fails. */
export async function build(): Promise<void> {
  const args = ['run', 'build', '--output-logs=errors-only', '--log-prefix=task'];
  console.log('Building the description, the client, the mock and the docs …');
  const started = performance.now();
  const building = turbo(args, ['ignore', 'pipe', 'pipe']);
  let output = '';
  for (const stream of [building.stdout, building.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise((resolve) => building.once('close', resolve));
  if (code !== 0) {
    console.error(output);
    const failed = /Failed: +(\S+)/.exec(output)?.[1] ?? 'the build';
    throw new Error(`${failed} failed; its output is above.`);
  }
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

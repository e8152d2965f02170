/**
 * Runs `pnpm test` several times without its cache, and says which tests did not always pass.
 * `--times N` is how often (5 by default); `--load` keeps every core busy meanwhile.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { failures } from './steady/failures.ts';
import { turbo } from './turbo.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '5' }, load: { type: 'boolean', default: false } },
});
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) {
  console.error(`--times must be a whole number above 0, not ${values.times}.`);
  process.exit(2);
}

const root = new URL('..', import.meta.url);
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const task: string = scripts.test.replace('node scripts/turbo.ts ', '').replace(/ &&.*/, '');
const logs = new URL('.results/steady/', root);
mkdirSync(logs, { recursive: true });

const busy = values.load ? Array.from({ length: availableParallelism() }, startLoop) : [];
process.once('exit', () => busy.forEach((loop) => void loop.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const failed = new Map<string, number>();
let passed = 0;
for (let run = 1; run <= times; run++) {
  const started = performance.now();
  const { code, output } = await test();
  const seconds = Math.round((performance.now() - started) / 1000);
  if (code === 0) passed++;
  const log = new URL(`run-${run}.log`, logs);
  writeFileSync(log, output);
  console.log(
    `Run ${run} of ${times}: ${code === 0 ? 'passed' : 'failed'} in ${seconds} s. ${fileURLToPath(log)}`,
  );
  if (code !== 0) for (const name of failures(output)) failed.set(name, (failed.get(name) ?? 0) + 1);
}

console.log(`\n${passed} of ${times} runs passed${values.load ? ' under load' : ''}.`);
for (const [name, count] of failed) console.log(`failed ${count} of ${times}: ${name}`);
process.exit(passed === times ? 0 : 1);

function startLoop(): ChildProcess {
  return spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' });
}

async function test(): Promise<{ code: number; output: string }> {
  const child = turbo([...task.split(' '), '--force'], ['ignore', 'pipe', 'pipe']);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code: code ?? 1, output: stripVTControlCharacters(output) };
}

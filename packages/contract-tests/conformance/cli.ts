/**
 * Compares the real API with the description, with one chat. Asks before it sends anything, unless called with `--yes`.
 * Exits 0 if there is no deviation, or if it is skipped because the environment does not say with which account.
 */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { report } from './report.ts';
import { conformance } from './run.ts';
import { type Settings, settings } from './settings.ts';
import { stepsFor } from './workflow.ts';

const key = process.env.HELPCRUNCH_API_KEY ?? '';
const masked = (text: string): string => (key ? text.replaceAll(key, '********') : text);
const say = (text: string): void => console.log(masked(text));

try {
  const set = settings(process.env);
  // No other process gets to know it.
  delete process.env.HELPCRUNCH_API_KEY;
  if (typeof set === 'string') say(set);
  else process.exitCode = await run(set);
} catch (error) {
  console.error(masked((error as Error).message));
  process.exitCode = 1;
}

async function run(set: Settings): Promise<number> {
  const steps = await stepsFor(set);
  say(
    `This creates one chat of customer ${set.customer} in application ${set.application} at ${set.baseUrl}, ` +
      `changes it in ${steps.length - 1} steps, and closes it:\n  ${steps.join(', ')}`,
  );
  if (!process.argv.includes('--yes') && !(await confirmed('Go on? [y/N] '))) {
    say('Nothing was sent. With --yes it does not ask.');
    return 1;
  }
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  const result = await conformance(set, interrupted.signal);
  const file = resolve('conformance-report.md');
  await writeFile(file, masked(report(result, set.baseUrl)));

  const { findings, troubles } = result;
  for (const trouble of troubles) say(trouble);
  for (const { kind, where, what } of findings) say(`${kind.padEnd(12)} ${where}: ${what}`);
  const deviations = findings.filter(({ kind }) => kind === 'deviation').length;
  say(`${result.requests} requests, ${deviations} deviations. Report: ${file}`);
  return deviations > 0 || troubles.length > 0 ? 1 : 0;
}

async function confirmed(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  lines.setPrompt(question);
  lines.prompt();
  for await (const line of lines) return /^y(es)?$/i.test(line.trim());
  return false;
}

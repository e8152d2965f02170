import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { PACE, type RateLimit } from './recorder.ts';
import { report } from './report.ts';
import { conformance } from './run.ts';
import { settings } from './settings.ts';
import { stepsFor } from './workflow.ts';

/**
 * Compares the real API with the description, with one chat. Asks before it sends anything, unless called with `--yes`.
 * Resolves to the exit code: 0 if there is no deviation, or if the environment does not name an account.
 */
export async function command(rateLimit: RateLimit): Promise<number> {
  try {
    return await run(rateLimit);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

async function run(rateLimit: RateLimit): Promise<number> {
  const found = settings(process.env);
  if (typeof found === 'string') {
    console.log(found);
    return 0;
  }
  const { apiKey, customer, application, baseUrl } = found;
  const steps = await stepsFor(found);
  console.log(
    `This creates one chat of customer ${customer} in application ${application} at ${baseUrl}, ` +
      `changes it in ${steps.length - 1} steps, and closes it:\n  ${steps.map(({ stepId }) => stepId).join(', ')}`,
  );
  if (!process.argv.includes('--yes') && !(await confirmed('Continue? [y/N] '))) {
    console.log('Nothing was sent. With --yes it does not ask.');
    return 1;
  }
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  const result = await conformance(found, steps, rateLimit, interrupted.signal);
  const text = report(result, steps, baseUrl).replaceAll(apiKey, '********');
  const file = resolve('conformance-report.md');
  await writeFile(file, text);
  const { length: deviations } = result.deviations;
  console.log(`\n${text}\n${result.requests} requests, ${deviations} deviations. Report: ${file}`);
  return deviations > 0 || result.troubles.length > 0 ? 1 : 0;
}

async function confirmed(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  lines.setPrompt(question);
  lines.prompt();
  for await (const line of lines) return /^y(es)?$/i.test(line.trim());
  return false;
}

if (import.meta.main) process.exitCode = await command(PACE);

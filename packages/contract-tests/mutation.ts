/**
 * Makes every sensible single change to the description and asks the oracle whether it notices.
 * A change that it does not notice must be on the list of those that change nothing, with the reason.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MutationResult } from './summary.ts';
import { equivalents } from './test/oracle/equivalents.ts';
import { mutants } from './test/oracle/mutants.ts';
import { lies } from './test/oracle/oracle.ts';

const bundle = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.json'));
const description = JSON.parse(readFileSync(bundle, 'utf8'));
const wrong = lies(description);
if (wrong.length > 0) {
  console.error(
    `Every change would be noticed, because the description is wrong already:\n${wrong.join('\n')}`,
  );
  process.exit(1);
}
const all = mutants(description);
const survivors = all.filter(({ description }) => lies(description, 1).length === 0).map(({ name }) => name);
const reasonFor = (name: string): string | undefined =>
  equivalents.find(({ pattern }) => pattern.test(name))?.reason;

const unexplained = survivors.filter((name) => !reasonFor(name));
const stale = equivalents.filter(({ pattern }) => !survivors.some((name) => pattern.test(name)));

for (const name of survivors)
  console.log(`survived  ${name}\n          ${reasonFor(name) ?? 'NOBODY NOTICED'}`);
for (const { pattern } of stale) console.log(`stale     ${pattern} explains no survivor any more`);
const equivalent = survivors.length - unexplained.length;
const result: MutationResult = { mutants: all.length, killed: all.length - survivors.length, equivalent };
mkdirSync(new URL('.results/', import.meta.url), { recursive: true });
writeFileSync(new URL('.results/mutation.json', import.meta.url), JSON.stringify(result));
const score = (100 * result.killed) / (all.length - equivalent);
console.log(
  `\n${all.length} mutants: ${result.killed} killed, ${equivalent} equivalent, ${unexplained.length} survived. Score ${score.toFixed(1)} %.`,
);
if (unexplained.length > 0 || stale.length > 0) process.exitCode = 1;

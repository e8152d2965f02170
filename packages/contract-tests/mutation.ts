/**
 * Changes the description in every sensible way, one at a time, and expects the oracle to notice.
 * A mutant that it does not notice must be among the equivalents, with the reason.
 */

import { equivalents } from './mutation/equivalents.ts';
import { mutants } from './mutation/mutants.ts';
import { lies } from './test/description/oracle.ts';
import { description } from './test/support/description.ts';

const wrong = lies(description);
if (wrong.length > 0) {
  console.error(`The description must be right before it can be mutated:\n${wrong.join('\n')}`);
  process.exit(1);
}
const all = mutants(description);
const survivors = all.filter(({ description }) => lies(description, 1).length === 0).map(({ name }) => name);
const reasonFor = (name: string): string | undefined =>
  equivalents.find(({ pattern }) => pattern.test(name))?.reason;

const unexplained = survivors.filter((name) => !reasonFor(name));
const stale = equivalents.filter(({ pattern }) => !survivors.some((name) => pattern.test(name)));

for (const name of survivors)
  console.log(`survived  ${name}\n          ${reasonFor(name) ?? 'NOT EXPLAINED'}`);
for (const { pattern } of stale) console.log(`stale     ${pattern} no longer explains a survivor`);
const killed = all.length - survivors.length;
const equivalent = survivors.length - unexplained.length;
const score = (100 * killed) / (all.length - equivalent);
console.log(
  `\n${all.length} mutants: ${killed} killed, ${equivalent} equivalent, ${unexplained.length} survived. Score ${score.toFixed(1)} %.`,
);
if (unexplained.length > 0 || stale.length > 0) process.exitCode = 1;

/** Prints what the last run of the tests has proved, as a table of one screen. */
import { readFileSync } from 'node:fs';
import { operations } from './test/oracle/facts.ts';

export const ARTIFACTS = ['description', 'client', 'mock', 'docs', 'stock Prism'] as const;
export type Artifact = (typeof ARTIFACTS)[number];

const ROWS = [...Object.keys(operations), 'all of them'];
const WIDTH = Math.max(...ROWS.map((row) => row.length)) + 2;

/** Passed tests by operation and artifact. */
export type Counts = Record<string, Partial<Record<Artifact, number>>>;

export function emptyCounts(): Counts {
  return Object.fromEntries(ROWS.map((row) => [row, {}]));
}

export interface MutationResult {
  mutants: number;
  killed: number;
  equivalent: number;
}

export function table(counts: Counts, { mutants, killed, equivalent }: MutationResult): string {
  const line = (first: string, cells: readonly (string | number)[]): string =>
    first.padEnd(WIDTH) + cells.map((cell) => String(cell).padStart(12)).join('');
  const total = ARTIFACTS.map((artifact) =>
    Object.values(counts).reduce((sum, row) => sum + (row[artifact] ?? 0), 0),
  );
  return [
    line('Checks that passed', ARTIFACTS),
    ...Object.entries(counts).map(([operation, row]) =>
      line(
        operation,
        ARTIFACTS.map((artifact) => row[artifact] ?? '–'),
      ),
    ),
    line('total', total),
    '',
    `Mutants of the description: ${killed} of ${mutants - equivalent} noticed (${((killed / (mutants - equivalent)) * 100).toFixed(1)} %), ${equivalent} more change nothing.`,
  ].join('\n');
}

if (import.meta.main) {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`.results/${name}.json`, import.meta.url), 'utf8'));
  console.log(`\n${table(read('checks'), read('mutation'))}`);
}

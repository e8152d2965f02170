import type { Reporter, TestModule } from 'vitest/node';
import { operations } from './test/description/facts.ts';

const OPERATION = new RegExp(`\\b(${Object.keys(operations).join('|')})\\b`);

/**
 * Prints how many checks have passed, by the operation in the name of the test and by the folder of its file.
 * The rows of a `test.each` are one check.
 */
export class ProofReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = new Map([...Object.keys(operations), 'in general'].map((row) => [row, new Map()]));
    const columns = new Set<string>();
    for (const { relativeModuleId: file, children } of modules) {
      const [, column = ''] = /^test\/([\w-]+)/.exec(file) ?? [];
      columns.add(column);
      for (const { fullName, location } of children.allTests('passed')) {
        const row: Map<string, Set<string>> | undefined = rows.get(
          OPERATION.exec(fullName)?.[0] ?? 'in general',
        );
        row?.set(column, (row.get(column) ?? new Set()).add(`${file}:${location?.line}`));
      }
    }
    const counts = [...rows].map(([row, cells]) => [
      row,
      Object.fromEntries([...cells].map(([column, places]) => [column, places.size])),
    ]);
    console.log('\nChecks that have passed:');
    console.table(Object.fromEntries(counts), [...columns].sort());
  }
}

import type { Reporter, TestModule } from 'vitest/node';
import { operations } from './test/description/facts.ts';

const OPERATION = new RegExp(`\\b(${Object.keys(operations).join('|')})\\b`);

/**
 * Prints how many checks have passed, by the operation in the name of the test and by the folder of its file.
 * The rows of a `test.each` are one check.
 */
export class ProofReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const checks = new Map<string, Set<string>>();
    for (const { relativeModuleId: file, children } of modules) {
      const [, folder = ''] = file.split('/');
      for (const { fullName, location } of children.allTests('passed')) {
        const [operation = 'in general'] = OPERATION.exec(fullName) ?? [];
        const cell = `${operation} ${folder}`;
        checks.set(cell, (checks.get(cell) ?? new Set()).add(`${file}:${location?.line}`));
      }
    }
    const folders = [...new Set([...checks.keys()].map((cell) => cell.split(' ').at(-1) ?? ''))].sort();
    const row = (operation: string) =>
      Object.fromEntries(folders.map((folder) => [folder, checks.get(`${operation} ${folder}`)?.size ?? '']));
    const rows = [...Object.keys(operations), 'in general'];
    console.log('\nChecks that have passed:');
    console.table(Object.fromEntries(rows.map((operation) => [operation, row(operation)])));
  }
}

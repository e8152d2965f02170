import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reporter, TestModule } from 'vitest/node';
import { type Artifact, type Counts, emptyCounts } from './summary.ts';
import { operations } from './test/oracle/facts.ts';

/** Which artifacts a file of tests holds to account. A new file must be entered here. */
const PROVES: Record<string, Artifact[]> = {
  'command.test.ts': ['description'],
  'proxy.test.ts': ['description'],
  'workflow.test.ts': ['description', 'mock'],
  'articles.test.ts': ['description'],
  'examples.test.ts': ['description'],
  'wrong-twins.test.ts': ['description'],
  'oracle.test.ts': ['description'],
  'client-and-mock.test.ts': ['client', 'mock'],
  'client-on-the-wire.test.ts': ['client'],
  'client-readme.test.ts': ['client'],
  'mock-readme.test.ts': ['mock'],
  'openapi-readme.test.ts': ['description'],
  'unpacked-docs.test.ts': ['docs'],
  'root-readme.test.ts': ['client', 'mock'],
  'cost.test.ts': ['client'],
  'packages.test.ts': ['client', 'mock'],
  'types.test.ts': ['client'],
  'runtimes.test.ts': ['client', 'mock'],
  'code-samples.test.ts': ['docs'],
  'docs.test.ts': ['docs'],
  'agreement.test.ts': ['description', 'mock', 'stock Prism'],
  'random-runs.test.ts': [],
};

const OPERATIONS = new RegExp(`\\b(${Object.keys(operations).join('|')})\\b`);

/** Counts the passed tests per operation and artifact, for the table that `pnpm test` ends with. */
export class ChecksReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts: Counts = emptyCounts();
    for (const module of modules) {
      const name = basename(module.moduleId);
      const artifacts = PROVES[name];
      if (!artifacts)
        throw new Error(`Enter ${name} into PROVES in reporter.ts: which artifacts does it prove?`);
      for (const test of module.children.allTests('passed')) {
        const [operation = 'all of them'] = OPERATIONS.exec(test.fullName) ?? [];
        for (const artifact of artifacts) {
          const row = counts[operation] ?? {};
          row[artifact] = (row[artifact] ?? 0) + 1;
          counts[operation] = row;
        }
      }
    }
    const folder = new URL('.results/', import.meta.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileURLToPath(new URL('checks.json', folder)), JSON.stringify(counts));
  }
}

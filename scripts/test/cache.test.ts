import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../release/versions.ts';
import { commit, run } from './support/run.ts';

const here = fileURLToPath(root);
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const tasks = (/ run (.*?) --/.exec(scripts.test)?.[1] ?? '').split(' ');

/** A copy of this checkout, as it is now. */
let copy: string;
let before: Map<string, string>;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-cache-'));
  const listed = run(here, 'git', 'ls-files', '-coz', '--exclude-standard', '--deduplicate').split('\0');
  // Git lists deleted files too.
  for (const file of listed.filter((file) => file && existsSync(join(here, file))))
    cpSync(join(here, file), join(copy, file));
  run(copy, 'git', 'init', '--quiet');
  commit(copy);
  before = hashes();
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What turbo would look up in its cache for each task of `pnpm test`. */
function hashes(): Map<string, string> {
  const turbo = join(here, 'node_modules/turbo/bin/turbo');
  const output = run(copy, process.execPath, turbo, 'run', ...tasks, '--dry=json');
  const plan: { tasks: { taskId: string; hash: string; command: string }[] } = JSON.parse(output);
  return new Map(
    plan.tasks
      .filter(({ command }) => command !== '<NONEXISTENT>')
      .map(({ taskId, hash }) => [taskId.replace('@helpcrunch-chats/', ''), hash]),
  );
}

const LINT = '//#lint:code';
const own = (name: string): string[] => [`${name}#build`, `${name}#test`, `${name}#typecheck`];
/** What runs again when a package that users install has changed. */
const CONSUMERS = [
  'bench#typecheck',
  'contract-tests#test',
  'contract-tests#typecheck',
  'scripts#test',
  'scripts#typecheck',
];
const DESCRIBED = [
  ...CONSUMERS,
  ...own('docs'),
  ...own('mock'),
  'contract-tests#test:mutation',
  'openapi#build',
  'scripts#check-generated',
];

test.each([
  ['packages/client/src/options.ts', [LINT, ...own('client'), ...CONSUMERS]],
  [
    'packages/client/src/generated/methods.ts',
    [LINT, ...own('client'), ...CONSUMERS, 'scripts#check-generated'],
  ],
  ['packages/client/test/retries.test.ts', [LINT, 'client#test', 'client#typecheck']],
  ['packages/client/README.md', ['bench#test', 'contract-tests#test', 'scripts#test']],
  ['packages/mock/src/index.ts', [LINT, ...own('mock'), ...CONSUMERS]],
  [
    'packages/contract-tests/test/runtimes/main.cjs',
    [LINT, 'contract-tests#test', 'contract-tests#typecheck'],
  ],
  [
    'packages/contract-tests/test/description/facts.ts',
    [LINT, 'contract-tests#test', 'contract-tests#test:mutation', 'contract-tests#typecheck'],
  ],
  ['openapi/info.md', [...DESCRIBED, 'openapi#lint']],
  ['openapi/rules.js', [LINT, ...DESCRIBED, 'openapi#lint', 'openapi#typecheck']],
  ['openapi/tools/reader.ts', [LINT, ...DESCRIBED, 'openapi#typecheck']],
  ['openapi/README.md', ['contract-tests#test', 'scripts#test']],
  ['docs/style.css', [LINT, ...own('docs'), ...CONSUMERS]],
  ['docs/test/pages.test.ts', [LINT, 'docs#test', 'docs#typecheck']],
  ['docs/decisions.md', []],
  ['scripts/generate/schemas.ts', [LINT, ...CONSUMERS, 'scripts#check-generated']],
  ['scripts/test/gate.test.ts', [LINT, 'scripts#test', 'scripts#typecheck']],
  ['bench/results.md', ['bench#test']],
  ['README.md', ['bench#test', 'contract-tests#test', 'scripts#test']],
  ['.github/workflows/ci.yml', [LINT, 'scripts#test']],
  ['biome.json', [LINT]],
])('after a change in %s exactly the tasks that read it run again', (file, expected) => {
  appendFileSync(join(copy, file), '\n');
  const after = hashes();
  run(copy, 'git', 'checkout', '--quiet', '--', file);
  expect([...after].flatMap(([task, hash]) => (before.get(task) === hash ? [] : [task])).sort()).toEqual(
    expected.sort(),
  );
});

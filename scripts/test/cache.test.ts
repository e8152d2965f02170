import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../release/versions.ts';

const here = fileURLToPath(root);
const { scripts } = await import('../../package.json', { with: { type: 'json' } }).then(
  (json) => json.default,
);
const tasks = (/ run (.*?) --/.exec(scripts.test)?.[1] ?? '').split(' ');

/** A copy of this checkout, as it is now. */
let copy: string;
let before: Map<string, string>;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-cache-'));
  const listed = git(here, 'ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z');
  for (const file of listed.split('\0').filter(Boolean)) cpSync(join(here, file), join(copy, file));
  git(copy, 'init', '--quiet');
  commit();
  before = hashes();
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

function commit(): void {
  git(copy, 'add', '--all');
  git(copy, '-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'Copy');
}

/** What turbo would look up in its cache for each task of `pnpm test`. */
function hashes(): Map<string, string> {
  const turbo = join(here, 'node_modules/turbo/bin/turbo');
  const output = execFileSync(process.execPath, [turbo, 'run', ...tasks, '--dry=json'], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, DO_NOT_TRACK: '1' },
  });
  const run: { tasks: { taskId: string; hash: string; command: string }[] } = JSON.parse(output);
  return new Map(
    run.tasks
      .filter(({ command }) => command !== '<NONEXISTENT>')
      .map(({ taskId, hash }) => [taskId.replace('@helpcrunch-chats/', ''), hash]),
  );
}

const LINT = '//#lint:code';

test.each([
  ['packages/client/test/retries.test.ts', [LINT, 'client#test', 'client#typecheck']],
  ['packages/client/README.md', ['bench#test', 'contract-tests#test', 'scripts#test']],
  ['CONTRIBUTING.md', ['scripts#test']],
  ['biome.json', [LINT]],
])('after a change in %s exactly the tasks that read it run again', (file, expected) => {
  appendFileSync(join(copy, file), '\n');
  const after = hashes();
  git(copy, 'checkout', '--quiet', '--', file);
  expect([...after].flatMap(([task, hash]) => (before.get(task) === hash ? [] : [task])).sort()).toEqual(
    expected.sort(),
  );
});

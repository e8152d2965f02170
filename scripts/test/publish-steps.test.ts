import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../release/versions.ts';

const { jobs } = parse(readFileSync(new URL('.github/workflows/release.yml', root), 'utf8'));
const scriptOf = (name: string): string =>
  jobs.publish.steps.find((step: { name?: string }) => step.name === name).run;

// They run only on Linux, and need its tools.
const linux = process.platform === 'linux';
if (!linux) console.log('Skipped: the steps that publish run only on Linux.');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-publish-'));
  mkdirSync(join(folder, 'release'));
  mkdirSync(join(folder, 'bin'));
  for (const name of ['openapi', 'client', 'mock'])
    writeFileSync(join(folder, `release/helpcrunch-chats-${name}-1.2.3.tgz`), name);
  writeFileSync(join(folder, 'release/openapi.yaml'), 'openapi: 3.1.1\n');
  writeFileSync(join(folder, 'release/openapi.json'), '{}');
  writeFileSync(join(folder, 'release/helpcrunch-chats-docs-1.2.3.tar.gz'), '');
  writeFileSync(join(folder, 'release/notes.md'), 'Notes.');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a step as GitHub would, with stand-ins that record their calls and respond as their `case`s say. */
function run(
  step: string,
  standIns: { npm?: string; gh?: string },
): { status: number | null; calls: string[] } {
  for (const [command, cases = ''] of Object.entries(standIns)) {
    const script = `#!/bin/bash\necho "${command} $*" >> "$CALLS"\ncase "$*" in\n${cases}\nesac\n`;
    writeFileSync(join(folder, 'bin', command), script);
    chmodSync(join(folder, 'bin', command), 0o755);
  }
  const calls = join(folder, 'calls');
  const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', scriptOf(step)], {
    cwd: folder,
    timeout: 10_000,
    env: {
      PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
      CALLS: calls,
      VERSION: '1.2.3',
      GITHUB_SHA: 'abc',
      GITHUB_REPOSITORY: 'someone/chats',
    },
  });
  return { status, calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [] };
}

const integrity = (content: string) => `sha512-${createHash('sha512').update(content).digest('base64')}`;
const publishes = ({ calls }: { calls: string[] }): string[] =>
  calls.flatMap((call) => /^npm publish \S+-(\w+)-1\.2\.3\.tgz$/.exec(call)?.[1] ?? []);

describe.runIf(linux)('publishing the packages', () => {
  const step = 'Publish the packages';

  test('publishes the description first', () => {
    const done = run(step, { npm: 'view*) exit 1;;' });
    expect(done.status).toBe(0);
    expect(publishes(done)).toEqual(['openapi', 'client', 'mock']);
  });

  test('resumes where it stopped', () => {
    const done = run(step, {
      npm: `"view @helpcrunch-chats/openapi@1.2.3 dist.integrity") echo ${integrity('openapi')};;`,
    });
    expect(done.status).toBe(0);
    expect(publishes(done)).toEqual(['client', 'mock']);
  });

  test('stops when npm has other contents under that version', () => {
    const done = run(step, { npm: `view*openapi*) echo ${integrity('else')};;` });
    expect(done.status).toBe(1);
    expect(publishes(done)).toEqual([]);
  });

  test('stops when npm rejects a package', () => {
    const done = run(step, { npm: 'publish*client*) exit 1;;' });
    expect(done.status).toBe(1);
    expect(publishes(done)).toEqual(['openapi', 'client']);
  });
});

describe.runIf(linux)('the page of the release', () => {
  const step = 'Create the tag and the page of the release';

  test('has every file, and the notes as its text', () => {
    const { calls } = run(step, { gh: '"release view"*) exit 1;;' });
    expect(calls[1]).toMatch(
      /^gh release create v1\.2\.3 --target abc --title 1\.2\.3 --notes-file release\/notes\.md /,
    );
    expect(
      calls[1]
        ?.split(' ')
        .filter((word) => word.startsWith('release/'))
        .sort(),
    ).toEqual([
      'release/helpcrunch-chats-client-1.2.3.tgz',
      'release/helpcrunch-chats-docs-1.2.3.tar.gz',
      'release/helpcrunch-chats-mock-1.2.3.tgz',
      'release/helpcrunch-chats-openapi-1.2.3.tgz',
      'release/notes.md',
      'release/openapi.json',
      'release/openapi.yaml',
    ]);
  });

  test('is left alone when it exists', () => {
    expect(run(step, { gh: '' }).calls).toEqual(['gh release view v1.2.3']);
  });
});

describe.runIf(linux)('keeping the description', () => {
  const step = 'Keep the released description';
  const file = 'repos/someone/chats/contents/openapi/releases/1.2.3.yaml';
  const content = Buffer.from('openapi: 3.1.1\n').toString('base64');
  const put = (branch: string) =>
    `gh api --silent --method PUT ${file} -f branch=${branch} -f message=Keep the description of 1.2.3 -f content=${content}`;
  const list = 'gh pr list --head released-1.2.3 --state open --json number --jq length';
  const missing = '*"?ref="*) exit 1;;\n"pr list"*) echo 0;;';

  test('commits it to main', () => {
    const { status, calls } = run(step, { gh: missing });
    expect(status).toBe(0);
    expect(calls).toEqual([`gh api --silent ${file}?ref=main`, list, put('main')]);
  });

  test('opens a pull request when main is protected', () => {
    const { status, calls } = run(step, { gh: `${missing}\n*branch=main*) exit 1;;` });
    expect(status).toBe(0);
    expect(calls.slice(3)).toEqual([
      'gh api --silent repos/someone/chats/git/refs -f ref=refs/heads/released-1.2.3 -f sha=abc',
      `gh api --silent ${file}?ref=released-1.2.3`,
      put('released-1.2.3'),
      expect.stringMatching(/^gh pr create --base main --head released-1\.2\.3 /),
    ]);
  });

  test('resumes where a run stopped before the pull request', () => {
    const gh = `*"?ref=main") exit 1;;\n"pr list"*) echo 0;;\n*branch=main*|*git/refs*) exit 1;;`;
    const { status, calls } = run(step, { gh });
    expect(status).toBe(0);
    expect(calls).not.toContain(put('released-1.2.3'));
    expect(calls.at(-1)).toMatch(/^gh pr create --base main --head released-1\.2\.3 /);
  });

  test('waits for an open pull request', () => {
    const { status, calls } = run(step, { gh: '*"?ref=main") exit 1;;\n"pr list"*) echo 1;;' });
    expect([status, calls]).toEqual([0, [`gh api --silent ${file}?ref=main`, list]]);
  });

  test('does nothing when main has it', () => {
    expect(run(step, { gh: '' }).calls).toEqual([`gh api --silent ${file}?ref=main`]);
  });

  test('fails when GitHub rejects the commit and the pull request', () => {
    expect(run(step, { gh: `${missing}\n*PUT*) exit 1;;` }).status).toBe(1);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../release/versions.ts';

interface Step {
  name?: string;
  uses?: string;
  run?: string;
}
interface Workflow {
  permissions: Record<string, string>;
  defaults: { run: { shell: string } };
  jobs: Record<string, { 'timeout-minutes'?: number; permissions?: Record<string, string>; steps: Step[] }>;
}
interface Lockfile {
  packages: Record<string, { os?: string[] }>;
  snapshots: Record<string, { optionalDependencies?: Record<string, string> }>;
}

const folder = new URL('.github/workflows/', root);
const texts = readdirSync(folder).map((name): [string, string] => [
  name,
  readFileSync(new URL(name, folder), 'utf8'),
]);
const { packageManager } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

describe.each(texts)('%s', (name, text) => {
  const { permissions, defaults, jobs } = parse(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('uses only actions of GitHub itself, pinned to commits', () => {
    const used = [...text.matchAll(/uses: (.+)/g)].map(([, action = '']) => action);
    expect(used.length).toBe(steps.filter(({ uses }) => uses).length);
    for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('passes values of GitHub to a shell only through the environment', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    expect(defaults.run.shell).toBe('bash');
  });

  test('grants write access only to jobs that run no code of this repository', () => {
    for (const access of Object.values(permissions)) expect(access).toBe('read');
    for (const job of Object.values(jobs)) {
      const writes = Object.values(job.permissions ?? {}).includes('write');
      if (writes) expect(JSON.stringify(job.steps)).not.toMatch(/actions\/checkout|pnpm/);
      expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
    }
  });

  test('runs the version of pnpm in package.json', () => {
    for (const [version] of text.matchAll(/pnpm@[\d.]+/g)) expect(version).toBe(packageManager);
    expect(name === 'release.yml' || text.includes(packageManager)).toBe(true);
  });
});

test('every documented command runs the version of pnpm in package.json', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md', '.ci/run']) {
    const named = readFileSync(new URL(file, root), 'utf8').match(/pnpm@[\d.]+\d/g) ?? [];
    expect(new Set(named), file).toEqual(new Set([packageManager]));
  }
});

test('the lockfile has the native tools for Linux, macOS and Windows', () => {
  const { packages, snapshots } = parse(readFileSync(new URL('pnpm-lock.yaml', root), 'utf8')) as Lockfile;
  const systems = Object.entries(snapshots).map(([tool, { optionalDependencies = {} }]) => {
    const builds = Object.entries(optionalDependencies).map(([name, version]) => `${name}@${version}`);
    return { tool, systems: new Set(builds.flatMap((build) => packages[build]?.os ?? [])) };
  });
  const native = systems.filter(({ systems }) => systems.has('linux'));
  expect(native.map(({ tool }) => tool)).toContainEqual(expect.stringMatching(/^turbo@/));
  for (const { tool, systems } of native)
    expect([...systems], tool).toEqual(expect.arrayContaining(['darwin', 'win32']));
});

import { fileURLToPath } from 'node:url';
import { type Change, changesBetween, type Impact } from '@helpcrunch-chats/openapi/tools/changes';
import type { Released } from '@helpcrunch-chats/openapi/tools/releases';

export interface Gate {
  /** The newest released version; undefined before the first release. */
  released: string | undefined;
  /** The largest impact of the changes since then; undefined if there are none. */
  verdict: Impact | undefined;
  changes: Change[];
  /** The version of the next release. */
  coming: string;
  /** The lowest version that the next release may have. */
  required: string;
  /** What has to be done before a release; empty if nothing has. */
  problems: string[];
}

export interface Versions {
  /** The version in each file that has one. */
  versions: Record<string, string>;
  /** The version that the pending changesets lead to; undefined if there are none. */
  coming: string | undefined;
}

/** Compares the bundled description with the last release, and judges the next version. */
export async function gate(
  released: Released | undefined,
  description: string,
  now: Versions,
): Promise<Gate> {
  const changes = released ? await changesBetween(fileURLToPath(released.file), description) : [];
  return judge(released?.version, changes, now);
}

/** Judges whether the next version announces the changes since the last release. */
export function judge(released: string | undefined, changes: Change[], { versions, coming }: Versions): Gate {
  const [current = ''] = Object.values(versions);
  const verdict = (['major', 'minor', 'patch'] as const).find((impact) =>
    changes.some((change) => change.impact === impact),
  );
  const required = released ? next(released, verdict) : current;
  const result = { released, verdict, changes, coming: coming ?? current, required };
  return { ...result, problems: [...disagreements(versions), ...unannounced(result, current)] };
}

function disagreements(versions: Record<string, string>): string[] {
  if (new Set(Object.values(versions)).size <= 1) return [];
  return [
    'The versions differ. Write the same one into all of these files:',
    ...Object.entries(versions).map(([file, version]) => `${version}  ${file}`),
  ];
}

function unannounced(
  { released, verdict, changes, coming, required }: Omit<Gate, 'problems'>,
  current: string,
): string[] {
  if (compare(coming, required) >= 0) return [];
  if (released && compare(current, released) < 0)
    return [`The files have the version ${current}, but ${released} is already released.`];
  const bump = (['patch', 'minor', 'major'] as const).find(
    (type) => compare(raised(current, type), required) >= 0,
  );
  return [
    `The description has ${verdict} changes since ${released}, so the next version must be at least ${required}, but would be ${coming}.`,
    `Run \`pnpm changeset\`, choose @helpcrunch-chats/openapi and ${bump}, and describe these changes:`,
    ...changes
      .filter(({ impact }) => impact === verdict)
      .map(({ impact, where, message }) => `${impact}: ${message} (${where})`),
  ];
}

/**
 * The lowest version after `version` that announces a change of this impact.
 * Before 1.0.0 each impact counts one place lower, as in npm's ranges.
 */
export function next(version: string, impact: Impact | undefined): string {
  if (!impact) return version;
  if (!version.startsWith('0.')) return raised(version, impact);
  return raised(version, impact === 'major' ? 'minor' : 'patch');
}

function raised(version: string, place: Impact): string {
  const [major, minor, patch] = numbers(version);
  if (place === 'major') return `${major + 1}.0.0`;
  return place === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function numbers(version: string): [major: number, minor: number, patch: number] {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (!patch) throw new Error(`${version} is not a version such as 1.2.3.`);
  return [Number(major), Number(minor), Number(patch)];
}

function compare(one: string, other: string): number {
  const [a, b] = [numbers(one), numbers(other)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

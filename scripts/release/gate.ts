import { fileURLToPath } from 'node:url';
import { type Change, changesBetween, type Impact } from '@helpcrunch-chats/openapi/tools/changes';
import type { Released } from '@helpcrunch-chats/openapi/tools/releases';

export interface Gate {
  /** The newest released version; undefined before the first release. */
  released: string | undefined;
  /** The biggest impact of the changes since then; undefined if there are none. */
  verdict: Impact | undefined;
  changes: Change[];
  /** The version that will be released next. */
  coming: string;
  /** The lowest version that may be released next. */
  required: string;
  /** What has to be done before a release, in words; empty if nothing has. */
  problems: string[];
}

export interface State {
  released: Released | undefined;
  /** Path of the bundled description as it is now. */
  description: string;
  /** The version in each file that has one. */
  versions: Record<string, string>;
  /** The version that the pending changesets lead to; undefined if there are none. */
  coming: string | undefined;
}

type Version = [major: number, minor: number, patch: number];

/** Judges whether the next version will say what has changed since the last release. */
export async function gate({ released, description, versions, coming }: State): Promise<Gate> {
  const [[, current] = ['', '']] = Object.entries(versions);
  const changes = released ? await changesBetween(fileURLToPath(released.file), description) : [];
  const verdict = (['major', 'minor', 'patch'] as const).find((impact) =>
    changes.some((change) => change.impact === impact),
  );
  const result = {
    released: released?.version,
    verdict,
    changes,
    coming: coming ?? current,
    required: released ? next(released.version, verdict) : current,
  };
  return { ...result, problems: [...disagreements(versions), ...unannounced(result, current)] };
}

function disagreements(versions: Record<string, string>): string[] {
  const all = Object.entries(versions);
  if (new Set(Object.values(versions)).size <= 1) return [];
  return [
    'The versions differ. Write one and the same into all of these files:',
    ...all.map(([file, version]) => `${version}  ${file}`),
  ];
}

function unannounced(
  { released, verdict, changes, coming, required }: Omit<Gate, 'problems'>,
  current: string,
) {
  if (compare(coming, required) >= 0) return [];
  if (released && compare(current, released) < 0)
    return [`The files say ${current}, but ${released} is released already.`];
  const bump = (['patch', 'minor', 'major'] as const).find(
    (type) => compare(raised(current, type), required) >= 0,
  );
  return [
    `The description has ${verdict} changes since ${released}, so the next version must be at least ${required}, but would be ${coming}.`,
    `Run \`pnpm changeset\`, choose @helpcrunch-chats/openapi and ${bump}, and say what has changed:`,
    ...changes
      .filter(({ impact }) => impact === verdict)
      .map(({ impact, where, message }) => `${impact}: ${message} (${where})`),
  ];
}

/** The version after `version` for a change of this impact. Before 1.0.0 each counts one place lower, as in npm's ranges. */
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

function numbers(version: string): Version {
  const [, ...parts] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (parts.length === 0) throw new Error(`${version} is not a version such as 1.2.3.`);
  return parts.map(Number) as Version;
}

function compare(one: string, other: string): number {
  const [a, b] = [numbers(one), numbers(other)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

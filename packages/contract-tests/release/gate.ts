import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Change, changesBetween, type Impact } from './changes.ts';

export interface Gate {
  /** The newest released version; undefined before the first release. */
  released: string | undefined;
  /** The biggest impact of the changes since then; undefined if there are none. */
  verdict: Impact | undefined;
  changes: Change[];
  /** The lowest version that may be released now. */
  required: string;
  /** Why the versions do not fit, in words; empty if they do. */
  problems: string[];
}

export interface Released {
  version: string;
  /** Path of the bundled description of that version. */
  file: string;
}

type Version = [major: number, minor: number, patch: number];

/**
 * Judges whether the versions say what has changed since the release.
 * `packages` are the versions of the published packages by name; all of them are released together.
 */
export async function gate(
  released: Released | undefined,
  description: string,
  packages: Record<string, string>,
): Promise<Gate> {
  const { info } = parse(await readFile(description, 'utf8')) as { info: { version: string } };
  const changes = released ? await changesBetween(released.file, description) : [];
  const verdict = (['major', 'minor', 'patch'] as const).find((impact) =>
    changes.some((change) => change.impact === impact),
  );
  const required = released ? next(released.version, verdict) : info.version;
  const problems = Object.entries(packages)
    .filter(([, version]) => version !== info.version)
    .map(([name, version]) => `${name} has version ${version}, the description ${info.version}.`);
  if (released && compare(numbers(info.version), numbers(required)) < 0) {
    problems.push(
      `The changes since ${released.version} are ${verdict ?? 'none'}, so the version must be at least ${required}, not ${info.version}:`,
      ...changes
        .filter(({ impact }) => impact === verdict)
        .map(({ impact, where, message }) => `${impact}: ${message} (${where})`),
    );
  }
  return { released: released?.version, verdict, changes, required, problems };
}

/** The newest release in a folder of files such as `1.2.3.yaml`; undefined if there is none. */
export async function newestRelease(folder: URL): Promise<Released | undefined> {
  const versions = (await readdir(folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort((a, b) => compare(numbers(a), numbers(b)));
  const version = versions.at(-1);
  return version === undefined
    ? undefined
    : { version, file: fileURLToPath(new URL(`${version}.yaml`, folder)) };
}

/** The version after `version` for a change of this impact. Before 1.0.0 each counts one place lower, as in npm's ranges. */
export function next(version: string, impact: Impact | undefined): string {
  const [major, minor, patch] = numbers(version);
  if (!impact) return version;
  if (major === 0) return impact === 'major' ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  if (impact === 'major') return `${major + 1}.0.0`;
  return impact === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function numbers(version: string): Version {
  const [, ...parts] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (parts.length === 0) throw new Error(`${version} is not a version such as 1.2.3.`);
  return parts.map(Number) as Version;
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

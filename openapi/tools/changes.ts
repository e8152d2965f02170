import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { redoclyOutput } from './redocly.ts';

export type Impact = 'major' | 'minor' | 'patch';

/** One difference between two descriptions. */
export interface Change {
  impact: Impact;
  kind: 'added' | 'removed' | 'modified';
  /** A JSON pointer into the one of the two that has it. */
  where: string;
  message: string;
}

interface RedoclyChange {
  path: string;
  typeName: string;
  kind: 'added' | 'removed' | 'modified';
  impact: Impact;
  verdicts: { message: string }[];
  property?: string;
  base?: { pointer: string; value: unknown };
  revision?: { pointer: string; value: unknown };
}

type Node = Record<string, unknown>;

/** What can change without affecting programs. */
const PROSE = new Set(['description', 'summary', 'title', 'externalDocs', 'examples', 'url']);

/**
 * The differences between two bundled descriptions, given their paths. A new version number alone is none.
 * Throws if one of them cannot be read.
 */
export async function changesBetween(base: string, revision: string): Promise<Change[]> {
  const [before, after] = (await Promise.all([base, revision].map(load))) as [Node, Node];
  if (isDeepStrictEqual(before, after)) return [];
  const diff = await redoclyOutput(['diff', base, revision, '--format', 'json', '--fail-on', 'none']);
  const { changes } = JSON.parse(diff) as { changes: RedoclyChange[] };
  const found = [
    ...changes.filter(({ path, property }) => !(path === '#/info' && property === 'version')).map(rated),
    ...knownValueChanges(before, after),
    ...rateLimitChanges(before, after),
  ];
  if (found.length > 0) return found;
  return [
    {
      impact: 'patch',
      kind: 'modified',
      where: '#',
      message: 'Something changed that `redocly diff` does not show.',
    },
  ];
}

/** Blanks the version, which is no change by itself. */
async function load(path: string): Promise<Node> {
  const { info, ...rest } = parse(await readFile(path, 'utf8')) as { info: Node };
  return { info: { ...info, version: '' }, ...rest };
}

/** Redocly's verdict, made stricter where it does not know what this repository promises. */
function rated(change: RedoclyChange): Change {
  const { kind, typeName, property = '', verdicts, base, revision } = change;
  const where = (revision ?? base)?.pointer ?? change.path;
  const what = verdicts.map(({ message }) => message).join(' ') || told(change);
  let { impact } = change;
  if (impact === 'patch' && kind !== 'added' && !PROSE.has(property)) impact = 'minor';
  // Schema names are types of the client, and example names are responses of the mock.
  const named = typeName === 'Example' || /^#\/components\/schemas\/[^/]+$/.test(change.path);
  if (kind === 'removed' && named) impact = 'major';
  return { impact, kind, where, message: what };
}

function told({ kind, typeName, property, base, revision }: RedoclyChange): string {
  if (!property) return `${typeName} was ${kind}.`;
  const [from, to] = [base?.value, revision?.value].map((value) => JSON.stringify(value)?.slice(0, 100));
  return `\`${property}\` was ${kind}: ${from} → ${to}.`;
}

/** `redocly diff` ignores known values. Adding one is what open sets are for; removing one removes it from a type. */
function knownValueChanges(before: Node, after: Node): Change[] {
  const [old, now] = [knownValues(before), knownValues(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((where): Change[] => {
    const [had, has] = [old.get(where) ?? [], now.get(where) ?? []];
    const removed = had.filter((value) => !has.includes(value));
    const added = has.filter((value) => !had.includes(value));
    const tell = (values: string[], what: string) => `Known values were ${what}: ${values.join(', ')}.`;
    return [
      ...(removed.length > 0 ? [change('major', where, tell(removed, 'removed'))] : []),
      ...(added.length > 0 ? [change('minor', where, tell(added, 'added'))] : []),
    ];
  });
}

function knownValues(node: unknown, pointer = '#'): Map<string, string[]> {
  if (typeof node !== 'object' || node === null) return new Map();
  return new Map(
    Object.entries(node).flatMap(([key, value]): [string, string[]][] =>
      key === 'x-extensible-enum'
        ? [[pointer, value]]
        : [...knownValues(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)],
    ),
  );
}

/** A lower limit breaks programs that keep to the old limit. */
function rateLimitChanges(before: Node, after: Node): Change[] {
  const [old, now] = [before, after].map((api) => api['x-rate-limit'] as RateLimit | undefined);
  // Fewer requests at once is a lower limit, even at the same rate.
  if (!now || (old && now.requests >= old.requests && rate(now) >= rate(old))) return [];
  return [change('major', '#/x-rate-limit', 'The rate limit is lower.')];
}

function rate({ requests, perSeconds }: RateLimit): number {
  return requests / perSeconds;
}

function change(impact: Impact, where: string, message: string): Change {
  return { impact, kind: 'modified', where, message };
}

interface RateLimit {
  requests: number;
  perSeconds: number;
}

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { newestRelease } from '../../openapi/releases/newest.ts';
import type { Texts } from '../texts/en.ts';
import type { Block } from './blocks.ts';

const redocly = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));
const config = fileURLToPath(new URL('../redocly.yaml', import.meta.url));

interface Change {
  path: string;
  property?: string;
  kind: keyof Texts['kind'];
  impact: keyof Texts['impact'];
}

/** What has changed since a released version of the description. */
export interface Release {
  version: string;
  changes: Change[];
}

/**
 * Compares the description with the newest one in `releases`, a folder of files named `<version>.yaml`.
 * Undefined if nothing has been released.
 */
export async function changesSince(releases: URL, description: URL): Promise<Release | undefined> {
  const newest = await newestRelease(releases);
  if (!newest) return undefined;
  const [base, revision] = [fileURLToPath(newest.file), fileURLToPath(description)];
  const args = [redocly, 'diff', base, revision, '--format', 'json', '--fail-on', 'none', '--config', config];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  const { changes } = JSON.parse(stdout) as { changes: Change[] };
  return { version: newest.version, changes };
}

export function changes(current: string, release: Release | undefined, texts: Texts): Block[] {
  const title: Block = { level: 1, text: texts.nav.changes };
  if (!release) {
    return [title, { level: 2, text: `${current}: ${texts.firstRelease}` }, texts.firstReleaseText];
  }
  const groups = (['major', 'minor', 'patch'] as const).flatMap((impact): Block[] => {
    const lines = release.changes
      .filter((change) => change.impact === impact)
      .map((change) => line(change, texts));
    return lines.length > 0 ? [{ level: 3, text: texts.impact[impact] }, [...new Set(lines)].join('\n')] : [];
  });
  return [
    title,
    { level: 2, text: `${current}: ${texts.changedSince(release.version)}` },
    ...(groups.length > 0 ? groups : [texts.noChanges]),
  ];
}

function line({ path, property, kind }: Change, texts: Texts): string {
  const place = path
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return `- \`${[...place, ...(property ? [property] : [])].join(' › ')}\` – ${texts.kind[kind]}`;
}

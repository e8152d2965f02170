import { fileURLToPath } from 'node:url';
import { type Change, changesBetween } from '@helpcrunch-chats/openapi/tools/changes';
import { newestRelease } from '@helpcrunch-chats/openapi/tools/releases';
import type { Texts } from '../texts/en.ts';
import type { Block } from './blocks.ts';

/** What has changed since a released version of the description. */
export interface Release {
  version: string;
  changes: Change[];
}

/**
 * Compares the description with the newest one in `releases`, by default that of this repository.
 * Undefined if nothing has been released.
 */
export async function changesSince(description: URL, releases?: URL): Promise<Release | undefined> {
  const newest = await newestRelease(releases);
  if (!newest) return undefined;
  const changes = await changesBetween(fileURLToPath(newest.file), fileURLToPath(description));
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

function line({ where, kind }: Change, texts: Texts): string {
  const place = where
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return `- \`${place.join(' › ')}\` – ${texts.kind[kind]}`;
}

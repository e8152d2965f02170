import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { type Packed, packDocs, RELEASE } from './pack.ts';
import { sbom } from './sbom.ts';
import { PUBLISHED, root } from './versions.ts';

/** Puts the description, the docs, and an SBOM for each package beside the tarballs. */
export function packAssets(packed: Packed[]): void {
  for (const name of ['openapi.yaml', 'openapi.json'])
    copyFileSync(new URL(import.meta.resolve(`@helpcrunch-chats/openapi/${name}`)), new URL(name, RELEASE));
  packDocs(packed[0]?.version ?? '');
  for (const { tarball } of packed) {
    const list = sbom(readFileSync(new URL(tarball, RELEASE)));
    const file = new URL(tarball.replace(/tgz$/, 'cdx.json'), RELEASE);
    writeFileSync(file, `${JSON.stringify(list, null, 2)}\n`);
  }
}

/**
 * The entries of the changelogs for this version, for the page of the release.
 *
 * @throws {Error} if a changelog has none.
 */
export function notes(version: string): string {
  const parts = PUBLISHED.map((folder) => {
    const changelog = readFileSync(new URL(`${folder}/CHANGELOG.md`, root), 'utf8');
    const [title = '', ...entries] = changelog.split(/^(?=## )/m);
    const entry = entries.find((one) => one.startsWith(`## ${version}\n`));
    if (!entry) throw new Error(`${folder}/CHANGELOG.md has no entry for ${version}.`);
    return title.replace('# ', '## ').trim() + entry.slice(`## ${version}`.length).trimEnd();
  });
  return `${parts.join('\n\n')}\n`;
}

import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { getReleasePlan } from '@changesets/get-release-plan';

export const root: URL = new URL('../../', import.meta.url);

/** The folders of the packages that are published. */
export const PUBLISHED = ['openapi', 'packages/client', 'packages/mock'] as const;

/** Changesets raises the version of the packages, but not in the YAML that they are made of. */
const YAML = ['openapi/openapi.yaml', 'openapi/workflows/*.yaml', 'openapi/overlays/??.yaml'];
const VERSION_LINE = /^ {2}version: (.+)$/m;

/**
 * The version in each file of a checkout that has one.
 *
 * @throws {Error} if there is none in a file that should have one.
 */
export async function versions(checkout: URL = root): Promise<Record<string, string>> {
  const files = [...yamlFiles(checkout), ...PUBLISHED.map((folder) => `${folder}/package.json`)];
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => {
        const content = await readFile(new URL(file, checkout), 'utf8');
        const version = file.endsWith('.json')
          ? JSON.parse(content).version
          : VERSION_LINE.exec(content)?.[1];
        if (!version) throw new Error(`${file} has no version.`);
        return [file, version];
      }),
    ),
  );
}

/** Writes the version of the packages into the YAML. */
export async function alignYaml(checkout: URL = root): Promise<void> {
  const { version } = JSON.parse(await readFile(new URL('openapi/package.json', checkout), 'utf8'));
  for (const file of yamlFiles(checkout)) {
    const url = new URL(file, checkout);
    const content = await readFile(url, 'utf8');
    await writeFile(url, content.replace(VERSION_LINE, `  version: ${version}`));
  }
}

/** The version that the pending changesets lead to; undefined if there are none. */
export async function comingVersion(checkout: URL = root): Promise<string | undefined> {
  const { releases } = await getReleasePlan(fileURLToPath(checkout));
  return releases.find(({ name, type }) => name === '@helpcrunch-chats/openapi' && type !== 'none')
    ?.newVersion;
}

function yamlFiles(checkout: URL): string[] {
  return globSync(YAML, { cwd: fileURLToPath(checkout) })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

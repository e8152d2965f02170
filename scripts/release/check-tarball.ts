import type { PackedFile } from './tarball.ts';

/** What the packages may contain beside their manifest, README and licence. */
const EXPECTED: Record<string, RegExp[]> = {
  '@helpcrunch-chats/openapi': [/^dist\/openapi\.(json|yaml)$/, /^overlays\/uk\.yaml$/],
  '@helpcrunch-chats/client': [/^dist\/index\.(js|d\.ts)$/, /^dist\/THIRD_PARTY_LICENSES$/],
  '@helpcrunch-chats/mock': [/^dist\/[\w~-]+\.(js|d\.ts)$/, /^dist\/THIRD_PARTY_LICENSES$/],
};
const ALWAYS = ['LICENSE', 'README.md', 'package.json'];

/** What makes a tarball unfit to be published, in words; empty if nothing does. */
export function problemsOf(files: PackedFile[]): string[] {
  const paths = files.map(({ path }) => path);
  const manifest = JSON.parse(files.find(({ path }) => path === 'package.json')?.content.toString() ?? '{}');
  const expected = EXPECTED[manifest.name] ?? [];
  const foreign = paths.filter(
    (path) => !ALWAYS.includes(path) && !expected.some((pattern) => pattern.test(path)),
  );
  const missing = [...ALWAYS, ...entries(manifest)].filter((path) => !paths.includes(path));
  const unresolved = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']
    .flatMap((kind): [string, string][] => Object.entries(manifest[kind] ?? {}))
    .filter(([, range]) => /^(workspace|catalog|link|file):/.test(range));
  return [
    ...foreign.map((path) => `It contains ${path}. Keep it out with \`files\`, or add it to EXPECTED.`),
    ...missing.map((path) => `It lacks ${path}.`),
    ...unresolved.map(
      ([name, range]) => `It wants ${name} as ${range}, which only this repository understands.`,
    ),
    ...(manifest.private ? ['It is private.'] : []),
  ];
}

/** The files that the manifest promises. */
function entries({ exports = {}, bin = {} }: { exports?: object; bin?: object }): string[] {
  return [exports, bin]
    .flatMap((entry): unknown[] => Object.values(entry))
    .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target as object)))
    .map((path: string) => path.replace(/^\.\//, ''));
}

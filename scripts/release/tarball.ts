import { checkPackage, createPackageFromTarballData, Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** The contents of the files in a package, by path. */
export type Files = Record<string, string>;

/** What the packages may contain beside their manifest, README and licence. */
const EXPECTED: Record<string, RegExp[]> = {
  '@helpcrunch-chats/openapi': [/^dist\/openapi\.(json|yaml)$/, /^overlays\/uk\.yaml$/],
  '@helpcrunch-chats/client': [/^dist\/index\.(js|d\.ts)$/, /^dist\/THIRD_PARTY_LICENSES$/],
  '@helpcrunch-chats/mock': [/^dist\/[\w~-]+\.(js|d\.ts)$/, /^dist\/THIRD_PARTY_LICENSES$/],
};
const ALWAYS = ['LICENSE', 'README.md', 'package.json'];

/** The packages are ESM only, so resolution from CommonJS does not matter. */
const CJS = ['node10', 'node16-cjs'];

export function filesIn(tarball: Uint8Array): Files {
  const packed = createPackageFromTarballData(tarball);
  const folder = `/node_modules/${packed.packageName}/`;
  const paths = packed.listFiles().sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), packed.readFile(path)]));
}

/** Why a package is not fit to be published; empty if it is. */
export async function problemsOf(files: Files): Promise<string[]> {
  const { name, version, private: isPrivate, exports } = JSON.parse(files['package.json'] ?? '{}');
  const expected = EXPECTED[name] ?? [];
  const unexpected = Object.keys(files).filter(
    (path) => !ALWAYS.includes(path) && !expected.some((pattern) => pattern.test(path)),
  );
  const leaks =
    files['package.json']?.matchAll(/"([^"]+)": "((?:workspace|catalog|link|file):[^"]*)"/g) ?? [];
  return [
    ...unexpected.map((path) => `It contains ${path}. Keep it out with \`files\`, or add it to EXPECTED.`),
    ...ALWAYS.filter((path) => !(path in files)).map((path) => `It lacks ${path}.`),
    ...[...leaks].map(
      ([, dependency, range]) => `It depends on ${dependency} as ${range}, which npm cannot resolve.`,
    ),
    ...(isPrivate ? ['It is private.'] : []),
    ...(await packagingProblems(files)),
    ...(exports?.['.'] ? await typeProblems(files, name, version) : []),
  ];
}

async function packagingProblems(files: Files): Promise<string[]> {
  const pack = Object.entries(files).map(([path, content]) => ({
    name: `package/${path}`,
    data: Buffer.from(content),
  }));
  const { messages, pkg } = await publint({ pkgDir: 'package', pack: { files: pack }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

async function typeProblems(files: Files, name: string, version: string): Promise<string[]> {
  const entries = Object.entries(files).map(([path, content]) => [`/node_modules/${name}/${path}`, content]);
  const result = await checkPackage(new Package(Object.fromEntries(entries), name, version));
  if (!result.types) return ['It has no types.'];
  return result.problems
    .filter((problem) => !('resolutionKind' in problem && CJS.includes(problem.resolutionKind)))
    .map((problem) => `Its types are wrong: ${JSON.stringify(problem)}`);
}

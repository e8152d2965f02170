/**
 * Writes everything that a release uploads to `release/`, and shows it. Uploads nothing.
 * Exits with 1 if something is not fit to be released. The release workflow runs this script too.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newestRelease } from '@helpcrunch-chats/openapi/tools/releases';
import { build } from '../start/build.ts';
import { notes, packAssets } from './assets.ts';
import { type Gate, gate } from './gate.ts';
import { packPackages, RELEASE } from './pack.ts';
import { filesIn, problemsOf } from './tarball.ts';
import { comingVersion, versions } from './versions.ts';

const problems: string[] = [];

await build();

heading('Since the last release');
const description = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml'));
const now = { versions: await versions(), coming: await comingVersion() };
const judged = await gate(await newestRelease(), description, now);
showGate(judged);
problems.push(...judged.problems);

const packed = packPackages();
const version = packed[0]?.version ?? '';
if (judged.coming !== version)
  problems.push(
    `There are changesets for ${judged.coming}. Run \`pnpm release:version\` first, and commit the result.`,
  );
else if (judged.released === version)
  problems.push(`${version} is already released. Run \`pnpm changeset\`, then \`pnpm release:version\`.`);

for (const { name, tarball } of packed) {
  heading(`${name}@${version}`);
  const files = filesIn(readFileSync(new URL(tarball, RELEASE)));
  showSizes(Object.entries(files).map(([path, content]) => [path, Buffer.byteLength(content)]));
  problems.push(...(await problemsOf(files)).map((problem) => `${name}: ${problem}`));
}

heading('The text of the release');
try {
  const text = notes(version);
  writeFileSync(new URL('notes.md', RELEASE), text);
  console.log(text.trim());
} catch (error) {
  problems.push((error as Error).message);
}

heading('The files of the release');
packAssets(packed);
showSizes(readdirSync(RELEASE).map((name) => [name, statSync(new URL(name, RELEASE)).size]));

if (problems.length > 0) {
  heading('This cannot be released');
  for (const problem of problems) console.log(problem);
  process.exitCode = 1;
} else {
  console.log(
    `\n${version} can be released. Everything is in ${fileURLToPath(RELEASE)}; nothing has been uploaded.`,
  );
}

function heading(text: string): void {
  console.log(`\n${text}\n${'─'.repeat(80)}`);
}

function showGate({ released, verdict, changes, coming, required }: Gate): void {
  if (!released) {
    console.log(`Nothing has been released yet: ${coming} is the first release.`);
    return;
  }
  console.log(`${released} → ${coming}`);
  console.log(
    verdict
      ? `The description has ${verdict} changes, so it needs at least ${required}:`
      : 'The description has not changed.',
  );
  for (const { impact, message, where } of changes) console.log(`  ${impact}  ${message}\n         ${where}`);
}

function showSizes(files: [name: string, bytes: number][]): void {
  console.table(Object.fromEntries(files.map(([name, bytes]) => [name, { bytes }])));
}

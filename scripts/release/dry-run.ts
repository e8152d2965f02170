/**
 * Makes everything that a release uploads, in `release/`, and shows it. Uploads nothing.
 * Exits with 1 if something is not fit to be released. The release workflow runs this very script.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newestRelease } from '@helpcrunch-chats/openapi/tools/releases';
import { build } from '../start/build.ts';
import { problemsOf } from './check-tarball.ts';
import { gate } from './gate.ts';
import { notes, packAssets, packPackages, RELEASE } from './pack.ts';
import { heading, showAssets, showGate, showPackage } from './show.ts';
import { comingVersion, versions } from './versions.ts';

const problems: string[] = [];

await build();

heading('Since the last release');
const judged = await gate({
  released: await newestRelease(),
  description: fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml')),
  versions: await versions(),
  coming: await comingVersion(),
});
showGate(judged);
problems.push(...judged.problems);

const packed = packPackages();
const version = packed[0]?.version ?? '';
if (judged.coming !== version)
  problems.push(
    `There are changesets for ${judged.coming}. Run \`pnpm release:version\` first, and commit what it writes.`,
  );
else if (judged.released === version)
  problems.push(`${version} is released already. Run \`pnpm changeset\`, then \`pnpm release:version\`.`);

for (const one of packed) {
  showPackage(one);
  problems.push(...problemsOf(one.files).map((problem) => `${one.name}: ${problem}`));
}

heading('Beside the packages');
showAssets(packAssets(packed));

heading('The text of the release');
try {
  const text = notes(version);
  writeFileSync(new URL('notes.md', RELEASE), text);
  console.log(text.trim());
} catch (error) {
  problems.push((error as Error).message);
}

if (problems.length > 0) {
  heading('This cannot be released');
  for (const problem of problems) console.log(problem);
  process.exitCode = 1;
} else {
  console.log(
    `\n${version} can be released. Everything is in ${fileURLToPath(RELEASE)}; nothing has been uploaded.`,
  );
}

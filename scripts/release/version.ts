/** Raises the version everywhere as the pending changesets require, and moves them into the changelogs. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { alignYaml, root, versions } from './versions.ts';

const cli = fileURLToPath(import.meta.resolve('@changesets/cli/bin.js'));
const { status } = spawnSync(process.execPath, [cli, 'version'], {
  cwd: fileURLToPath(root),
  stdio: 'inherit',
});
if (status === 0) {
  await alignYaml();
  for (const [file, version] of Object.entries(await versions())) console.log(`${version}  ${file}`);
} else {
  process.exitCode = 1;
}

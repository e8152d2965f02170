import { spawnSync } from 'node:child_process';

/** Why `bash` cannot run the commands here; empty if it can. */
export const noBash: string = reason();

function reason(): string {
  if (process.platform === 'win32')
    return '`bash` may be that of another system, with its own files and ports';
  const { error } = spawnSync('bash', ['-c', 'exit']);
  return error ? `bash does not run: ${error.message}` : '';
}

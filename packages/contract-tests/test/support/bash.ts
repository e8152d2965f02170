import { spawnSync } from 'node:child_process';

/** Why commands cannot be run with `bash` here; empty if they can. */
export const noBash: string = reason();

function reason(): string {
  if (process.platform === 'win32')
    return '`bash` may be that of another system, with its own files and ports';
  const { error } = spawnSync('bash', ['-c', 'exit']);
  return error ? `bash does not run: ${error.message}` : '';
}

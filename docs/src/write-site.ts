import { mkdir, rm, writeFile } from 'node:fs/promises';

export const dist: URL = new URL('../dist/', import.meta.url);

/** Puts the files into an empty `dist/`. */
export async function writeSite(files: Map<string, string>): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(new URL('uk/', dist), { recursive: true });
  await Promise.all([...files].map(([name, content]) => writeFile(new URL(name, dist), content)));
}

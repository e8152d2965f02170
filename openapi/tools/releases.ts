import { readdir } from 'node:fs/promises';

export interface Released {
  version: string;
  /** The bundled description of that version. */
  file: URL;
}

/** The newest release in a folder of files such as `1.2.3.yaml`; undefined if there is none. */
export async function newestRelease(
  folder: URL = new URL('../releases/', import.meta.url),
): Promise<Released | undefined> {
  const names = (await readdir(folder)).filter((name) => /^\d+\.\d+\.\d+\.yaml$/.test(name));
  const newest = names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  return newest ? { version: newest.slice(0, -'.yaml'.length), file: new URL(newest, folder) } : undefined;
}

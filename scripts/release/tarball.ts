import { gunzipSync } from 'node:zlib';

export interface PackedFile {
  /** Its path in the package, with `/`. */
  path: string;
  content: Buffer;
}

const BLOCK = 512;

/** The files in a tarball as `pnpm pack` writes it, sorted. Throws if it holds anything but plain files. */
export function filesIn(tarball: Uint8Array): PackedFile[] {
  const tar = gunzipSync(tarball);
  const files: PackedFile[] = [];
  for (let at = 0; tar[at]; ) {
    const field = (from: number, length: number): string =>
      tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const path = [field(345, 155), field(0, 100)].filter(Boolean).join('/');
    if (!/^0?$/.test(field(156, 1)) || !path.startsWith('package/'))
      throw new Error(`The tarball holds something that is no file of the package: ${path}`);
    const size = Number.parseInt(field(124, 12), 8);
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    files.push({ path: path.slice('package/'.length), content });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

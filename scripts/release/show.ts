import { statSync } from 'node:fs';
import type { Gate } from './gate.ts';
import { type Packed, RELEASE } from './pack.ts';

const WIDTH = 80;

export function heading(text: string): void {
  console.log(`\n${text}\n${'─'.repeat(WIDTH)}`);
}

export function showGate({ released, verdict, changes, coming, required }: Gate): void {
  if (!released) {
    console.log(`Nothing has been released yet: ${coming} is the first release.`);
    return;
  }
  console.log(`${released} → ${coming}`);
  console.log(
    `The description has ${verdict ? `${verdict} changes, which need ${required} at least:` : 'not changed.'}`,
  );
  for (const { impact, message, where } of changes) console.log(`  ${impact}  ${message}\n         ${where}`);
}

export function showPackage({ name, version, tarball, size, files }: Packed): void {
  heading(`${name}@${version}`);
  for (const { path, content } of files) console.log(row(path, content.length));
  const unpacked = files.reduce((sum, { content }) => sum + content.length, 0);
  console.log(row(`${files.length} files, unpacked`, unpacked));
  console.log(row(tarball, size));
}

export function showAssets(names: string[]): void {
  for (const name of names) console.log(row(name, statSync(new URL(name, RELEASE)).size));
}

function row(name: string, bytes: number): string {
  return `  ${name.padEnd(WIDTH - 16)}${`${bytes.toLocaleString('en')} B`.padStart(14)}`;
}

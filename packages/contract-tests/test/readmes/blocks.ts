import { readFileSync } from 'node:fs';

/** A fenced block of a README. */
export interface Block {
  /** The heading above it. */
  section: string;
  language: string;
  /** What follows the language on the fence; readers do not see it. */
  note: string;
  code: string;
  /** What the reader is told that it prints: a block of text after it, or its comments. */
  output: string | undefined;
}

/** The blocks of code in the README of a folder, given from the root of the repository. */
export function blocksOf(folder: string): Block[] {
  const url = new URL(`../../../../${folder}/README.md`, import.meta.url);
  const parts = [...readFileSync(url, 'utf8').matchAll(/^#+ ([^\n]+)$|^```(\w+) ?([^\n]*)\n(.*?)^```$/gms)];
  let section = '';
  return parts.flatMap(([, heading, language = '', note = '', code = ''], index): Block[] => {
    if (heading) section = heading;
    if (heading || language === 'text') return [];
    const [, , nextLanguage, , nextCode] = parts[index + 1] ?? [];
    const output = language === 'ts' ? told(code) : nextLanguage === 'text' ? nextCode : undefined;
    return [{ section, language, note, code, output }];
  });
}

/** The comments behind calls of console.log, or on lines of their own at the end. */
function told(code: string): string {
  const [, last] = /\n((?:\/\/ .*\n)+)$/.exec(code) ?? [];
  return last
    ? last.trim().replaceAll(/^\/\/ /gm, '')
    : [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment).join('\n');
}

import { readFileSync } from 'node:fs';

/** A fenced block of a README. */
export interface Block {
  /** The heading above it. */
  section: string;
  language: string;
  /** What follows the language on the fence; readers do not see it. */
  note: string;
  code: string;
  /** What the README says that it prints: a block of text after it, or its comments. */
  output: string | undefined;
}

/** The blocks of code in a README, except for installing the package. */
export function blocksOf(file: string): Block[] {
  const parts = [...readFileSync(file, 'utf8').matchAll(/^#+ ([^\n]+)$|^```(\w+) ?([^\n]*)\n(.*?)^```$/gms)];
  let section = '';
  return parts.flatMap(([, heading, language = '', note = '', code = ''], index): Block[] => {
    if (heading) section = heading;
    if (heading || language === 'text' || code.startsWith('npm install')) return [];
    const [, , nextLanguage, , nextCode] = parts[index + 1] ?? [];
    const output = language === 'ts' ? commented(code) : nextLanguage === 'text' ? nextCode : undefined;
    return [{ section, language, note, code, output }];
  });
}

/** The comments after calls of console.log, or on lines of their own at the end. */
function commented(code: string): string {
  const [, last] = /\n((?:\/\/ .*\n)+)$/.exec(code) ?? [];
  return last
    ? last.trim().replaceAll(/^\/\/ /gm, '')
    : [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment).join('\n');
}

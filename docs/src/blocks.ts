/** A page as both Markdown and HTML can show it. Texts are Markdown. */
export type Block = Heading | string | Code;

export interface Heading {
  level: 1 | 2 | 3 | 4;
  text: string;
  /** Its anchor: the same in every language, and on every page that has it. */
  id?: string;
}

export interface Code {
  lang: string;
  code: string;
  title: string;
}

/** The page as Markdown. Its headings have no anchors of ours, so links within it lead to the same place in `plain.html`. */
export function markdown(blocks: Block[]): string {
  const parts = blocks.map((block) => {
    if (typeof block === 'string') return block;
    if ('code' in block) return `${block.title}:\n\n\`\`\`${block.lang}\n${block.code.trimEnd()}\n\`\`\``;
    return `${'#'.repeat(block.level)} ${block.text}`;
  });
  return `${parts.join('\n\n').replaceAll('](#', '](plain.html#')}\n`;
}

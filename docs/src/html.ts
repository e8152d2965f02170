import { Marked } from 'marked';
import type { Block, Code } from './blocks.ts';

const marked = new Marked();

/** Markdown as HTML. A wide table scrolls by itself, and can be reached with the keyboard for that. */
export function toHtml(text: string): string {
  return marked
    .parse(text, { async: false })
    .replaceAll('<table>', '<div class="scroll" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre tabindex="0">')
    .trim();
}

/** The blocks as HTML, in one section for each heading. */
export function html(blocks: Block[]): string {
  const sections: Block[][] = [[]];
  for (const block of blocks) {
    if (typeof block === 'object' && 'level' in block && block.level < 4) sections.push([]);
    sections.at(-1)?.push(block);
  }
  return sections
    .filter((section) => section.length > 0)
    .map((section) => `<section>\n${section.map(blockHtml).join('\n')}\n</section>`)
    .join('\n');
}

/** Of several pieces of code in a row, only the first is open. */
function blockHtml(block: Block, index: number, section: Block[]): string {
  if (typeof block === 'string') return toHtml(block);
  if (isCode(block)) {
    const title = marked.parseInline(block.title, { async: false });
    const open = isCode(section[index - 1]) ? '' : ' open';
    return `<details${open}><summary>${title}</summary><pre tabindex="0"><code>${escapeHtml(block.code.trimEnd())}</code></pre></details>`;
  }
  const text = marked.parseInline(block.text, { async: false });
  if (!block.id) return `<h${block.level}>${text}</h${block.level}>`;
  return `<h${block.level} id="${block.id}"><a href="#${block.id}">${text}</a></h${block.level}>`;
}

function isCode(block: Block | undefined): block is Code {
  return typeof block === 'object' && 'code' in block;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

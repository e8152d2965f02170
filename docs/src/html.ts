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

/** The blocks as HTML. Of several pieces of code in a row, only the first is open. */
export function html(blocks: Block[]): string {
  return blocks
    .map((block, index) => {
      if (typeof block === 'string') return toHtml(block);
      if (isCode(block)) {
        const title = marked.parseInline(block.title, { async: false });
        const open = isCode(blocks[index - 1]) ? '' : ' open';
        return `<details${open}><summary>${title}</summary><pre tabindex="0"><code>${escapeHtml(block.code.trimEnd())}</code></pre></details>`;
      }
      const text = marked.parseInline(block.text, { async: false });
      if (!block.id) return `<h${block.level}>${text}</h${block.level}>`;
      return `<h${block.level} id="${block.id}"><a href="#${block.id}">${text}</a></h${block.level}>`;
    })
    .join('\n');
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

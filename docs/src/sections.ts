import type { Block } from './blocks.ts';

interface Section {
  title: string;
  body: string;
}

/** The prose of the description as blocks; `original` is the same prose in English, which names the anchors. */
export function prose(text: string, original: string): { intro: string; sections: Block[] } {
  const ids = sectionIds(original);
  const { intro, sections } = split(text);
  return {
    intro,
    sections: sections.flatMap(({ title, body }, index) => [
      { level: 2 as const, text: title, ...(ids[index] && { id: ids[index] }) },
      body,
    ]),
  };
}

/** The anchors of the sections, in their order. */
export function sectionIds(original: string): string[] {
  return split(original).sections.map(({ title }) => slug(title));
}

function split(text: string): { intro: string; sections: Section[] } {
  const [intro = '', ...rest] = text.split(/^## /m);
  const sections = rest.map((part) => {
    const end = part.indexOf('\n');
    return { title: part.slice(0, end).trim(), body: part.slice(end).trim() };
  });
  return { intro: intro.trim(), sections };
}

function slug(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What the bench of one package has found. */
export interface Section {
  title: string;
  /** Markdown. */
  text: string;
  headlines: Ratio[];
}

export interface Ratio {
  name: string;
  value: number;
  wanted?: ['at least' | 'at most' | 'below', number];
}

const file = (name: string): URL => new URL(`.results/${name}.json`, import.meta.url);

/** Prints a section, and keeps it for results.md. */
export function publish(name: string, section: Section): void {
  console.log(`\n${markdown(section)}\n${ratioTable(section.headlines)}`);
  mkdirSync(new URL('.', file(name)), { recursive: true });
  writeFileSync(file(name), JSON.stringify(section));
}

/** The section that was last published by that name. */
export function published(name: string): Section {
  return JSON.parse(readFileSync(file(name), 'utf8'));
}

export function markdown({ title, text }: Section): string {
  return `## ${title}\n\n${text}\n`;
}

export function ratioTable(ratios: Ratio[]): string {
  return table(
    ['Ratio', 'Measured', 'Wanted'],
    ratios.map(({ name, value, wanted }) => [name, times(value), limit(value, wanted)]),
  );
}

/** A table whose first column holds names, and whose others hold numbers. */
export function table([first, ...others]: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `|${cells.map((cell) => cell && ` ${cell}`).join(' |')} |`;
  return [line([first ?? '', ...others]), line(['---', ...others.map(() => '---:')]), ...rows.map(line)].join(
    '\n',
  );
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function limit(value: number, wanted: Ratio['wanted']): string {
  if (!wanted) return '';
  const [relation, bound] = wanted;
  const met = { 'at least': value >= bound, 'at most': value <= bound, below: value < bound }[relation];
  return `${relation} ${bound}${met ? '' : ', **missed**'}`;
}

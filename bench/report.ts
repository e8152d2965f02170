/** The results of one part. */
export interface Section {
  title: string;
  /** Markdown. */
  text: string;
  /** For the table above all sections. */
  headlines: Ratio[];
}

export type Ratio = [name: string, value: number, target?: `${'at least' | 'at most' | 'below'} ${number}`];

export function markdown({ title, text }: Section): string {
  return `## ${title}\n\n${text}\n`;
}

export function ratioTable(ratios: Ratio[]): string {
  return table(
    ['Ratio', 'Measured', 'Target'],
    ratios.map(([name, value, target = '']) => [
      name,
      times(value),
      target + (misses(value, target) ? ', **missed**' : ''),
    ]),
  );
}

function misses(value: number, target: string): boolean {
  const bound = Number(target.split(' ').at(-1));
  if (target.startsWith('at least')) return value < bound;
  if (target.startsWith('at most')) return value > bound;
  return target.startsWith('below') && value >= bound;
}

/** A table with names in its first column, and numbers in the others. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `|${cells.map((cell) => cell && ` ${cell}`).join(' |')} |`;
  return [line(head), line(head.map((_, index) => (index ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

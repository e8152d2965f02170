/**
 * Measures the parts that the arguments name, and prints the results.
 * Without arguments it measures all of them, writes results.md, and updates its quotes in the READMEs.
 * It measures what is built.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { QUOTING, quotable, updateQuotes } from './quotes.ts';
import { markdown, ratioTable, type Section } from './report.ts';

const PARTS = ['client', 'mock', 'docs'];

const named = process.argv.slice(2);
const unknown = named.find((part) => !PARTS.includes(part));
if (unknown) throw new Error(`There is no part ${unknown}, only ${PARTS.join(', ')}.`);

const sections: Section[] = [];
for (const part of named.length > 0 ? named : PARTS) {
  const { bench }: { bench(): Promise<Section> } = await import(`./${part}/bench.ts`);
  const section = await bench();
  console.log(`\n${markdown(section)}\n${ratioTable(section.headlines)}`);
  sections.push(section);
}

if (named.length === 0) {
  const headlines = ratioTable(sections.flatMap((section) => section.headlines));
  const results = `# How fast it is

Written by \`pnpm bench\` on ${new Date().toISOString().slice(0, 10)}.
All that is compared was measured in one run, in turns, on one machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(1)} GiB of memory, ${type()} ${release().split('.', 2).join('.')} ${arch()}, Node.js ${process.versions.node}.
Values that vary are medians over the rounds, and ratios are ratios of medians unless stated otherwise.
Numbers depend on the machine and its load; compare only numbers of the same run.

${quotable('headlines', `\n${headlines}\n`)}

${sections.map(markdown).join('\n')}`;
  writeFileSync(new URL('results.md', import.meta.url), results);
  for (const path of QUOTING) {
    const file = new URL(`../${path}`, import.meta.url);
    writeFileSync(file, updateQuotes(readFileSync(file, 'utf8'), results));
  }
  console.log(`\n${headlines}\n\nAll results are in bench/results.md.`);
}

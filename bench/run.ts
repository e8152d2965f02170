/** Runs the benches of the packages one after the other, writes results.md, and quotes it in the READMEs. */
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { turbo } from '../scripts/turbo.ts';
import { QUOTING, quotable, quote } from './quotes.ts';
import { markdown, published, ratioTable } from './section.ts';

// What a bench has published when it ran alone is of another run.
rmSync(new URL('.results/', import.meta.url), { recursive: true, force: true });
// Loose, or npm would not see the certificates and the proxy that it needs on some machines.
const benches = turbo(['run', 'bench', '--concurrency=1', '--env-mode=loose'], 'inherit');
const [status] = await once(benches, 'close');
if (status !== 0) process.exit(status ?? 1);

const sections = ['client', 'mock', 'docs'].map(published);
const headlines = ratioTable(sections.flatMap((section) => section.headlines));
const results = `# How fast it is

Written by \`pnpm bench\` on ${new Date().toISOString().slice(0, 10)}.
All that is compared was measured in one run, in turns, on one machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(1)} GiB of memory, ${type()} ${release().split('.', 2).join('.')} ${arch()}, Node.js ${process.versions.node}.
Whatever varies is a median over the rounds, and a ratio is one of two medians where nothing else is said.
Numbers depend on the machine and on what else it does; compare only those of one run.

${quotable('headlines', `\n${headlines}\n`)}

${sections.map(markdown).join('\n')}`;
writeFileSync(new URL('results.md', import.meta.url), results);

for (const path of QUOTING) {
  const file = new URL(`../${path}`, import.meta.url);
  writeFileSync(file, quote(results, readFileSync(file, 'utf8')));
}
console.log(`\n${headlines}\n\nAll of it is in bench/results.md.`);

/**
 * Measures the client and its peers in one run, prints a table, and writes it to results.md:
 * the bytes that the four calls add to a bundle, the CPU time of a call over a stubbed `fetch`,
 * and the type instantiations that a file with the four calls costs.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, generatePeers, instantiations } from './measure.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const TURNS = 7;
const contenders = ['fetch', 'client', 'openapi-fetch', 'hey-api', 'ky', 'axios', 'openai'] as const;
const names: Record<string, string> = {
  client: '**this client**',
  fetch: 'plain `fetch`',
  'hey-api': 'hey-api',
};

await mkdir(join(here, 'generated'), { recursive: true });
await generatePeers();

const sizes = new Map<string, number>();
for (const name of contenders) sizes.set(name, await bundle(name));
const instances = new Map(contenders.map((name) => [name, instantiations(name)]));

// Each in a process of its own, turn by turn, so that the noise of the machine meets all alike.
const turns = new Map<string, number[]>(contenders.map((name) => [name, []]));
for (let turn = 0; turn < TURNS; turn++) {
  for (const name of contenders) {
    const output = execFileSync(process.execPath, ['cpu.ts', name], { cwd: here, encoding: 'utf8' });
    turns.get(name)?.push(Number(output));
  }
}
const cpu = (name: string): number => (turns.get(name) ?? []).sort((a, b) => a - b)[TURNS >> 1] ?? Number.NaN;

const rows = contenders.map((name) => {
  const time = cpu(name);
  return `| ${names[name] ?? name} | ${((sizes.get(name) ?? 0) / 1000).toFixed(1)} kB | ${(time / cpu('fetch')).toFixed(2)} × | ${time.toFixed(1)} µs | ${instances.get(name)} |`;
});
const table = [
  '| | Bundle, gzip | CPU per call | | Type instantiations |',
  '| --- | --- | --- | --- | --- |',
  ...rows,
].join('\n');

const results = `${table}

Node.js ${process.versions.node} on ${cpus()[0]?.model.trim()}, ${process.platform} ${process.arch}.
CPU time is the median of ${TURNS} processes, each the median of 15 rounds of 2,000 calls over a stubbed \`fetch\`, with each library's own retries and timeout on.
Sizes are of the four calls, bundled and minified by esbuild.
`;
console.log(results);
await writeFile(join(here, 'results.md'), results);

const readme = join(here, '../README.md');
const quoted = (await readFile(readme, 'utf8')).replace(
  /<!-- bench -->[\s\S]*<!-- \/bench -->/,
  `<!-- bench -->\n${results}<!-- /bench -->`,
);
await writeFile(readme, quoted);

/**
 * Measures the client and its peers in one run:
 * the bytes that the four calls add to a bundle, the CPU time of a call over a stubbed `fetch`,
 * and the type instantiations that a file with the four calls costs.
 */
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { quotable } from '../../../bench/quotes.ts';
import { kilobytes, publish, table, times } from '../../../bench/section.ts';
import { inTurns, median } from '../../../bench/turns.ts';
import { bundle, generatePeers, instantiations } from './measure.ts';
import packageJson from './package.json' with { type: 'json' };

const TURNS = 15;

interface Contender {
  /** Of its file in `consumers/`. */
  name: string;
  title: string;
}

const version = (name: keyof typeof packageJson.dependencies): string =>
  `${name} ${packageJson.dependencies[name]}`;
const plain: Contender = { name: 'fetch', title: 'plain `fetch`' };
const client: Contender = { name: 'client', title: '**this client**' };
const contenders: Contender[] = [
  plain,
  client,
  { name: 'openapi-fetch', title: version('openapi-fetch') },
  { name: 'hey-api', title: version('@hey-api/openapi-ts') },
  { name: 'ky', title: version('ky') },
  { name: 'axios', title: version('axios') },
  { name: 'openai', title: version('openai') },
];

await mkdir(new URL('generated/', import.meta.url), { recursive: true });
await generatePeers();
const sizes = await inTurns(1, contenders, ({ name }) => bundle(name));
const types = await inTurns(1, contenders, ({ name }) => instantiations(name));
// Each in a process of its own.
const microseconds = await inTurns(TURNS, contenders, ({ name }) => {
  const output = execFileSync(process.execPath, ['cpu.ts', name], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 60_000,
  });
  return Number.parseFloat(output);
});

const size = (contender: Contender): string => kilobytes(median(sizes(contender)));
const cpu = (contender: Contender): number => median(microseconds(contender));
// Of processes that ran one after the other, because the machine may be slower for minutes.
const againstFetch = (contender: Contender): number =>
  median(microseconds(contender).map((time, turn) => time / (microseconds(plain)[turn] ?? Number.NaN)));
const results = table(
  ['', 'Bundle, gzip', 'CPU per call', 'against `fetch`', 'Type instantiations'],
  contenders.map((contender) => [
    contender.title,
    size(contender),
    `${cpu(contender).toFixed(1)} µs`,
    times(againstFetch(contender)),
    `${types(contender)}`,
  ]),
);
const notes = `CPU time is the median of ${TURNS} processes, each the median of 15 rounds of 2,000 calls over a stubbed \`fetch\`, with each library's own retries and timeout on; what it is against \`fetch\` is the median over the turns.
Sizes are of the four calls, bundled and minified by ${version('esbuild')}; ${version('typescript')} counts the instantiations.`;

publish('client', {
  title: 'The client beside other ways to make the same four calls',
  text: `The client takes ${quotable('client-size', size(client))} of a bundle.

${quotable('client', `\n${results}\n\n${notes}\n`)}`,
  headlines: [
    {
      name: 'Client: CPU time of a call, against plain `fetch`',
      value: againstFetch(client),
      wanted: ['at most', 1.35],
    },
  ],
});

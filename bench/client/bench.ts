/**
 * Measures the client beside other ways to make the same four calls:
 * the size of a bundle, the CPU time of a call over a stubbed `fetch`, and the type instantiations.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { version as esbuild } from 'esbuild';
import { inTurns, median, runForNumber } from '../measure.ts';
import peers from '../peers/contenders/package.json' with { type: 'json' };
import { quotable } from '../quotes.ts';
import { kilobytes, type Section, table, times } from '../report.ts';
import { bundle, countInstantiations, GENERATED, generateClients } from './measure.ts';

const TURNS = 15;

interface Contender {
  /** The name of its file in `peers/contenders/`. */
  name: string;
  title: string;
}

type Peer = keyof typeof peers.dependencies;
const peer = (id: Peer, name: string = id): Contender => ({ name, title: `${id} ${peers.dependencies[id]}` });
const plain: Contender = { name: 'fetch', title: 'plain `fetch`' };
const client: Contender = { name: 'client', title: '**this client**' };
const contenders: Contender[] = [
  plain,
  client,
  peer('openapi-fetch'),
  peer('@hey-api/openapi-ts', 'hey-api'),
  peer('ky'),
  peer('axios'),
  peer('openai'),
];

export async function bench(): Promise<Section> {
  await mkdir(GENERATED, { recursive: true });
  await generateClients();
  const bytes = await inTurns(1, contenders, ({ name }) => bundle(name));
  const instantiations = await inTurns(1, contenders, ({ name }) => countInstantiations(name));
  const script = fileURLToPath(new URL('cpu.ts', import.meta.url));
  const microseconds = await inTurns(TURNS, contenders, ({ name }) => runForNumber(script, name));

  const size = kilobytes(median(bytes(client)));
  // Ratios within a turn, because the machine may be slower for minutes.
  const overFetch = (contender: Contender): number =>
    median(microseconds(contender).map((time, turn) => time / (microseconds(plain)[turn] ?? Number.NaN)));
  const results = table(
    ['', 'Bundle, gzip', 'CPU per call', 'against `fetch`', 'Type instantiations'],
    contenders.map((contender) => [
      contender.title,
      kilobytes(median(bytes(contender))),
      `${median(microseconds(contender)).toFixed(1)} µs`,
      times(overFetch(contender)),
      `${median(instantiations(contender))}`,
    ]),
  );
  const notes = `CPU time is the median of ${TURNS} processes, each the median of 15 rounds of 2,000 calls over a stubbed \`fetch\`, with each library's own retries and timeout on; the ratio to \`fetch\` is the median over the turns.
Sizes are of the four calls, bundled and minified by esbuild ${esbuild}; ${peer('typescript').title} counts the instantiations.`;

  return {
    title: 'The client beside other ways to make the same four calls',
    text: `The client adds ${quotable('client-size', size)} to a bundle.

${quotable('client', `\n${results}\n\n${notes}\n`)}`,
    headlines: [['Client: CPU time of a call, against plain `fetch`', overFetch(client), 'at most 1.35']],
  };
}

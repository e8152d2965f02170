/**
 * Measures the mock side by side with the stock `prism mock`, a silent one and Mockoon: how long the start takes,
 * how many requests a second it answers, how much memory it needs.
 * Measures what is built, so build first.
 */
import { existsSync } from 'node:fs';
import { quotable } from '../../../bench/quotes.ts';
import { publish, type Ratio, ratioTable, table } from '../../../bench/section.ts';
import { inTurns, median } from '../../../bench/turns.ts';
import { type Contender, mockoon, ours, prism, quiet, silent, startContender } from './contenders.ts';
import { measureInProcess } from './in-process.ts';
import { load } from './load.ts';

if (!existsSync('/proc/self/status'))
  throw new Error('The memory of a mock is read from /proc, which only Linux has.');

const STARTS = 5;
const ROUNDS = 5;
const SECONDS = 2;
const contenders = [ours, quiet, prism, silent, mockoon];

const milliseconds = await inTurns(STARTS, contenders, async (contender) => {
  const running = await startContender(contender);
  await running.close();
  return running.milliseconds;
});

const servers = await Promise.all(contenders.map(startContender));
const inProcess = { name: '`mock.fetch`, in process', load: measureInProcess, memory: () => Number.NaN };
const loads = await inTurns(
  ROUNDS,
  [...servers.map(({ url, ...server }) => ({ ...server, load: load.bind(undefined, url) })), inProcess],
  async ({ load, memory }) => ({
    one: await load(1, SECONDS),
    sixteen: await load(16, SECONDS),
    megabytes: memory(),
  }),
);
await Promise.all(servers.map(({ close }) => close()));

const start = (contender: Contender) => median(milliseconds(contender));
const memory = (contender: Contender) => median(loads(contender).map(({ megabytes }) => megabytes));
const one = (subject: { name: string }) => median(loads(subject).map(({ one }) => one));
const sixteen = (subject: { name: string }) => median(loads(subject).map(({ sixteen }) => sixteen));
const round = (value: number) => Math.round(value).toLocaleString('en');

const results = table(
  ['', 'Start to first answer', 'Requests/s, 1 client', 'Requests/s, 16 clients', 'Memory after'],
  [
    ...contenders.map((contender) => [
      contender.name,
      `${round(start(contender))} ms`,
      round(one(contender)),
      round(sixteen(contender)),
      `${round(memory(contender))} MB`,
    ]),
    [inProcess.name, '', round(one(inProcess)), round(sixteen(inProcess)), ''],
  ],
);
const headlines: Ratio[] = [
  {
    name: 'Mock: requests/s with 16 clients, against `prism mock`',
    value: sixteen(ours) / sixteen(prism),
    wanted: ['at least', 2],
  },
  {
    name: 'Mock: start to first answer, against `prism mock`',
    value: start(ours) / start(prism),
    wanted: ['at most', 0.8],
  },
  {
    name: 'Mock: memory, against `prism mock`',
    value: memory(ours) / memory(prism),
    wanted: ['below', 1],
  },
  {
    name: 'Mock: requests/s of `mock.fetch`, against its own server',
    value: sixteen(inProcess) / sixteen(ours),
    wanted: ['at least', 2],
  },
];
const withoutLogs: Ratio[] = [
  {
    name: 'Mock: requests/s with 16 clients, against `prism mock`, both without a log',
    value: sixteen(quiet) / sixteen(silent),
  },
  {
    name: 'Mock: requests/s of `mock.fetch`, against its own server without a log',
    value: sixteen(inProcess) / sixteen(quiet),
  },
];

publish('mock', {
  title: 'The mock beside other mocks of the same description',
  text: `${STARTS} starts of each, then ${ROUNDS} rounds in which each answers \`PUT /v1/chats/status\` for ${SECONDS} s to one client and ${SECONDS} s to 16.

${quotable('mock', `\n${results}\n\n${ratioTable([...headlines, ...withoutLogs])}\n`)}`,
  headlines,
});

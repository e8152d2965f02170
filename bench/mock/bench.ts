/**
 * Measures the mock beside other mocks of the same description:
 * how long it takes to start, how many requests it answers per second, and how much memory it needs.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inTurns, median, runForNumber } from '../measure.ts';
import { quotable } from '../quotes.ts';
import { type Ratio, ratioTable, type Section, table } from '../report.ts';
import { type Contender, mockoon, ours, prism, quiet, silent, startContender } from './contenders.ts';
import { measureServer } from './server-load.ts';

const STARTS = 5;
const ROUNDS = 5;
const SECONDS = 2;

const contenders = [ours, quiet, prism, silent, mockoon];
const script = fileURLToPath(new URL('in-process.ts', import.meta.url));
const inProcess = {
  name: '`mock.fetch`, in process',
  load: (clients: number) => runForNumber(script, clients, SECONDS),
  memory: () => Number.NaN,
};

export async function bench(): Promise<Section> {
  if (!existsSync('/proc/self/status'))
    throw new Error('This needs Linux: it reads the memory of a mock from /proc.');

  const starts = await inTurns(STARTS, contenders, async (contender) => {
    const running = await startContender(contender);
    await running.close();
    return running.milliseconds;
  });
  const servers = await Promise.all(contenders.map(startContender));
  const loads = await inTurns(
    ROUNDS,
    [
      ...servers.map(({ name, url, memory }) => ({
        name,
        load: (clients: number) => measureServer(url, clients, SECONDS),
        memory,
      })),
      inProcess,
    ],
    async ({ load, memory }) => ({ one: await load(1), sixteen: await load(16), megabytes: memory() }),
  );
  await Promise.all(servers.map(({ close }) => close()));

  const start = (contender: Contender) => median(starts(contender));
  const memory = (contender: Contender) => median(loads(contender).map(({ megabytes }) => megabytes));
  const one = (subject: { name: string }) => median(loads(subject).map(({ one }) => one));
  const sixteen = (subject: { name: string }) => median(loads(subject).map(({ sixteen }) => sixteen));
  const whole = (value: number) => Math.round(value).toLocaleString('en');

  const results = table(
    ['', 'Start to first response', 'Requests/s, 1 client', 'Requests/s, 16 clients', 'Memory after'],
    [
      ...contenders.map((contender) => [
        contender.name,
        `${whole(start(contender))} ms`,
        whole(one(contender)),
        whole(sixteen(contender)),
        `${whole(memory(contender))} MB`,
      ]),
      [inProcess.name, '', whole(one(inProcess)), whole(sixteen(inProcess)), ''],
    ],
  );
  const headlines: Ratio[] = [
    ['Mock: requests/s with 16 clients, against `prism mock`', sixteen(ours) / sixteen(prism), 'at least 2'],
    ['Mock: start to first response, against `prism mock`', start(ours) / start(prism), 'at most 0.8'],
    ['Mock: memory, against `prism mock`', memory(ours) / memory(prism), 'below 1'],
    [
      'Mock: requests/s of `mock.fetch`, against its own server',
      sixteen(inProcess) / sixteen(ours),
      'at least 2',
    ],
  ];
  const withoutLogs: Ratio[] = [
    [
      'Mock: requests/s with 16 clients, against `prism mock`, both without a log',
      sixteen(quiet) / sixteen(silent),
    ],
    [
      'Mock: requests/s of `mock.fetch`, against its own server without a log',
      sixteen(inProcess) / sixteen(quiet),
    ],
  ];

  return {
    title: 'The mock beside other mocks of the same description',
    text: `${STARTS} starts of each, then ${ROUNDS} rounds in which each answers \`PUT /v1/chats/status\` for ${SECONDS} s from one client and ${SECONDS} s from 16.

${quotable('mock', `\n${results}\n\n${ratioTable([...headlines, ...withoutLogs])}\n`)}`,
    headlines,
  };
}

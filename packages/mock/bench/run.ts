/**
 * Measures the mock side by side with the stock `prism mock`, a silent one and Mockoon: how long the start takes,
 * how many requests a second it answers, how much memory it needs.
 * All of them take turns in one run, so that a busy machine is equally slow for each; only the ratios mean something.
 * Measures what is built, so build first. Writes results.md.
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { contenders, startContender } from './contenders.ts';
import { measureInProcess } from './in-process.ts';
import { load } from './load.ts';
import { report } from './report.ts';

const STARTS = 5;
const ROUNDS = 5;
const SECONDS = 2;

export interface Result {
  name: string;
  /** Milliseconds from the start of the process to its first answer. */
  start: number;
  /** Requests per second with one client, and with 16. */
  one: number;
  sixteen: number;
  /** Megabytes after the load; of the whole process. */
  memory: number;
}

const starts = new Map<string, number[]>();
for (let i = 0; i < STARTS; i++) {
  for (const contender of contenders) {
    const running = await startContender(contender);
    await running.close();
    starts.set(contender.name, [...(starts.get(contender.name) ?? []), running.milliseconds]);
  }
}

const running = await Promise.all(contenders.map(startContender));
const one = new Map<string, number[]>();
const sixteen = new Map<string, number[]>();
const inProcess: [one: number[], sixteen: number[]] = [[], []];
for (let round = 0; round < ROUNDS; round++) {
  for (const { name, url } of running) {
    one.set(name, [...(one.get(name) ?? []), await load(url, 1, SECONDS)]);
    sixteen.set(name, [...(sixteen.get(name) ?? []), await load(url, 16, SECONDS)]);
  }
  inProcess[0].push(await measureInProcess(1, SECONDS));
  inProcess[1].push(await measureInProcess(16, SECONDS));
}

const results: Result[] = running.map(({ name, memory }) => ({
  name,
  start: median(starts.get(name)),
  one: median(one.get(name)),
  sixteen: median(sixteen.get(name)),
  memory: memory(),
}));
await Promise.all(running.map(({ close }) => close()));

const text = report(results, median(inProcess[0]), median(inProcess[1]), {
  machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, Node.js ${process.version}`,
  effort: `${STARTS} starts, ${ROUNDS} rounds of ${SECONDS} s per contender; medians`,
});
await writeFile(new URL('results.md', import.meta.url), text);
console.log(text);

function median(values: number[] = []): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

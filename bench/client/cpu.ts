/** Prints the CPU time of one call of a contender, in microseconds. */
import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { median } from '../measure.ts';

const CALLS = 2000;
const ROUNDS = 15;

const { content } = description.paths['/v1/chats/status'].put.responses[200];
const chat = JSON.stringify(content['application/json'].examples.open.value);
const headers = { 'content-type': 'application/json' };
globalThis.fetch = async () => new Response(chat, { status: 200, headers });

const { calls } = await import(`../peers/contenders/generated/${process.argv[2]}.mjs`);

const times: number[] = [];
for (let round = -5; round < ROUNDS; round++) {
  const start = process.cpuUsage();
  for (let i = 0; i < CALLS; i++) await calls.status();
  const { user, system } = process.cpuUsage(start);
  // The first rounds only warm up.
  if (round >= 0) times.push((user + system) / CALLS);
}

console.log(median(times));
process.exit();

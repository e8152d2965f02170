/** Prints the CPU time of a call of one contender, in microseconds. */
import { median } from '../../../bench/turns.ts';

const CALLS = 2000;
const ROUNDS = 15;

const chat = JSON.stringify({
  id: 5215752,
  closedBy: null,
  lastCustomerMessageAt: null,
  status: 'opened',
  closedAt: null,
  rating: null,
  createdAt: 1597758468,
  lastMessageAt: 1597762389,
  snoozedUntil: null,
  lastMessageText: 'Ok, testing the status update via API',
  lastMessageId: 9577621,
  lastCommunicatedAgentId: 4188,
  agents: [],
  customer: { id: 8738438, name: 'John Doe', email: 'john@example.com', userId: 'myusers_4188' },
  assignee: null,
  department: { id: 233048, name: 'Test Department' },
});
const headers = { 'content-type': 'application/json' };
globalThis.fetch = async () => new Response(chat, { status: 200, headers });

const { calls } = await import(`./generated/${process.argv[2]}.mjs`);

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

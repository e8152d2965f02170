import { afterEach, expect, test } from 'vitest';
import { runWorkflow, stepsFor } from '../../conformance/workflow.ts';
import { type Planned, type StandIn, startStandIn } from '../support/stand-in.ts';

const INPUTS = { apiKey: 'test-key', customer: 8738438, application: 3838, agent: 4188, department: 233048 };
const STATUSES = ['new', 'opened', 'pending', 'on-hold', 'no communication', 'closed'];

let server: StandIn | undefined;
afterEach(() => server?.close());

async function run(plant: (status: string | undefined, planned: Planned) => void = () => {}) {
  server = await startStandIn(INPUTS.apiKey, ({ body }, planned) => plant(body.status, planned));
  return { ...(await runWorkflow(server.url, INPUTS)), server };
}

test('the workflow takes a chat of the mock through its life, and every step passes', async () => {
  const { code, steps, output, server } = await run();
  expect(code, output).toBe(0);
  expect(steps.map(({ stepId, status }) => [stepId, status])).toEqual(
    (await stepsFor(INPUTS)).map((stepId) => [stepId, 'success']),
  );
  const sent = server.requests.map(({ body }) => body);
  const { id } = sent[1];
  expect(sent).toEqual([
    { customer: 8738438, application: 3838 },
    { id, assignee: 4188 },
    { id, assignee: null },
    { id, department: 233048 },
    ...STATUSES.map((status) => ({ id, status })),
    { id, status: 'opened' },
    { id, status: 'closed' },
    { id, status: 'on hold' },
    { id: 2147483647, status: 'closed' },
    { id, status: 'closed' },
  ]);
  expect(server.mock.chats.size).toBe(1);
  expect(server.mock.chats.get(id)).toMatchObject({
    status: 'closed',
    assignee: null,
    department: { id: 233048 },
  });
  expect(output).not.toContain(INPUTS.apiKey);
});

test('the workflow fails where a chat is closed without saying when', async () => {
  const { code, steps } = await run((status, { body }) => {
    if (status === 'closed') body.closedAt = null;
  });
  expect(code).toBe(1);
  expect(failures(steps)).toEqual([['close', ['$response.body#/closedAt != null']]]);
});

test('the workflow fails where an answer does not fit the description', async () => {
  const { code, steps } = await run((status, { body }) => {
    if (status === 'new') delete body.agents;
  });
  expect(code).toBe(1);
  expect(failures(steps)).toEqual([['set-new', ['schema check']]]);
});

test('without an agent and a department the workflow does not assign or move the chat', async () => {
  const all = await stepsFor(INPUTS);
  const { customer, application } = INPUTS;
  expect(await stepsFor({ customer, application })).toEqual(
    all.filter((stepId) => stepId !== 'assign' && stepId !== 'move'),
  );
});

function failures(steps: Awaited<ReturnType<typeof runWorkflow>>['steps']): [string, string[]][] {
  return steps
    .filter(({ status }) => status !== 'success')
    .map(({ stepId, checks }) => [
      stepId,
      checks.filter(({ passed }) => !passed).map(({ name, condition }) => condition ?? name),
    ]);
}

import { fileURLToPath } from 'node:url';
import { type MockServer, startMock } from '@helpcrunch-chats/mock';
import { redocly } from '@helpcrunch-chats/openapi/tools/redocly';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conformance } from '../../conformance/run.ts';
import { stepsFor, WORKFLOW } from '../../conformance/workflow.ts';

const INPUTS = { apiKey: 'test-key', customer: 8738438, application: 3838, agent: 4188, department: 233048 };

let mocks: [MockServer, MockServer];
beforeAll(async () => {
  const { apiKey } = INPUTS;
  mocks = await Promise.all([startMock({ port: 0, apiKey }), startMock({ port: 0, apiKey })]);
});
afterAll(() => Promise.all(mocks.map((mock) => mock.close())));

const requests = ({ mock }: MockServer): unknown[] =>
  mock.requests.map(({ method, path, body, status }) => [method, path, body, status]);

test('takes a chat through the workflow in Redocly’s respect, and as `pnpm conformance` does', {
  timeout: 90_000,
}, async () => {
  const [ours, theirs] = mocks;
  const args = ['respect', fileURLToPath(WORKFLOW), '--server', `chats=${theirs.url}`];
  const env = { REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(INPUTS) };
  const { code, stdout, stderr } = await redocly(args, { timeout: 60_000, env });
  expect(code, stdout + stderr).toBe(0);
  expect(stdout + stderr).not.toContain(INPUTS.apiKey);
  expect([...theirs.mock.chats.values()]).toMatchObject([
    { status: 'closed', assignee: null, department: { id: 233048 } },
  ]);

  const steps = await stepsFor(INPUTS);
  const settings = { ...INPUTS, baseUrl: ours.url };
  const { deviations, information } = await conformance(settings, steps, false, new AbortController().signal);
  expect([...deviations, ...information]).toEqual([]);
  expect(requests(ours)).toEqual(requests(theirs));
  expect(requests(ours)).toHaveLength(steps.length);
});

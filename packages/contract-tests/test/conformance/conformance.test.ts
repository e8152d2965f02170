import { createChatsClient } from '@helpcrunch-chats/client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PACE, type RateLimit, startRecorder } from '../../conformance/recorder.ts';
import { conformance, type Result } from '../../conformance/run.ts';
import { type Step, stepsFor } from '../../conformance/workflow.ts';
import { KEY, type Plant, type StandIn, startStandIn } from './stand-in.ts';

const IDS = { customer: 8738438, application: 3838, agent: 4188, department: 233048 };
const all = await stepsFor({ apiKey: KEY, ...IDS });
const [create, assign] = all as [Step, Step];

interface Options {
  steps?: Step[];
  rateLimit?: RateLimit;
  signal?: AbortSignal;
}

let api: StandIn | undefined;
afterEach(() => api?.close());

async function run(plant?: Plant, options: Options = {}): Promise<Result & { sent: object[] }> {
  const { steps = all, rateLimit = false, signal = new AbortController().signal } = options;
  api = await startStandIn(plant);
  const result = await conformance({ apiKey: KEY, baseUrl: api.url, ...IDS }, steps, rateLimit, signal);
  return { ...result, sent: api.mock.requests.map(({ body }) => body as object) };
}

test('finds nothing where the API is as described, and leaves one closed chat', async () => {
  const result = await run();
  expect(result).toMatchObject({ deviations: [], information: [], troubles: [], requests: all.length });
  expect([...result.passed]).toEqual(all.map(({ stepId }) => [stepId, true]));
  expect([...(api?.mock.chats.values() ?? [])]).toMatchObject([{ id: result.chat, status: 'closed' }]);
});

/** What the stand-in does wrong, by the change that it is asked for, and what must be found. */
const PLANTED: Record<string, [plant: Plant, ...found: string[]]> = {
  '"assignee":4188': [
    ({ body }) => delete body.assignee.role,
    "PUT /v1/chats/assignee 200: Response body property assignee must have required property 'role'",
    'PUT /v1/chats/assignee 200: Response body property assignee must be null',
    'PUT /v1/chats/assignee 200: Response body property assignee must match exactly one schema in oneOf',
  ],
  '"department"': [
    (planned) => Object.assign(planned, { status: 202 }),
    'PUT /v1/chats/department 202: Unable to match the returned status code with those defined in the document: 200,400,401,404,429',
    'step move: expected $statusCode == 200',
  ],
  '"new"': [
    ({ body }) => Object.assign(body, { rating: 'superb', channel: 'web' }),
    'PUT /v1/chats/status 200: /rating is "superb", which is not a known value',
    'PUT /v1/chats/status 200: /channel is not documented',
  ],
  '"pending"': [
    ({ headers }) => Object.assign(headers, { 'content-type': 'text/plain' }),
    'PUT /v1/chats/status 200: The received media type "text/plain" does not match the one specified in the current response: application/json',
  ],
  '"on-hold"': [
    ({ body }) => Object.assign(body, { status: 'pending' }),
    'step set-on-hold: expected $response.body#/status == "on-hold"',
  ],
  '"no communication"': [
    (planned) => Object.assign(planned, { body: '<h1>Done</h1>' }),
    'PUT /v1/chats/status 200: Response body must be object',
    'step set-no-communication: expected $response.body#/id == $steps.create.outputs.chat',
    'step set-no-communication: expected $response.body#/status == "no communication"',
    'step set-no-communication: expected $response.body#/closedAt == null',
  ],
  '"closed"': [
    ({ body }) => Object.assign(body, { closedAt: null }),
    'step close: expected $response.body#/closedAt != null',
    'step close-again: expected $response.body#/closedAt != null',
  ],
  '"id":2147483647': [
    ({ body }) => Object.assign(body, { errors: [{ code: 'gone', message: 'Chat is gone' }] }),
    'PUT /v1/chats/status 404: /errors/0/code is "gone", which is not a known value',
  ],
};

test('finds each deviation and each unknown field and value, and nothing else', async () => {
  const { deviations, information } = await run((planned, request) => {
    const body = JSON.stringify(request.body);
    // The response to the wrong key is left as it is.
    const [, [plant] = []] = Object.entries(PLANTED).findLast(([change]) => body.includes(change)) ?? [];
    if (planned.status !== 401) plant?.(planned, request);
  });
  const found = Object.values(PLANTED).flatMap(([, ...found]) => found);
  const isInformation = (line: string) => /is not (a known value|documented)$/.test(line);
  expect(information.sort()).toEqual(found.filter(isInformation).sort());
  expect(deviations.sort()).toEqual(found.filter((line) => !isInformation(line)).sort());
});

test('sends one request per half second', async () => {
  vi.useFakeTimers();
  const times: number[] = [];
  const fetch = async () => {
    times.push(performance.now());
    return Response.json({ id: 1 });
  };
  const client = createChatsClient({ apiKey: KEY, rateLimit: PACE, fetch });
  const calls = [1, 2, 3].map(() => client.updateChatStatus({ id: 1, status: 'closed' }));
  await vi.advanceTimersByTimeAsync(2000);
  await Promise.all(calls);
  vi.useRealTimers();
  expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 500, 1000]);
});

test('acquires the rate limit before each request, and sends it again after 429', async () => {
  let count = 0;
  const rateLimit = { acquire: async () => void count++ };
  const { requests, troubles } = await run(
    (planned) => {
      if (count !== 3) return;
      Object.assign(planned, { status: 429, headers: { ...planned.headers, 'retry-after': '0' } });
    },
    { rateLimit },
  );
  expect([requests, count, troubles]).toEqual([all.length + 1, all.length + 1, []]);
});

test('waits for as long as the limit counts after a 429 without Retry-After', async () => {
  api = await startStandIn((planned) => {
    planned.status = 429;
  });
  const recorder = await startRecorder(api.url, false);
  const once = { retries: 0 };
  const { response } = await recorder.clientWith(KEY).safe.updateChatStatus({ id: 1, status: 'new' }, once);
  await recorder.close();
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
});

test('closes the chat when the workflow could not', async () => {
  const { chat, sent, troubles } = await run((planned, { body }) => {
    if ((body as { status?: string }).status === 'closed') planned.status = 418;
  });
  expect(sent.slice(all.length)).toEqual([{ id: chat, status: 'closed' }]);
  expect(troubles).toEqual([expect.stringContaining(`Chat ${chat} may still be open, close it: `)]);
});

test.each([1, 4])('closes the chat when it is interrupted while request %i is under way', async (last) => {
  const interrupted = new AbortController();
  const plant: Plant = () => {
    if (api?.mock.requests.length === last) interrupted.abort();
  };
  const { chat, sent, troubles } = await run(plant, { signal: interrupted.signal });
  expect(sent.slice(last)).toEqual([{ id: chat, status: 'closed' }]);
  expect(troubles).toEqual(['The run ended early: it was interrupted.']);
});

test('ends early when the API does not create a chat', async () => {
  const { sent, passed, troubles } = await run((planned) => {
    planned.status = 500;
  });
  expect([sent.length, ...passed]).toEqual([1, ['create', false]]);
  expect(troubles).toEqual([
    'The run ended early: the API did not create a chat.',
    'A chat may have been created: look for a new chat of customer 8738438, and close it.',
  ]);
});

test('reports that there was no response', async () => {
  const { url: baseUrl, close } = await startStandIn();
  await close();
  const { signal } = new AbortController();
  const { deviations } = await conformance({ apiKey: KEY, baseUrl, ...IDS }, all, false, signal);
  expect(deviations).toContainEqual(expect.stringMatching(/^POST \/v1\/chats: .*ECONNREFUSED/));
});

describe('ends early instead of sending', () => {
  test.each<[what: string, step: Step]>([
    ['a second request to create a chat', create],
    ['a change to another chat', { ...assign, requestBody: { payload: { id: 5215752 } } }],
    ['a change to no chat', { ...assign, requestBody: { payload: { assignee: null } } }],
  ])('%s', async (_what, step) => {
    const { sent, chat, troubles } = await run(undefined, { steps: [create, step] });
    expect(troubles).toEqual([expect.stringMatching(/step \w+ would create or change another chat\.$/)]);
    expect(sent.slice(1)).toEqual([{ id: chat, status: 'closed' }]);
  });

  test('a change before there is a chat', async () => {
    expect((await run(undefined, { steps: [assign] })).sent).toEqual([]);
  });
});

test('ends early at a condition that it cannot read', async () => {
  const step = { ...create, successCriteria: [{ condition: '$statusCode > 200' }] };
  const { troubles } = await run(undefined, { steps: [step] });
  expect(troubles).toEqual([expect.stringContaining('$statusCode > 200')]);
});

test('does not assign or move the chat without an agent and a department', async () => {
  const { customer, application } = IDS;
  const some = await stepsFor({ apiKey: KEY, customer, application, agent: undefined });
  const left = all.filter((step) => !some.some(({ stepId }) => stepId === step.stepId));
  expect(left.map(({ stepId }) => stepId)).toEqual(['assign', 'move']);
});

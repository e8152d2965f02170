import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Asked, type Planned, type StandIn, startStandIn } from '../support/stand-in.ts';

const KEY = 'hc-secret-key-8d1f';
const IDS = { HELPCRUNCH_CUSTOMER_ID: '8738438', HELPCRUNCH_APPLICATION_ID: '3838' };
const ALL_IDS = { ...IDS, HELPCRUNCH_AGENT_ID: '4188', HELPCRUNCH_DEPARTMENT_ID: '233048' };
const command = fileURLToPath(new URL('../../conformance/cli.ts', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-conformance-'));
const servers: StandIn[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function standIn(plant: (asked: Asked, planned: Planned, count: number) => unknown): Promise<StandIn> {
  const server = await startStandIn(KEY, plant);
  servers.push(server);
  return server;
}

interface Result {
  code: number | null;
  output: string;
  /** Empty if there is none. */
  report: string;
}

/** Runs the command. `signal` is sent as soon as the server has had that many requests. */
async function run(
  env: Record<string, string>,
  options: { args?: string[]; input?: string; interrupt?: { server: StandIn; after: number } } = {},
): Promise<Result> {
  const cwd = mkdtempSync(join(folder, 'run-'));
  const { HELPCRUNCH_API_KEY: _, ...inherited } = process.env;
  const { args = [], input = '', interrupt } = options;
  const child = spawn(process.execPath, [command, ...args], {
    cwd,
    env: { ...inherited, ...env },
    timeout: 40_000,
  });
  child.stdin.end(input);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const timer = setInterval(() => {
    if (interrupt && interrupt.server.requests.length >= interrupt.after && !child.killed)
      child.kill('SIGINT');
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(timer);
  let report = '';
  try {
    report = readFileSync(join(cwd, 'conformance-report.md'), 'utf8');
  } catch {}
  expect(output + report).not.toContain(KEY);
  return { code, output, report };
}

/** The rows of a section of the report. */
function rows(report: string, heading: string): string[][] {
  const section = report.split('\n## ').find((part) => part.startsWith(heading)) ?? '';
  const cells = [...section.matchAll(/^\| (.*) \| (.*) \|$/gm)].map(([, ...row]) => row);
  return cells.slice(2);
}

/** What the stand-in does wrong, by what it is asked, and what the report must say. */
const PLANTED: Record<
  string,
  { plant: (planned: Planned) => void; deviations?: string[][]; information?: string[][] }
> = {
  create: {
    plant: ({ body }) => Object.assign(body, { channel: 'web', createdWith: 'telegram' }),
    information: [
      ['createChat 201', '/createdWith is "telegram", which is not among the known values'],
      ['createChat 201', '/channel is not documented'],
    ],
  },
  'assignee 4188': {
    plant: ({ body }) => Object.assign(body, { assignee: 4188 }),
    deviations: [
      ['updateChatAssignee 200', '/assignee must be object'],
      ['updateChatAssignee 200', '/assignee must be null'],
      ['updateChatAssignee 200', '/assignee must match exactly one schema in oneOf'],
      ['step assign', 'Not true: $response.body#/assignee/id == $inputs.agent'],
    ],
  },
  'assignee null': {
    plant: ({ body }) => delete body.customer.email,
    deviations: [['updateChatAssignee 200', "/customer must have required property 'email'"]],
  },
  'department 233048': {
    plant: (planned) => {
      planned.status = 202;
    },
    deviations: [
      ['updateChatDepartment 202', 'The status is not documented.'],
      ['step move', 'Not true: $statusCode == 200'],
    ],
  },
  'status new': {
    plant: ({ body }) => Object.assign(body, { rating: KEY }),
    information: [['updateChatStatus 200', '/rating is "********", which is not among the known values']],
  },
  'status opened': {
    plant: ({ body }) => Object.assign(body, { createdAt: '2020-06-16' }),
    deviations: [['updateChatStatus 200', '/createdAt must match pattern "^\\d{1,11}(\\.\\d+)?$"']],
  },
  'status pending': {
    plant: ({ headers }) => Object.assign(headers, { 'content-type': 'text/plain' }),
    deviations: [['updateChatStatus 200', 'The content type is text/plain, not application/json.']],
  },
  'status on-hold': {
    plant: ({ body }) => Object.assign(body, { status: 'pending' }),
    deviations: [['step set-on-hold', 'Not true: $response.body#/status == "on-hold"']],
  },
  'status no communication': {
    plant: (planned) => {
      planned.body = '<h1>Done</h1>';
    },
    deviations: [
      ['updateChatStatus 200', 'The body is not JSON.'],
      ['step set-no-communication', 'Not true: $response.body#/id == $steps.create.outputs.chat'],
      ['step set-no-communication', 'Not true: $response.body#/status == "no communication"'],
      ['step set-no-communication', 'Not true: $response.body#/closedAt == null'],
    ],
  },
  'status on hold': {
    plant: (planned) => {
      planned.status = 422;
    },
    deviations: [
      ['updateChatStatus 422', 'The status is not documented.'],
      ['step refuse-unknown-status', 'Not true: $statusCode == 400'],
    ],
  },
  'missing chat': {
    plant: ({ body }) => Object.assign(body, { errors: [{ code: 'gone' }] }),
    deviations: [['updateChatStatus 404', "/errors/0 must have required property 'message'"]],
    information: [['updateChatStatus 404', '/errors/0/code is "gone", which is not among the known values']],
  },
};

function kind({ method, body }: Asked): string {
  if (method === 'POST') return 'create';
  if (body.id === 2147483647) return 'missing chat';
  const [name = ''] = Object.keys(body).filter((key) => key !== 'id');
  return `${name} ${body[name]}`;
}

describe.concurrent('pnpm conformance', () => {
  test('finds nothing where the API is as described', async () => {
    const server = await standIn(() => {});
    const env = { ...ALL_IDS, HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_BASE_URL: server.url };
    const { code, output, report } = await run(env, { args: ['--yes'] });
    expect(code, output).toBe(0);
    expect(output).toContain('15 requests, 0 deviations.');
    expect([rows(report, 'Deviations'), rows(report, 'Information')]).toEqual([[], []]);
    expect([...server.mock.chats.values()]).toMatchObject([{ status: 'closed' }]);
  });

  test('finds each deviation, and nothing else', async () => {
    let limited = false;
    const server = await standIn((asked, planned) => {
      PLANTED[kind(asked)]?.plant(planned);
      if (kind(asked) !== 'status closed' || limited) return;
      limited = true;
      Object.assign(planned, { status: 429, body: { errors: [] } });
      planned.headers['retry-after'] = '1';
    });
    const env = { ...ALL_IDS, HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_BASE_URL: server.url };
    const { code, output, report } = await run(env, { args: ['--yes'] });
    expect(code, output).toBe(1);
    const planted = Object.values(PLANTED);
    const tooMany = ['updateChatStatus 429', '/errors must NOT have fewer than 1 items'];
    expect(rows(report, 'Deviations').sort()).toEqual(
      [...planted.flatMap(({ deviations = [] }) => deviations), tooMany].sort(),
    );
    expect(rows(report, 'Information').sort()).toEqual(
      planted.flatMap(({ information = [] }) => information).sort(),
    );
    // The one with status 429 was repeated.
    expect(server.requests).toHaveLength(16);
  });

  test('uses one chat only, and sends at most two requests per second', async () => {
    const times: number[] = [];
    const server = await standIn(() => times.push(Date.now()));
    const env = { ...IDS, HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_BASE_URL: server.url };
    await run(env, { args: ['--yes'] });
    const [chat, ...others] = server.mock.chats.keys();
    expect(others).toEqual([]);
    const ids = server.requests.slice(1).map(({ body }) => body.id);
    expect(new Set(ids)).toEqual(new Set([chat, 2147483647]));
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(gaps.length * 500 - 50);
  });

  test('closes the chat when the workflow could not', async () => {
    const failing = ({ body }: Asked, planned: Planned, count: number) => {
      if (body.status === 'closed' && count <= 13) Object.assign(planned, { status: 503, body: '' });
    };
    const server = await standIn(failing);
    const { mock } = server;
    // The mock behind it must not close the chat either.
    const { fetch } = mock;
    mock.fetch = async (input, init) =>
      String(init?.body).includes('"closed"') && server.requests.length <= 13
        ? new Response('{}')
        : fetch(input, init);
    const env = { ...IDS, HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_BASE_URL: server.url };
    const { code } = await run(env, { args: ['--yes'] });
    expect(code).toBe(1);
    expect([...mock.chats.values()]).toMatchObject([{ status: 'closed' }]);
    expect(server.requests).toHaveLength(14);
  });

  test.each([1, 4])('closes the chat when it is interrupted while request %i is under way', async (after) => {
    const server = await standIn(() => sleep(300));
    const env = { ...IDS, HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_BASE_URL: server.url };
    const { code, output } = await run(env, { args: ['--yes'], interrupt: { server, after } });
    expect([code, output]).toEqual([1, expect.stringContaining('The run was interrupted.')]);
    expect(server.requests).toHaveLength(after + 1);
    expect([...server.mock.chats.values()]).toMatchObject([{ status: 'closed' }]);
  });

  test('goes on when the question is answered with y, and ends early when there is no chat', async () => {
    const server = await standIn((_asked, planned) => {
      Object.assign(planned, { status: 500, body: `Something about ${KEY}` });
    });
    const env = { ...IDS, HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_BASE_URL: server.url };
    const { code, output, report } = await run(env, { input: 'y\n' });
    expect([code, output]).toEqual([
      1,
      expect.stringContaining('The workflow ended early, with step create.'),
    ]);
    expect(output).toContain('look for a new chat of customer 8738438');
    expect(rows(report, 'Deviations')).toContainEqual(['createChat 500', 'The status is not documented.']);
    expect(server.requests).toHaveLength(1);
  });

  test('tells that there was no answer', async () => {
    const server = await startStandIn(KEY, () => {});
    await server.close();
    const env = { ...IDS, HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_BASE_URL: server.url };
    const { code, report } = await run(env, { args: ['--yes'] });
    expect(code).toBe(1);
    expect(rows(report, 'Deviations')).toContainEqual(['createChat', 'There was no answer.']);
  });

  test.each(['n\n', '\n', ''])('sends nothing when the question is answered with %j', async (input) => {
    const server = await standIn(() => {});
    const env = { ...IDS, HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_BASE_URL: server.url };
    const { code, output, report } = await run(env, { input });
    expect([code, report, server.requests]).toEqual([1, '', []]);
    expect(output).toContain('Nothing was sent.');
  });

  test.each(['HELPCRUNCH_API_KEY', 'HELPCRUNCH_CUSTOMER_ID', 'HELPCRUNCH_APPLICATION_ID'])(
    'is skipped without %s, and says so',
    async (name) => {
      const { code, output } = await run(
        { ...IDS, HELPCRUNCH_API_KEY: KEY, [name]: '' },
        { args: ['--yes'] },
      );
      expect([code, output]).toEqual([0, expect.stringContaining(`Not set: ${name}.`)]);
    },
  );

  test('sends nothing with a key that cannot be right, and does not show it', async () => {
    const server = await standIn(() => {});
    const env = { ...IDS, HELPCRUNCH_API_KEY: `<${KEY}>`, HELPCRUNCH_BASE_URL: server.url };
    const { code, output } = await run(env, { args: ['--yes'] });
    expect([code, server.requests]).toEqual([1, []]);
    expect(output).toMatch(/angle brackets|API key/i);
  });

  test.each([
    ['HELPCRUNCH_CUSTOMER_ID', 'abc'],
    ['HELPCRUNCH_AGENT_ID', '0'],
    ['HELPCRUNCH_BASE_URL', 'http://api.helpcrunch.com'],
  ])('refuses %s=%s', async (name, value) => {
    const { code, output } = await run(
      { ...IDS, HELPCRUNCH_API_KEY: KEY, [name]: value },
      { args: ['--yes'] },
    );
    expect([code, output]).toEqual([1, expect.stringContaining(`${name} must be`)]);
  });
});

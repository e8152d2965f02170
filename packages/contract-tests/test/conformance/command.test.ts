import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { stepsFor } from '../../conformance/workflow.ts';
import { type Asked, type Planned, type StandIn, startStandIn } from '../support/stand-in.ts';
import { KEY, kind, PLANTED } from './planted.ts';
import { type CommandOptions, type Result, rows, runCommand } from './run-command.ts';

const IDS = { HELPCRUNCH_CUSTOMER_ID: '8738438', HELPCRUNCH_APPLICATION_ID: '3838' };
const ALL_IDS = { ...IDS, HELPCRUNCH_AGENT_ID: '4188', HELPCRUNCH_DEPARTMENT_ID: '233048' };

// Each step of the workflow is one request.
const ids = { customer: 8738438, application: 3838 };
const { length: STEPS } = await stepsFor(ids);
const { length: ALL_STEPS } = await stepsFor({ ...ids, agent: 4188, department: 233048 });

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

const run = (env: Record<string, string>, options?: CommandOptions): Promise<Result> =>
  runCommand(folder, env, options);

// One request per half second takes its time.
describe.concurrent('pnpm conformance', { timeout: 60_000 }, () => {
  test('finds nothing where the API is as described', async () => {
    const server = await standIn(() => {});
    const env = { ...ALL_IDS, HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_BASE_URL: server.url };
    const { code, output, report } = await run(env, { args: ['--yes'] });
    expect(code, output).toBe(0);
    expect(output).toContain(`${ALL_STEPS} requests, 0 deviations.`);
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
    expect(server.requests).toHaveLength(ALL_STEPS + 1);
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
    // Each waits for half a second after the answer before it; timers may be a moment early.
    expect(Math.min(...gaps)).toBeGreaterThan(490);
  });

  test('closes the chat when the workflow could not', async () => {
    const failing = ({ body }: Asked, planned: Planned, count: number) => {
      if (body.status === 'closed' && count <= STEPS) Object.assign(planned, { status: 503, body: '' });
    };
    const server = await standIn(failing);
    const { mock } = server;
    // The mock behind it must not close the chat either.
    const { fetch } = mock;
    mock.fetch = async (input, init) =>
      String(init?.body).includes('"closed"') && server.requests.length <= STEPS
        ? new Response('{}')
        : fetch(input, init);
    const env = { ...IDS, HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_BASE_URL: server.url };
    const { code } = await run(env, { args: ['--yes'] });
    expect(code).toBe(1);
    expect([...mock.chats.values()]).toMatchObject([{ status: 'closed' }]);
    expect(server.requests).toHaveLength(STEPS + 1);
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
    ['HELPCRUNCH_BASE_URL', 'https://api.helpcrunch.com/v1'],
  ])('refuses %s=%s', async (name, value) => {
    const { code, output } = await run(
      { ...IDS, HELPCRUNCH_API_KEY: KEY, [name]: value },
      { args: ['--yes'] },
    );
    expect([code, output]).toEqual([1, expect.stringContaining(`${name} must `)]);
  });
});

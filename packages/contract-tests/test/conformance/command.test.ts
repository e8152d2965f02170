import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { settings } from '../../conformance/settings.ts';
import { KEY, type Plant, type StandIn, startStandIn } from './stand-in.ts';

const ENV = { HELPCRUNCH_API_KEY: KEY, HELPCRUNCH_CUSTOMER_ID: '8738438', HELPCRUNCH_APPLICATION_ID: '3838' };
const cli = new URL('../../conformance/cli.ts', import.meta.url);

test.each(Object.keys(ENV))('the settings are incomplete without %s', (name) => {
  expect(settings({ ...ENV, [name]: '' })).toContain(`Not set: ${name}.`);
});

test.each([
  ['HELPCRUNCH_CUSTOMER_ID', 'abc', 'HELPCRUNCH_CUSTOMER_ID must '],
  ['HELPCRUNCH_AGENT_ID', '0', 'HELPCRUNCH_AGENT_ID must '],
  ['HELPCRUNCH_BASE_URL', 'http://api.helpcrunch.com', 'HELPCRUNCH_BASE_URL must '],
  ['HELPCRUNCH_BASE_URL', 'https://api.helpcrunch.com/v1', 'HELPCRUNCH_BASE_URL must '],
  ['HELPCRUNCH_API_KEY', `<${KEY}>`, 'apiKey must be the bare key'],
])('the settings reject %s=%s', (name, value, message) => {
  expect(() => settings({ ...ENV, [name]: value })).toThrow(message);
});

describe.concurrent('the command', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'helpcrunch-chats-conformance-'));
  const unpaced = join(folder, 'unpaced.ts');
  writeFileSync(
    unpaced,
    `import { command } from '${cli}';
process.on('SIGINT', () => console.error('Ctrl-C has arrived.'));
process.exitCode = await command(false);`,
  );
  const started: StandIn[] = [];
  afterAll(async () => {
    await Promise.all(started.map((api) => api.close()));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  interface Options {
    plant?: Plant;
    input?: string;
    env?: Record<string, string>;
    script?: string;
    /** Which request Ctrl-C is pressed during. */
    interrupt?: number;
  }

  /** Runs the command in a process, with a stand-in for the API, and checks that it never shows the key. */
  async function run(
    args: string[],
    { plant, input = '', env = ENV, script = unpaced, interrupt }: Options = {},
  ) {
    const api = await startStandIn(async (planned, request) => {
      plant?.(planned, request);
      if (api.mock.requests.length !== interrupt) return;
      child.kill('SIGINT');
      await once(child.stderr, 'data');
    });
    started.push(api);
    const cwd = mkdtempSync(join(folder, 'run-'));
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HELPCRUNCH_'));
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env: { ...Object.fromEntries(inherited), HELPCRUNCH_BASE_URL: api.url, ...env },
      timeout: 50_000,
    });
    child.stdin.end(input);
    const closed = once(child, 'close');
    const output = (await Promise.all([text(child.stdout), text(child.stderr)])).join('');
    const [code] = await closed;
    const file = join(cwd, 'conformance-report.md');
    const report = existsSync(file) ? readFileSync(file, 'utf8') : '';
    expect(output + report).not.toContain(KEY);
    return { code, output, report, requests: api.mock.requests };
  }

  test('writes a report, and exits with 0 without deviations', async () => {
    const { code, output, report, requests } = await run(['--yes'], {
      plant: ({ body }) => Object.assign(body, { rating: KEY }),
    });
    expect([code, output]).toEqual([
      0,
      expect.stringContaining(`${requests.length} requests, 0 deviations.`),
    ]);
    expect(report).toContain('## Deviations\n\nNone.\n');
    expect(report).toContain('- POST /v1/chats 201: /rating is "********", which is not a known value\n');
    expect(report).toContain('- close: passed\n');
  });

  test('exits with 1 for a deviation', async () => {
    const plant: Plant = ({ body }) => Object.assign(body, { closedAt: null });
    const { code, output, report } = await run(['--yes'], { plant });
    const deviation = 'step close: expected $response.body#/closedAt != null';
    expect([code, output]).toEqual([1, expect.stringContaining('2 deviations.')]);
    expect(report).toContain(`- ${deviation}\n`);
    expect(report).toContain('- close: failed\n');
  });

  test('closes the chat when Ctrl-C interrupts it, and exits with 1', async ({ skip }) => {
    skip(process.platform === 'win32', 'on Windows a process cannot send Ctrl-C to another one');
    const { code, output, report, requests } = await run([], { input: 'y\n', interrupt: 1 });
    expect([code, output]).toEqual([1, expect.stringContaining('it was interrupted')]);
    expect(requests.map(({ body }) => body)).toMatchObject([{ customer: 8738438 }, { status: 'closed' }]);
    expect(report).toContain('- close: not taken\n');
  });

  test.each(['n\n', ''])('sends nothing when the question is answered with %j', async (input) => {
    const { code, output, requests } = await run([], { input });
    expect([code, output, requests]).toEqual([1, expect.stringContaining('Nothing was sent.'), []]);
  });

  test('sends nothing with a key that cannot be right', async () => {
    const { code, output, requests } = await run(['--yes'], {
      env: { ...ENV, HELPCRUNCH_API_KEY: `<${KEY}>` },
    });
    expect([code, output, requests]).toEqual([1, expect.stringContaining('apiKey must be'), []]);
  });

  test('is skipped without an account, and exits with 0', async () => {
    const { code, output } = await run(['--yes'], { env: {}, script: fileURLToPath(cli) });
    expect([code, output]).toEqual([0, expect.stringMatching(/^Skipped: nothing was sent\./)]);
  });
});

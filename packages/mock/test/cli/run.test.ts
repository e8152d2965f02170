import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseMock, parseProxy } from '../../src/cli/arguments.ts';
import { type End, runMock, runProxy } from '../../src/cli/run.ts';
import { startMock } from '../../src/index.ts';
import { chat, good, json, VALID } from '../support/exchanges.ts';
import { type MisbehavingServer, startMisbehavingServer } from '../support/misbehaving-server.ts';
import { send } from '../support/sockets.ts';

let lines: string[];
let end: End;
beforeEach(() => {
  lines = [];
});
afterEach(() => end());

function print(line: string): void {
  lines.push(line);
}

/** Starts a command with these arguments. Returns where it listens. */
async function run(...args: string[]): Promise<string> {
  const [command, ...others] = args;
  end = await (command === 'proxy'
    ? runProxy(parseProxy(['--port', '0', ...others]), print)
    : runMock(parseMock(['--port', '0', ...args]), print));
  const [first = ''] = lines;
  return first.startsWith('{') ? JSON.parse(first).url : first.slice(first.lastIndexOf(' ') + 1);
}

describe('the mock', () => {
  test('prints one readable line per request, without query and key', async () => {
    const url = await run();
    await send(url, VALID, '/v1/chats/status?secret=yes');
    await send(url, '{"id":"1"}');
    await send(url, VALID, '/v1/chats/status', { authorization: '' });
    expect(lines).toEqual([
      `Mock of the HelpCrunch Chats API on ${url}`,
      expect.stringMatching(
        /^PUT \/v1\/chats\/status 404 [\d.]+ ms {2}not_fount: Chat for ID "%s" was not found$/,
      ),
      expect.stringMatching(
        /^PUT \/v1\/chats\/status 400 [\d.]+ ms {2}status: This value should not be blank\.; id: This value should be of type numeric\.$/,
      ),
      expect.stringMatching(/^PUT \/v1\/chats\/status 401 [\d.]+ ms {2}unauthorized: Unauthorized$/),
    ]);
    expect(lines.join()).not.toContain('secret');
    expect(await end()).toBe(0);
  });

  test('prints one line per request, whatever the request contains', async () => {
    const url = await run();
    await send(url, '{"id":1,"status":"new","x\\nPUT /v1/chats/status 200 1.0 ms":1}');
    await send(url, '\n{\n\n');
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(
        / ms {2}x\\u000aPUT \/v1\/chats\/status 200 1\.0 ms: This field was not expected\.$/,
      ),
      expect.stringMatching(/ ms {2}body: This value should be valid JSON: .*\.$/),
    ]);
  });

  test('with --json, prints JSON only', async () => {
    const url = await run('--json');
    await send(url, '{"id":"1","status":"new"}');
    const time = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { time, url },
      {
        time,
        method: 'PUT',
        path: '/v1/chats/status',
        status: 400,
        ms: expect.any(Number),
        wrong: ['id: This value should be of type numeric.'],
      },
    ]);
  });

  test('with --quiet, prints no line per request', async () => {
    await send(await run('--quiet'), VALID);
    expect(lines).toHaveLength(1);
  });

  test('passes its options on', async () => {
    const url = await run('--no-stateful', '--error-style', 'older', '--rate-limit', '1/60000');
    expect(await (await send(url, VALID)).json()).toMatchObject({ id: 5215752 });
    expect(await (await send(url, VALID)).json()).toEqual({
      errors: [{ code: 'too_many_requests', message: 'You have exceeded your requests limit' }],
    });
  });
});

describe('the proxy', () => {
  let upstream: MisbehavingServer;
  let folder: string;
  beforeAll(async () => {
    upstream = await startMisbehavingServer();
    folder = await mkdtemp(join(tmpdir(), 'mock-proxy-'));
  });
  afterAll(async () => {
    await upstream.close();
    await rm(folder, { recursive: true });
  });

  test('prints a line per violation, writes a report, shows no key, and returns 1', async () => {
    const report = join(folder, 'report.json');
    const url = await run('proxy', '--upstream', upstream.url, '--report', report);
    upstream.behaviour = json(200, { ...chat, id: '5215752' });
    await send(url, VALID);
    await send(url, '{"id":1}');
    expect(await end()).toBe(1);
    expect(lines).toEqual([
      `Proxy to ${upstream.url} on ${url}`,
      expect.stringMatching(/^PUT \/v1\/chats\/status 200 [\d.]+ ms$/),
      'Violation in the response: PUT /v1/chats/status 200 Response body property id must be integer',
      expect.stringMatching(/^PUT \/v1\/chats\/status 400 [\d.]+ ms$/),
      'Violation in the request: PUT /v1/chats/status status: This value should not be blank.',
      '2 violations',
    ]);
    const text = await readFile(report, 'utf8');
    const common = { time: expect.any(String), method: 'PUT', path: '/v1/chats/status' };
    expect(JSON.parse(text)).toEqual([
      { ...common, status: 200, in: 'response', message: 'Response body property id must be integer' },
      { ...common, status: null, in: 'request', message: 'status: This value should not be blank.' },
    ]);
    expect(lines.join() + text).not.toContain('secret');
  });

  test('returns 0 if there was no violation', async () => {
    const report = join(folder, 'clean.json');
    const url = await run('proxy', '--upstream', upstream.url, '--quiet', '--report', report);
    upstream.behaviour = good;
    expect((await send(url, VALID)).status).toBe(200);
    expect(await end()).toBe(0);
    expect(lines.slice(1)).toEqual(['0 violations']);
    expect(JSON.parse(await readFile(report, 'utf8'))).toEqual([]);
  });

  test('prints violations even with --quiet, and as JSON with --json', async () => {
    const url = await run('proxy', '--upstream', upstream.url, '--quiet', '--json');
    await send(url, '{"id":1}');
    expect(await end()).toBe(1);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { url, upstream: upstream.url },
      { violation: { in: 'request', message: 'status: This value should not be blank.' } },
      { violations: 1 },
    ]);
  });

  test('prints one line per violation, whatever the request contains', async () => {
    const url = await run('proxy', '--upstream', upstream.url);
    await send(url, JSON.stringify({ id: 1, status: 'new', 'x\n0 violations\r\u001b[2K\u2028y': 1 }));
    expect(await end()).toBe(1);
    expect(lines.slice(2)).toEqual([
      'Violation in the request: PUT /v1/chats/status x\\u000a0 violations\\u000d\\u001b[2K\\u2028y: This field was not expected.',
      '1 violation',
    ]);
  });

  test('finds no violation in the responses of the mock', async () => {
    const mock = await startMock({ port: 0, rateLimit: { requests: 2, per: 60_000 } });
    const url = await run('proxy', '--upstream', mock.url);
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await send(url, VALID)).status);
    expect(statuses).toEqual([404, 404, 429]);
    expect(await end()).toBe(0);
    await mock.close();
  });
});

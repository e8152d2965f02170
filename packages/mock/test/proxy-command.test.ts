import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { parseProxy } from '../src/cli/arguments.ts';
import { startMock } from '../src/index.ts';
import { Command, endAll } from './support/command.ts';
import { chat, good, json, send, VALID } from './support/exchanges.ts';
import { type MisbehavingServer, startMisbehavingServer } from './support/misbehaving-server.ts';

let upstream: MisbehavingServer;
beforeAll(async () => {
  upstream = await startMisbehavingServer();
});
afterAll(() => upstream.close());
afterEach(endAll);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mock-proxy-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('prints a line per violation, writes a report and ends with 1, and tells no key', async () => {
  const report = join(folder, 'report.json');
  const command = new Command('proxy', '--upstream', upstream.url, '--port', '0', '--report', report);
  const url = await command.url();
  upstream.behaviour = json(200, { ...chat, id: '5215752' });
  await send(url, VALID);
  await send(url, '{"id":1}');
  await command.printed(5);
  expect(await command.interrupt()).toBe(1);
  expect(command.lines.slice(1)).toEqual([
    expect.stringMatching(/^PUT \/v1\/chats\/status 200 [\d.]+ ms$/),
    'Violation in the response: PUT /v1/chats/status 200 Response body property id must be integer',
    expect.stringMatching(/^PUT \/v1\/chats\/status 400 [\d.]+ ms$/),
    'Violation in the request: PUT /v1/chats/status status: This value should not be blank.',
    '2 violations',
  ]);
  const text = await readFile(report, 'utf8');
  expect(JSON.parse(text)).toMatchObject([
    {
      method: 'PUT',
      path: '/v1/chats/status',
      status: 200,
      in: 'response',
      message: 'Response body property id must be integer',
    },
    { method: 'PUT', path: '/v1/chats/status', status: null, in: 'request' },
  ]);
  expect(command.stdout + command.stderr + text).not.toContain('secret');
});

test('ends with 0 if there was no violation', async () => {
  const report = join(folder, 'clean.json');
  const command = new Command(
    'proxy',
    '--upstream',
    upstream.url,
    '--port',
    '0',
    '--quiet',
    '--report',
    report,
  );
  upstream.behaviour = good;
  expect((await send(await command.url(), VALID)).status).toBe(200);
  expect(await command.interrupt()).toBe(0);
  expect(command.lines.slice(1)).toEqual(['0 violations']);
  expect(JSON.parse(await readFile(report, 'utf8'))).toEqual([]);
});

test('tells violations even if it is quiet, as JSON if that is wanted', async () => {
  const command = new Command('proxy', '--upstream', upstream.url, '--port', '0', '--quiet', '--json');
  const { url } = JSON.parse((await command.printed(1))[0] ?? '');
  await send(url, '{"id":1}');
  expect(await command.interrupt()).toBe(1);
  expect(command.lines.slice(1).map((line) => JSON.parse(line))).toMatchObject([
    { violation: { in: 'request', message: 'status: This value should not be blank.' } },
    { violations: 1 },
  ]);
});

test('demands an upstream', async () => {
  const command = new Command('proxy', '--upstream', 'api.helpcrunch.com');
  expect(await command.ended).toBe(1);
  expect(command.stderr).toContain('--upstream must be the http or https address');
});

test.each([
  'http://user:secret@127.0.0.1',
  'http://secret@127.0.0.1',
  'http://:secret@127.0.0.1',
  'http://127.0.0.1?secret=1',
  'http://127.0.0.1/?',
  'http://127.0.0.1#secret',
  'http://127.0.0.1/#',
  'ftp://secret.test',
  '//user:secret@127.0.0.1',
  '',
])('refuses an upstream that is no bare address, and does not repeat it: %s', (upstream) => {
  expect(() => parseProxy([`--upstream=${upstream}`])).toThrow(
    new TypeError(
      '--upstream must be the http or https address of the server to forward to, without a user, a query or a fragment.',
    ),
  );
});

test.each([
  ['https://api.helpcrunch.com', 'https://api.helpcrunch.com'],
  [' HTTPS://api.helpcrunch.com:443/ ', 'https://api.helpcrunch.com'],
  ['http://[::1]:4010/base/', 'http://[::1]:4010/base'],
])('takes the upstream %j for %s', (upstream, expected) => {
  expect(parseProxy([`--upstream=${upstream}`]).upstream).toBe(expected);
});

test('prints one line for each violation, whatever a request contains', async () => {
  const command = new Command('proxy', '--upstream', upstream.url, '--port', '0');
  await send(
    await command.url(),
    JSON.stringify({ id: 1, status: 'new', 'x\n0 violations\r\u001b[2K\u2028y': 1 }),
  );
  expect(await command.interrupt()).toBe(1);
  expect(command.lines.slice(2)).toEqual([
    'Violation in the request: PUT /v1/chats/status x\\u000a0 violations\\u000d\\u001b[2K\\u2028y: This field was not expected.',
    '1 violation',
  ]);
});

test('finds nothing wrong with the mock itself', async () => {
  const mock = await startMock({ port: 0, rateLimit: { requests: 2, per: 60_000 } });
  const command = new Command('proxy', '--upstream', mock.url, '--port', '0');
  const url = await command.url();
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await send(url, VALID)).status);
  expect(statuses).toEqual([404, 404, 429]);
  expect(await command.interrupt()).toBe(0);
  await mock.close();
});

import { afterEach, describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { parseMock } from '../src/cli/arguments.ts';
import { TIMEOUT } from './support/call.ts';
import { Command, endAll } from './support/command.ts';

afterEach(endAll);

function create(url: string, body: string, authorization = 'Bearer secret-key'): Promise<Response> {
  return fetch(`${url}/v1/chats?secret=yes`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(TIMEOUT),
  });
}

test('--version prints the version, --help the flags', async () => {
  const [version, help, proxyHelp] = [
    new Command('--version'),
    new Command('--help'),
    new Command('proxy', '--help'),
  ];
  expect([await version.ended, await help.ended, await proxyHelp.ended]).toEqual([0, 0, 0]);
  expect(version.stdout).toBe(`${packageJson.version}\n`);
  for (const flag of [
    '--port',
    '--no-stateful',
    '--latency',
    '--rate-limit',
    '--error-style',
    '--api-key',
    '--seed',
    '--body-limit',
    '--quiet',
    '--json',
  ]) {
    expect(help.stdout).toContain(flag);
  }
  expect(proxyHelp.stdout).toContain('--upstream');
});

test('prints one readable line per request and ends cleanly with Ctrl-C', async () => {
  const command = new Command('--port', '0');
  const url = await command.url();
  expect((await create(url, '{"customer":1,"application":1}')).status).toBe(201);
  expect((await create(url, '{"customer":"1","application":1}')).status).toBe(400);
  expect((await create(url, '{}', '')).status).toBe(401);
  const [first, ...lines] = await command.printed(4);
  expect(first).toBe(`Mock of the HelpCrunch Chats API on ${url}`);
  expect(lines).toEqual([
    expect.stringMatching(/^POST \/v1\/chats 201 [\d.]+ ms$/),
    expect.stringMatching(
      /^POST \/v1\/chats 400 [\d.]+ ms {2}customer: This value should be of type numeric\.$/,
    ),
    expect.stringMatching(/^POST \/v1\/chats 401 [\d.]+ ms {2}unauthorized: Unauthorized$/),
  ]);
  expect(await command.interrupt()).toBe(0);
  expect([command.stderr, command.lines.length]).toEqual(['', 4]);
  expect(command.stdout).not.toContain('secret');
});

test('prints one line for each request, whatever it contains', async () => {
  const command = new Command('--port', '0');
  const url = await command.url();
  await create(url, '{"customer":1,"application":1,"x\\nPOST /v1/chats 201 1.0 ms":1}');
  await create(url, '\n{\n\n');
  await command.printed(3);
  await command.interrupt();
  expect(command.lines.slice(1)).toEqual([
    expect.stringMatching(/ ms {2}x\\u000aPOST \/v1\/chats 201 1\.0 ms: This field was not expected\.$/),
    expect.stringMatching(/ ms {2}body: This value should be valid JSON: .*\.$/),
  ]);
});

test('--json prints JSON only', async () => {
  const command = new Command('--port', '0', '--json');
  const { url } = JSON.parse((await command.printed(1))[0] ?? '');
  await create(url, '{"customer":"1","application":1}');
  const [, line = ''] = await command.printed(2);
  expect(JSON.parse(line)).toEqual({
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    method: 'POST',
    path: '/v1/chats',
    status: 400,
    ms: expect.any(Number),
    wrong: ['customer: This value should be of type numeric.'],
  });
  expect(await command.interrupt()).toBe(0);
});

test('--quiet prints no line per request', async () => {
  const command = new Command('--port', '0', '--quiet');
  await create(await command.url(), '{}');
  expect(await command.interrupt()).toBe(0);
  expect(command.lines.length).toBe(1);
});

test('passes its flags on to the mock', async () => {
  const command = new Command(
    '--port',
    '0',
    '--no-stateful',
    '--error-style',
    'older',
    '--rate-limit',
    '1/60000',
  );
  const url = await command.url();
  expect(await (await create(url, '{"customer":1,"application":1}')).json()).toMatchObject({ id: 5215766 });
  expect(await (await create(url, '{"customer":1,"application":1}')).json()).toEqual({
    errors: [{ code: 'too_many_requests', message: 'You have exceeded your requests limit' }],
  });
  await command.interrupt();
});

test('says so when the port is taken, and exits with 1', async () => {
  const command = new Command('--port', '0');
  const { port } = new URL(await command.url());
  const second = new Command('--port', port);
  expect(await second.ended).toBe(1);
  expect([second.stdout, second.stderr]).toEqual([
    '',
    `Port ${port} is taken. Choose another one with --port.\n`,
  ]);
  await command.interrupt();
});

describe('the arguments', () => {
  const defaults = { port: 4010, host: '127.0.0.1', stateful: true, quiet: false, json: false };

  test.each<[string, object]>([
    ['', defaults],
    ['--no-stateful --port 1 --host ::1', { ...defaults, stateful: false, port: 1, host: '::1' }],
    ['--latency 100', { ...defaults, latency: 100 }],
    ['--latency 100-300 --seed 7', { ...defaults, latency: [100, 300], seed: '7' }],
    ['--rate-limit --quiet', { ...defaults, rateLimit: true, quiet: true }],
    ['--quiet --rate-limit', { ...defaults, rateLimit: true, quiet: true }],
    ['--rate-limit 5/1000', { ...defaults, rateLimit: { requests: 5, per: 1000 } }],
    [
      '--api-key k --body-limit 10 --error-style older',
      { ...defaults, apiKey: 'k', bodyLimit: 10, errorStyle: 'older' },
    ],
  ])('are understood: %s', (line, options) => {
    expect(parseMock(line.split(' ').filter(Boolean))).toEqual({ ...options, help: false, version: false });
  });

  test.each([
    ['--port x', "--port must be a whole number from 0 to 65535, not 'x'."],
    ['--port 65536', "--port must be a whole number from 0 to 65535, not '65536'."],
    ['--port=', "--port must be a whole number from 0 to 65535, not ''."],
    ['--nonsense', "Unknown option '--nonsense'"],
    ['nonsense', /Unexpected argument 'nonsense'/],
  ])('are refused with a reason: %s', (line, reason) => {
    expect(() => parseMock(line.split(' '))).toThrow(reason);
  });

  test('that are wrong end the command with exit code 1', async () => {
    const command = new Command('--port', 'x');
    expect(await command.ended).toBe(1);
    expect([command.stdout, command.stderr]).toEqual([
      '',
      "--port must be a whole number from 0 to 65535, not 'x'.\n",
    ]);
  });
});

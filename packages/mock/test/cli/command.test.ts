import { afterEach, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { MOCK_HELP, PROXY_HELP } from '../../src/cli/arguments.ts';
import { startMock } from '../../src/index.ts';
import { Command, endAll } from '../support/command.ts';
import { VALID } from '../support/exchanges.ts';
import { send } from '../support/sockets.ts';

afterEach(endAll);

test('prints the version and the help, and rejects an invalid flag with exit code 1', async () => {
  const results = [['--version'], ['--help'], ['proxy', '--help'], ['--port', 'x']].map(async (args) => {
    const command = new Command(...args);
    const code = await command.ended;
    return [code, command.stdout, command.stderr];
  });
  expect(await Promise.all(results)).toEqual([
    [0, `${packageJson.version}\n`, ''],
    [0, `${MOCK_HELP}\n`, ''],
    [0, `${PROXY_HELP}\n`, ''],
    [1, '', "--port must be a whole number from 0 to 65535, not 'x'.\n"],
  ]);
});

test('serves the mock and a proxy to it until Ctrl-C', async () => {
  const mock = new Command('--port', '0');
  const proxy = new Command('proxy', '--upstream', await mock.url(), '--port', '0');
  const url = await proxy.url();
  expect((await send(url, VALID)).status).toBe(404);
  expect((await send(url, '{"id":1}')).status).toBe(400);
  await mock.printed(2);
  expect(await proxy.interrupt()).toBe(1);
  expect(await mock.interrupt()).toBe(0);
  expect(mock.stdout.split('\n')).toEqual([
    `Mock of the HelpCrunch Chats API on ${await mock.url()}`,
    expect.stringMatching(
      /^PUT \/v1\/chats\/status 404 [\d.]+ ms {2}not_fount: Chat for ID "%s" was not found$/,
    ),
    '',
  ]);
  expect(proxy.stdout.split('\n')).toEqual([
    `Proxy to ${await mock.url()} on ${url}`,
    expect.stringMatching(/^PUT \/v1\/chats\/status 404 [\d.]+ ms$/),
    expect.stringMatching(/^PUT \/v1\/chats\/status 400 [\d.]+ ms$/),
    'Violation in the request: PUT /v1/chats/status status: This value should not be blank.',
    '1 violation',
    '',
  ]);
  expect([mock.stderr, proxy.stderr]).toEqual(['', '']);
});

test('reports that the port is taken, and exits with 1', async () => {
  const server = await startMock({ port: 0 });
  const { port } = new URL(server.url);
  const command = new Command('--port', port);
  expect(await command.ended).toBe(1);
  expect([command.stdout, command.stderr]).toEqual([
    '',
    `Port ${port} is taken. Choose another one with --port.\n`,
  ]);
  await server.close();
});

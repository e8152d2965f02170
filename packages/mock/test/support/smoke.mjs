// Tries the installed mock on the runtime that runs this: in process, as a command and as a proxy.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createMock } from '@helpcrunch-chats/mock';

const cli = fileURLToPath(new URL('cli.js', import.meta.resolve('@helpcrunch-chats/mock')));

async function call(fetch, origin, method, path, body, prefer) {
  const response = await fetch(origin + path, {
    method,
    headers: {
      authorization: 'Bearer any',
      'content-type': 'application/json',
      ...(prefer && { prefer }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, body: await response.json() };
}

async function callAll(fetch, origin, rejection) {
  const created = await call(fetch, origin, 'POST', '/v1/chats', { customer: 1, application: 2 });
  const { id } = created.body;
  const assigned = await call(fetch, origin, 'PUT', '/v1/chats/assignee', { id, assignee: 3 });
  const moved = await call(fetch, origin, 'PUT', '/v1/chats/department', { id, department: 4 });
  const closed = await call(fetch, origin, 'PUT', '/v1/chats/status', { id, status: 'closed' });
  assert.deepEqual([created.status, assigned.status, moved.status, closed.status], [201, 200, 200, 200]);
  const { assignee, department, status } = closed.body;
  assert.deepEqual([assignee.id, department.id, status], [3, 4, 'closed']);

  const rejected = await call(fetch, origin, 'PUT', '/v1/chats/status', { id, status: 'done' });
  assert.equal(rejected.status, 400);
  assert.match(JSON.stringify(rejected.body), rejection);

  const generated = () =>
    call(fetch, origin, 'PUT', '/v1/chats/status', { id, status: 'new' }, 'dynamic=true, seed=7');
  const one = await generated();
  assert.equal(typeof one.body.id, 'number');
  assert.deepEqual(one, await generated());
}

async function start(environment, ...args) {
  const command = spawn(process.execPath, [cli, ...args, '--port', '0', '--json'], {
    env: { ...process.env, NODE_ENV: environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 30_000,
  });
  const ended = once(command, 'exit');
  const first = await Promise.race([once(command.stdout.setEncoding('utf8'), 'data'), ended]);
  return {
    url: JSON.parse(first[0]).url,
    async stop() {
      command.kill('SIGKILL');
      await ended;
    },
  };
}

await callAll(createMock().fetch, 'https://api.helpcrunch.com', /not a valid choice/);
const mock = await start('production');
const proxy = await start('development', 'proxy', '--upstream', mock.url);
await callAll(fetch, mock.url, /not a valid choice/);
await callAll(fetch, proxy.url, /mock_not_forwarded/);
await Promise.all([mock.stop(), proxy.stop()]);
console.log(JSON.stringify('works'));

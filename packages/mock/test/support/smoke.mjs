// Tries out the installed mock on whatever runs this: in process, as a command and as a proxy.
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

async function callAll(fetch, origin, refusal) {
  const created = await call(fetch, origin, 'POST', '/v1/chats', { customer: 1, application: 2 });
  const { id } = created.body;
  const assigned = await call(fetch, origin, 'PUT', '/v1/chats/assignee', { id, assignee: 3 });
  const moved = await call(fetch, origin, 'PUT', '/v1/chats/department', { id, department: 4 });
  const closed = await call(fetch, origin, 'PUT', '/v1/chats/status', { id, status: 'closed' });
  assert.deepEqual([created.status, assigned.status, moved.status, closed.status], [201, 200, 200, 200]);
  const { assignee, department, status } = closed.body;
  assert.deepEqual([assignee.id, department.id, status], [3, 4, 'closed']);

  const refused = await call(fetch, origin, 'PUT', '/v1/chats/status', { id, status: 'done' });
  assert.equal(refused.status, 400);
  assert.match(JSON.stringify(refused.body), refusal);

  const madeUp = () =>
    call(fetch, origin, 'PUT', '/v1/chats/status', { id, status: 'new' }, 'dynamic=true, seed=7');
  const one = await madeUp();
  assert.equal(typeof one.body.id, 'number');
  assert.deepEqual(one, await madeUp());
}

async function start(...args) {
  const command = spawn(process.execPath, [cli, ...args, '--port', '0', '--json'], {
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
const mock = await start();
const proxy = await start('proxy', '--upstream', mock.url);
await callAll(fetch, mock.url, /not a valid choice/);
await callAll(fetch, proxy.url, /mock_not_forwarded/);
await Promise.all([mock.stop(), proxy.stop()]);
console.log(JSON.stringify('works'));

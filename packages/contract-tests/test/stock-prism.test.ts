import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples, operations, requestBody, responseBody } from './support/description.ts';

let prism: ChildProcess;
let url: string;

beforeAll(async () => {
  const cli = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
  const document = fileURLToPath(import.meta.resolve('@helpcrunch-chats/openapi/openapi.yaml'));
  prism = spawn(process.execPath, [cli, 'mock', document, '--port', '0', '--host', '127.0.0.1', '--errors']);
  url = await new Promise((resolve, reject) => {
    let output = '';
    prism.stdout?.on('data', (chunk) => {
      output += chunk;
      const [, found] = /listening on (\S+)/.exec(output) ?? [];
      if (found) resolve(found);
    });
    prism.once('exit', () => reject(new Error(`Prism ended before it was ready:\n${output}`)));
  });
});
afterAll(() => {
  prism.kill();
});

describe('the stock prism mock, given the published description,', () => {
  test.each(operations)('answers $operationId', async ({ operationId, method, path, responses }) => {
    const success = Object.keys(responses).sort()[0] ?? '';
    const response = await fetch(url + path, {
      method,
      headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
      body: JSON.stringify(examples(requestBody(operationId))[0]?.[1]),
      signal: AbortSignal.timeout(5000),
    });
    expect([response.status, await response.json()]).toEqual([
      Number(success),
      examples(responseBody(operationId, success))[0]?.[1],
    ]);
  });

  test.each(operations)('refuses a wrong body of $operationId', async ({ operationId, method, path }) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
      body: '{"id":"1"}',
      signal: AbortSignal.timeout(5000),
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      examples(responseBody(operationId, 400))[0]?.[1],
    ]);
  });
});

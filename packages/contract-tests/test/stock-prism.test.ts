import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startStockPrism } from '../../mock/test/support/stock-prism.ts';
import { examples, operations, requestBody, responseBody } from './support/description.ts';

let prism: Awaited<ReturnType<typeof startStockPrism>>;

beforeAll(async () => {
  prism = await startStockPrism();
});
afterAll(() => prism.close());

describe('the stock prism mock, given the published description,', () => {
  test.each(operations)('answers $operationId', async ({ operationId, method, path, responses }) => {
    const success = Object.keys(responses).sort()[0] ?? '';
    const response = await fetch(prism.url + path, {
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
    const response = await fetch(prism.url + path, {
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

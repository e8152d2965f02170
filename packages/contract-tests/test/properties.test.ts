import { type MockServer, startMock } from '@helpcrunch-chats/mock';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startStockPrism } from '../../mock/test/support/stock-prism.ts';
import { faultyBodies, validBodies } from './support/bodies.ts';
import { type Operation, operations, requestBody, violations } from './support/description.ts';

// A fixed seed by default, so that a failure repeats; `pnpm test:random` takes another each time, and many more bodies.
const runs = Number(process.env.PROPERTY_RUNS ?? 50);
const seed = process.env.PROPERTY_RUNS ? Date.now() % 2 ** 31 : 20201028;
console.log(`Property tests: ${runs} bodies each, seed ${seed}.`);
const settings = { numRuns: runs, seed };
const LIMIT = 10_000 + runs * 50;

let prism: Awaited<ReturnType<typeof startStockPrism>>;
let mock: MockServer;

beforeAll(async () => {
  [prism, mock] = await Promise.all([startStockPrism(), startMock({ port: 0, stateful: false })]);
});
afterAll(() => Promise.all([prism.close(), mock.close()]));

interface Answer {
  status: number;
  codes: string[];
}

async function ask(url: string, { method, path }: Operation, body: unknown): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(5000),
  });
  const { errors = [] } = (await response.json()) as { errors?: { code: string }[] };
  return { status: response.status, codes: errors.map(({ code }) => code) };
}

describe.each(operations)('whatever the body of $operationId', (operation) => {
  const { operationId, responses } = operation;
  const success = Number(Object.keys(responses).sort()[0]);

  test('the description, the mock and the stock Prism accept it together', { timeout: LIMIT }, async () => {
    await fc.assert(
      fc.asyncProperty(validBodies(operation), async (body) => {
        expect(violations(requestBody(operationId), body)).toEqual([]);
        const [ours, theirs] = await Promise.all([
          ask(mock.url, operation, body),
          ask(prism.url, operation, body),
        ]);
        expect([ours.status, theirs.status]).toEqual([success, success]);
      }),
      settings,
    );
  });

  test('they refuse it together for a single fault, and the mock names the field', {
    timeout: LIMIT,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(faultyBodies(operation), async ({ field, body }) => {
        expect(violations(requestBody(operationId), body)).not.toEqual([]);
        const [ours, theirs] = await Promise.all([
          ask(mock.url, operation, body),
          ask(prism.url, operation, body),
        ]);
        expect([ours.status, theirs.status]).toEqual([400, 400]);
        expect(ours.codes).toEqual(['invalid_request', field]);
      }),
      settings,
    );
  });
});

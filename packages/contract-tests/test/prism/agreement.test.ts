import { type MockServer, startMock } from '@helpcrunch-chats/mock';
import { faultyBodies, validBodies } from '@helpcrunch-chats/openapi/tools/arbitraries';
import { randomRuns } from '@helpcrunch-chats/openapi/tools/random-runs';
import { statuses } from '@helpcrunch-chats/openapi/tools/reader';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  description,
  examples,
  type Operation,
  operations,
  requestBody,
  responseBody,
  violations,
} from '../support/description.ts';
import { differences, malformedForm } from './differences.ts';
import { type RandomRequest, requests, requestsByStatus } from './requests.ts';
import { type StockPrism, startStockPrism } from './stock-prism.ts';

const runs = randomRuns();
const bodies = runs(50);
const wholeRequests = { ...runs(400), examples: Object.values(requestsByStatus).map((request) => [request]) };
const TIMEOUT = 10_000;
/** How long a property may take that sends this many requests to both servers. */
const limit = ({ numRuns }: { numRuns: number }) => ({ timeout: 30_000 + numRuns * 100 });

let prism: StockPrism;
let mock: MockServer;

beforeAll(async () => {
  [prism, mock] = await Promise.all([startStockPrism(), startMock({ port: 0, stateful: false })]);
});
afterAll(() => Promise.all([prism.close(), mock.close()]));

interface JsonResponse {
  status: number;
  body: unknown;
}

async function send(url: string, { method, path }: Operation, body: unknown): Promise<JsonResponse> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  return { status: response.status, body: await response.json() };
}

function sendToBoth(operation: Operation, body: unknown): Promise<[mock: JsonResponse, prism: JsonResponse]> {
  return Promise.all([send(mock.url, operation, body), send(prism.url, operation, body)]);
}

function firstExample(operationId: string, status: number): unknown {
  return examples(responseBody(operationId, status))[0]?.[1];
}

describe.each(operations)('$operationId:', (operation) => {
  const { operationId } = operation;
  const { success } = statuses(operation);

  test('the description, the mock and stock Prism accept any valid body', limit(bodies), async () => {
    const property = fc.asyncProperty(validBodies(description, operation), async (body) => {
      expect(violations(requestBody(operationId), body)).toEqual([]);
      const expected = { status: success, body: firstExample(operationId, success) };
      expect(await sendToBoth(operation, body)).toEqual([expected, expected]);
    });
    await fc.assert(property, bodies);
  });

  test('they reject any body with one fault, and the mock names the field', limit(bodies), async () => {
    const property = fc.asyncProperty(faultyBodies(description, operation), async ({ field, body }) => {
      expect(violations(requestBody(operationId), body)).not.toEqual([]);
      const [ours, theirs] = await sendToBoth(operation, body);
      expect(theirs).toEqual({ status: 400, body: firstExample(operationId, 400) });
      const errors = [{ code: 'invalid_request' }, { code: field }];
      expect(ours).toMatchObject({ status: 400, body: { errors } });
    });
    await fc.assert(property, bodies);
  });
});

/** The status of the response, or `none` if there is none in time. */
async function statusOf(url: string, request: RandomRequest, timeout = TIMEOUT): Promise<number | 'none'> {
  const { method, path, headers, body, chunked } = request;
  const hasBody = method !== 'GET' && method !== 'OPTIONS';
  try {
    const response = await fetch(url + path, {
      method,
      headers: Object.entries(headers).filter(([, value]) => value !== ''),
      ...(hasBody && { body: chunked ? new Blob([body]).stream() : Buffer.from(body) }),
      ...(chunked && { duplex: 'half' }),
      signal: AbortSignal.timeout(timeout),
    } as RequestInit);
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    if ((error as Error).name !== 'TimeoutError') throw error;
    return 'none';
  }
}

test('the mock and stock Prism judge any request alike', limit(wholeRequests), async () => {
  const seen = new Set<number | 'none'>();
  const property = fc.asyncProperty(requests, async (request) => {
    fc.pre(!differences.some(({ covers }) => covers(request)));
    const [ours, theirs] = await Promise.all([statusOf(mock.url, request), statusOf(prism.url, request)]);
    seen.add(ours);
    expect({ request, status: ours }).toEqual({ request, status: theirs });
  });
  await fc.assert(property, wholeRequests as never);
  expect([...seen].sort()).toEqual(Object.keys(requestsByStatus).map(Number));
});

describe.each(differences)(
  'they differ on purpose: $what:',
  ({ covers, request, prism: theirs, mock: ours }) => {
    test(`stock Prism responds with ${theirs}, the mock with ${ours}`, async () => {
      expect(covers(request)).toBe(true);
      const wait = theirs === 'none' ? 500 : TIMEOUT;
      const actual = await Promise.all([statusOf(prism.url, request, wait), statusOf(mock.url, request)]);
      expect(actual).toEqual([theirs, ours]);
    });
  },
);

test('they differ on purpose: a malformed form ends stock Prism, but not the mock', async () => {
  expect(differences[0]?.covers(malformedForm)).toBe(true);
  const victim = await startStockPrism();
  await expect(statusOf(victim.url, malformedForm)).rejects.toThrow('fetch failed');
  expect(await victim.ended).toBe(1);
  expect(await statusOf(mock.url, malformedForm)).toBe(400);
});

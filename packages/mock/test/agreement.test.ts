import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MockServer, startMock } from '../src/index.ts';
import { differences } from './support/differences.ts';
import { type GeneratedRequest, requests } from './support/generated-requests.ts';
import { startStockPrism } from './support/stock-prism.ts';

let prism: Awaited<ReturnType<typeof startStockPrism>>;
let mock: MockServer;

beforeAll(async () => {
  [prism, mock] = await Promise.all([startStockPrism(), startMock({ port: 0, stateful: false })]);
}, 30_000);
afterAll(() => Promise.all([prism.close(), mock.close()]));

/** The status of the answer, or `none` if there is none in time. */
async function verdict(url: string, request: GeneratedRequest, time: number): Promise<number | 'none'> {
  const { method, path, headers, body, chunked } = request;
  try {
    const response = await fetch(url + path, {
      method,
      headers: Object.entries(headers).filter(([, value]) => value !== ''),
      ...(method !== 'GET' &&
        method !== 'OPTIONS' && { body: chunked ? new Blob([body]).stream() : Buffer.from(body) }),
      ...(chunked && { duplex: 'half' }),
      signal: AbortSignal.timeout(time),
    } as RequestInit);
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    if ((error as Error).name !== 'TimeoutError') throw error;
    return 'none';
  }
}

test('the mock and the stock prism mock judge hundreds of generated requests alike', async () => {
  const seen: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      fc.pre(!differences.some(({ covers }) => covers(request)));
      const [theirs, ours] = await Promise.all([
        verdict(prism.url, request, 5000),
        verdict(mock.url, request, 5000),
      ]);
      seen[ours] = (seen[ours] ?? 0) + 1;
      expect({ request, verdict: ours }).toEqual({ request, verdict: theirs });
    }),
    { numRuns: 400, seed: 1 },
  );
  // All kinds of verdicts were compared, not only refusals.
  expect(Object.keys(seen)).toEqual(
    expect.arrayContaining(['200', '201', '400', '401', '404', '405', '406', '429']),
  );
  expect((seen[200] ?? 0) + (seen[201] ?? 0)).toBeGreaterThan(50);
}, 60_000);

describe.each(differences)('they differ in this: $what', ({ covers, request, prism: theirs, mock: ours }) => {
  test(`the stock one answers ${theirs}, the mock ${ours}`, async () => {
    expect(covers(request)).toBe(true);
    const verdicts = await Promise.all([
      verdict(prism.url, request, theirs === 'none' ? 500 : 5000),
      verdict(mock.url, request, 1000),
    ]);
    expect(verdicts).toEqual([theirs, ours]);
  });
});

import { randomRuns } from '@helpcrunch-chats/openapi/tools/random-runs';
import { afterEach, expect, test, vi } from 'vitest';

const log = vi.spyOn(console, 'log').mockImplementation(() => {});
afterEach(() => {
  log.mockClear();
});

test('random tests have a fixed seed by default, and print it', () => {
  expect(randomRuns({})(50)).toEqual({ numRuns: 50, seed: 20201028 });
  expect(log.mock.calls).toEqual([['Random tests: SEED=20201028 repeats them.']]);
});

test('SEED and PROPERTY_RUNS repeat a run, which prints both', () => {
  expect(randomRuns({ SEED: '7', PROPERTY_RUNS: '3000' })(50)).toEqual({ numRuns: 3000, seed: 7 });
  expect(log.mock.calls).toEqual([['Random tests: SEED=7 PROPERTY_RUNS=3000 repeats them.']]);
});

test('SEED=random picks a new seed each time, and prints it', () => {
  const [{ seed }, other] = [randomRuns({ SEED: 'random' })(1), randomRuns({ SEED: 'random' })(1)];
  expect(other.seed).not.toBe(seed);
  expect(log.mock.calls[0]).toEqual([`Random tests: SEED=${seed} repeats them.`]);
});

test.each([
  { SEED: 'seven' },
  { SEED: '' },
  { SEED: '-1' },
  { SEED: '2147483648' },
  { PROPERTY_RUNS: '1.5' },
])('an invalid variable is rejected by name: %j', (environment) => {
  const [name = '', value] = Object.entries(environment)[0] ?? [];
  expect(() => randomRuns(environment)).toThrow(
    new TypeError(`${name} must be a whole number below 2147483648, not “${value}”.`),
  );
});

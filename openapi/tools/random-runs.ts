/** The settings of a property in fast-check that is tried this many times by default. */
export type RandomRuns = (runs: number) => { numRuns: number; seed: number };

const DEFAULT_SEED = 20201028;

/**
 * Prints the seed of random tests, so that a failure can be repeated. `SEED` sets it, `SEED=random` picks a new one.
 * `PROPERTY_RUNS` sets how often each property is tried.
 */
export function randomRuns({ SEED, PROPERTY_RUNS }: NodeJS.ProcessEnv = process.env): RandomRuns {
  const seed = SEED === 'random' ? Math.trunc(Math.random() * 2 ** 31) : whole('SEED', SEED ?? DEFAULT_SEED);
  const count = PROPERTY_RUNS === undefined ? undefined : whole('PROPERTY_RUNS', PROPERTY_RUNS);
  const repeat = count === undefined ? `SEED=${seed}` : `SEED=${seed} PROPERTY_RUNS=${count}`;
  console.log(`Random tests: ${repeat} repeats them.`);
  return (runs) => ({ numRuns: count ?? runs, seed });
}

function whole(name: string, value: string | number): number {
  const number = Number(value);
  if (value !== '' && Number.isInteger(number) && number >= 0 && number < 2 ** 31) return number;
  throw new TypeError(`${name} must be a whole number below 2147483648, not “${value}”.`);
}

import { inspect } from 'node:util';
import { credentialsHint } from './prism/credentials.ts';
import type { RateLimit } from './rate-limit.ts';

/** The two documented generations of error bodies. */
export type ErrorStyle = 'newer' | 'older';

/** How a mock behaves. An invalid option is rejected with a TypeError that names it. */
export interface MockOptions {
  /**
   * Whether chats are created, changed and remembered. Default: true.
   * Without state, each response is the first example of the description.
   */
  stateful?: boolean | undefined;
  /** How many milliseconds to delay each response, or the range to choose from at random. At most 2147483647. Default: 0. */
  latency?: number | readonly [min: number, max: number] | undefined;
  /** Responds with 429 above this limit, counted for each API key. `true` is the limit of the description. Default: false. */
  rateLimit?: boolean | RateLimit | undefined;
  /** Which of the two documented generations of error bodies to send. Default: newer. */
  errorStyle?: ErrorStyle | undefined;
  /** The only API key to accept: the bare key, without quotes, angle brackets or spaces. By default any is accepted. */
  apiKey?: string | undefined;
  /** Makes `Prefer: dynamic=true` generate the same bodies each time. Not empty. */
  seed?: string | number | undefined;
  /** How many bytes a request body may have; a larger one is rejected with 413. Default: 1 MiB. */
  bodyLimit?: number | undefined;
}

/** A longer timer fires at once. */
const MAX_DELAY = 2 ** 31 - 1;

interface Rule {
  mustBe: string;
  fits(value: unknown): boolean;
}

const RULES: Record<keyof MockOptions, Rule> = {
  stateful: { mustBe: 'true or false', fits: (value) => typeof value === 'boolean' },
  latency: {
    mustBe: `a number of milliseconds from 0 to ${MAX_DELAY}, or two of them, the smaller one first`,
    fits(value) {
      const [min, max, ...more] = Array.isArray(value) ? value : [value, value];
      return (
        isNumber(min) && isNumber(max) && 0 <= min && min <= max && max <= MAX_DELAY && more.length === 0
      );
    },
  },
  rateLimit: {
    mustBe: 'true, false or { requests, per }: a whole number and milliseconds, both above 0',
    fits(value) {
      if (typeof value === 'boolean') return true;
      const { requests, per } = Object(value) as Partial<RateLimit>;
      return isWhole(requests) && requests > 0 && isNumber(per) && per > 0;
    },
  },
  errorStyle: { mustBe: 'newer or older', fits: (value) => value === 'newer' || value === 'older' },
  apiKey: {
    mustBe: 'the bare key, without quotes, angle brackets or spaces',
    fits: (value) =>
      typeof value === 'string' && /^[!-~]+$/.test(value) && credentialsHint(`Bearer ${value}`) === undefined,
  },
  seed: {
    mustBe: 'a number or a non-empty string',
    fits: (value) => isNumber(value) || (typeof value === 'string' && value !== ''),
  },
  bodyLimit: { mustBe: 'a whole number of bytes', fits: (value) => isWhole(value) && value >= 0 },
};

/** How to name an option and its value in an error. */
export interface Wording {
  name?: string;
  mustBe?: string | undefined;
  got?: unknown;
}

/** Throws a TypeError that names the option if the value is invalid. */
export function checkOption<Name extends keyof MockOptions>(
  option: Name,
  value: unknown,
  wording: Wording = {},
): asserts value is MockOptions[Name] {
  const rule = RULES[option];
  if (value === undefined || rule.fits(value)) return;
  const { name = option, mustBe = rule.mustBe, got = value } = wording;
  // An invalid key may be a real one with a typo.
  const shown = option === 'apiKey' ? '' : `, not ${inspect(got, { depth: 1, breakLength: Infinity })}`;
  throw new TypeError(`${name} must be ${mustBe}${shown}.`);
}

/** Throws a TypeError that names the first invalid option. */
export function checkOptions(options: MockOptions): void {
  for (const name of Object.keys(RULES) as (keyof MockOptions)[]) checkOption(name, options[name]);
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

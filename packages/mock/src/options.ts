import { inspect } from 'node:util';
import { credentialsHint } from './auth.ts';
import type { ErrorStyle } from './errors.ts';
import type { RateLimit } from './rate-limit.ts';

/** How a mock behaves. An option that makes no sense is refused with a TypeError that names it. */
export interface MockOptions {
  /**
   * Whether chats are created, changed and remembered. Default: true.
   * Without state each answer is the first example of the description.
   */
  stateful?: boolean | undefined;
  /** How many milliseconds to wait before each answer, or between which two numbers. At most 2147483647. Default: 0. */
  latency?: number | readonly [min: number, max: number] | undefined;
  /** Answers 429 above this limit, for each API key by itself. `true` is the limit of the description. Default: false. */
  rateLimit?: boolean | RateLimit | undefined;
  /** Which of the two documented generations of error bodies to speak. Default: newer. */
  errorStyle?: ErrorStyle | undefined;
  /** The only API key that passes: the bare key, without quotes, angle brackets or spaces. By default any does. */
  apiKey?: string | undefined;
  /** Makes `Prefer: dynamic=true` make up the same each time. Not empty. */
  seed?: string | number | undefined;
  /** How many bytes a body may have. Default: 1 MiB. */
  bodyLimit?: number | undefined;
}

/** A timer that is to wait longer does not wait at all. */
const LONGEST = 2 ** 31 - 1;

interface Rule {
  mustBe: string;
  fits(value: unknown): boolean;
}

const RULES: Record<keyof MockOptions, Rule> = {
  stateful: { mustBe: 'true or false', fits: (value) => typeof value === 'boolean' },
  latency: {
    mustBe: `a number of milliseconds from 0 to ${LONGEST}, or two of them, the smaller one first`,
    fits(value) {
      const [min, max, ...more] = Array.isArray(value) ? value : [value, value];
      return isNumber(min) && isNumber(max) && 0 <= min && min <= max && max <= LONGEST && more.length === 0;
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
    mustBe: 'a number or a text that is not empty',
    fits: (value) => isNumber(value) || (typeof value === 'string' && value !== ''),
  },
  bodyLimit: { mustBe: 'a whole number of bytes', fits: (value) => isWhole(value) && value >= 0 },
};

/** How to tell that an option makes no sense, where that is not told by the option itself. */
export interface Wording {
  name?: string;
  mustBe?: string | undefined;
  got?: unknown;
}

/** Throws a TypeError that names the option if the value makes no sense for it. */
export function checkOption<Name extends keyof MockOptions>(
  option: Name,
  value: unknown,
  wording: Wording = {},
): asserts value is MockOptions[Name] {
  const rule = RULES[option];
  if (value === undefined || rule.fits(value)) return;
  const { name = option, mustBe = rule.mustBe, got = value } = wording;
  // Nearly a key may still be one.
  const told = option === 'apiKey' ? '' : `, not ${inspect(got, { depth: 1, breakLength: Infinity })}`;
  throw new TypeError(`${name} must be ${mustBe}${told}.`);
}

/** Throws a TypeError that names the first option that makes no sense. */
export function checkOptions(options: MockOptions): void {
  for (const name of Object.keys(RULES) as (keyof MockOptions)[]) checkOption(name, options[name]);
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

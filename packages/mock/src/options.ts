import type { ErrorStyle } from './errors.ts';
import type { RateLimit } from './rate-limit.ts';

export interface MockOptions {
  /**
   * Whether chats are created, changed and remembered. Default: true.
   * Without state each answer is the first example of the description.
   */
  stateful?: boolean | undefined;
  /** How many milliseconds to wait before each answer, or between which two numbers. Default: 0. */
  latency?: number | readonly [min: number, max: number] | undefined;
  /** Answers 429 above this limit, for each API key by itself. `true` is the limit of the description. Default: false. */
  rateLimit?: boolean | RateLimit | undefined;
  /** Which of the two documented generations of error bodies to speak. Default: newer. */
  errorStyle?: ErrorStyle | undefined;
  /** The only API key that passes. By default any does. */
  apiKey?: string | undefined;
  /** Makes `Prefer: dynamic=true` make up the same each time. */
  seed?: string | number | undefined;
  /** How many bytes a body may have. Default: 1 MiB. */
  bodyLimit?: number | undefined;
}

import type { Timestamp } from './generated/schemas.ts';

// In seconds this is the year 5138; in milliseconds it is 1973, long before any chat.
const MAX_SECONDS = 99_999_999_999;

/**
 * The moment that a timestamp of the API stands for, to the millisecond.
 *
 * @param timestamp Unix seconds: an integer, a string of digits, or one with a fraction. `null` stays `null`.
 * @throws RangeError if it is no timestamp, or plainly milliseconds.
 */
export function toDate(timestamp: Timestamp): Date;
export function toDate(timestamp: Timestamp | null): Date | null;
export function toDate(timestamp: Timestamp | null): Date | null {
  if (timestamp === null) return null;
  const valid = typeof timestamp === 'number' || /^\d+(\.\d+)?$/.test(timestamp);
  return new Date(Math.round(checked(valid ? Number(timestamp) : Number.NaN, timestamp) * 1000));
}

/**
 * The whole Unix seconds of a date, as the API counts them.
 *
 * @throws RangeError if the date is invalid, or was plainly made from milliseconds taken for seconds.
 */
export function toUnixSeconds(date: Date): number {
  return checked(Math.floor(date.getTime() / 1000), date.getTime());
}

function checked(seconds: number, given: unknown): number {
  if (seconds >= 0 && seconds <= MAX_SECONDS) return seconds;
  throw new RangeError(
    seconds > MAX_SECONDS
      ? `${given} is too large for Unix seconds: it looks like milliseconds. Divide by 1000.`
      : `${given} is not a time in Unix seconds.`,
  );
}

import { describe, expect, test } from 'vitest';
import { toDate, toUnixSeconds } from '../src/index.ts';

describe('toDate', () => {
  test.each([
    [1592332354, '2020-06-16T18:32:34.000Z'],
    ['1603885746', '2020-10-28T11:49:06.000Z'],
    ['1603864800.000', '2020-10-28T06:00:00.000Z'],
    ['1603864800.25', '2020-10-28T06:00:00.250Z'],
    [0, '1970-01-01T00:00:00.000Z'],
  ])('reads %j', (timestamp, expected) => expect(toDate(timestamp).toISOString()).toBe(expected));

  test('leaves null as it is', () => expect(toDate(null)).toBeNull());

  test.each([1592332354000, '1592332354000'])('refuses the milliseconds %j', (timestamp) => {
    expect(() => toDate(timestamp)).toThrow(
      new RangeError(
        '1592332354000 is too large for Unix seconds: it looks like milliseconds. Divide by 1000.',
      ),
    );
  });

  test.each(['2020-06-16', '', '1e9', -1, Number.NaN, '-5'])('refuses %j', (timestamp) => {
    expect(() => toDate(timestamp)).toThrow('is not a time in Unix seconds');
  });
});

describe('toUnixSeconds', () => {
  test('counts whole seconds', () => {
    expect(toUnixSeconds(new Date('2020-06-16T18:32:34.999Z'))).toBe(1592332354);
  });

  test('undoes toDate', () => expect(toUnixSeconds(toDate(1592332354))).toBe(1592332354));

  test('refuses a date made from milliseconds times 1000', () => {
    expect(() => toUnixSeconds(new Date(1592332354000 * 1000))).toThrow('it looks like milliseconds');
  });

  test('refuses an invalid date', () => expect(() => toUnixSeconds(new Date('x'))).toThrow('is not a time'));
});

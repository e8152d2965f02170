import { expect, test } from 'vitest';
import { parseMock } from '../src/cli/arguments.ts';
import { createMock, type MockOptions, startMock } from '../src/index.ts';

const latency =
  'latency must be a number of milliseconds from 0 to 2147483647, or two of them, the smaller one first';
const rateLimit =
  'rateLimit must be true, false or { requests, per }: a whole number and milliseconds, both above 0';
const bodyLimit = 'bodyLimit must be a whole number of bytes';

test.each<[options: object, message: string]>([
  [{ stateful: 'no' }, "stateful must be true or false, not 'no'."],
  [{ latency: -1 }, `${latency}, not -1.`],
  [{ latency: Number.NaN }, `${latency}, not NaN.`],
  [{ latency: '500' }, `${latency}, not '500'.`],
  [{ latency: 2 ** 31 }, `${latency}, not 2147483648.`],
  [{ latency: null }, `${latency}, not null.`],
  [{ latency: [300, 100] }, `${latency}, not [ 300, 100 ].`],
  [{ latency: [100] }, `${latency}, not [ 100 ].`],
  [{ latency: [1, 2, 3] }, `${latency}, not [ 1, 2, 3 ].`],
  [{ rateLimit: { requests: 0, per: 0 } }, `${rateLimit}, not { requests: 0, per: 0 }.`],
  [{ rateLimit: { requests: 1.5, per: 10 } }, `${rateLimit}, not { requests: 1.5, per: 10 }.`],
  [{ rateLimit: { requests: 1 } }, `${rateLimit}, not { requests: 1 }.`],
  [{ rateLimit: { requests: 1, per: '60000' } }, `${rateLimit}, not { requests: 1, per: '60000' }.`],
  [{ rateLimit: 120 }, `${rateLimit}, not 120.`],
  [{ rateLimit: null }, `${rateLimit}, not null.`],
  [{ errorStyle: 'x' }, "errorStyle must be newer or older, not 'x'."],
  [{ seed: '' }, "seed must be a number or a text that is not empty, not ''."],
  [{ seed: {} }, 'seed must be a number or a text that is not empty, not {}.'],
  [{ bodyLimit: -1 }, `${bodyLimit}, not -1.`],
  [{ bodyLimit: Number.NaN }, `${bodyLimit}, not NaN.`],
  [{ bodyLimit: '1000' }, `${bodyLimit}, not '1000'.`],
])('options that make no sense are refused by name: %j', async (options, message) => {
  expect(() => createMock(options as MockOptions)).toThrow(new TypeError(message));
  await expect(startMock({ ...(options as MockOptions), port: 0 })).rejects.toThrow(new TypeError(message));
});

test.each(['', 'se cret', '<secret>', '"secret"', 'secret\n', 'sécret', 7, ['secret']])(
  'an API key that no request can have is refused and not told: %j',
  (apiKey) => {
    expect(() => createMock({ apiKey } as MockOptions)).toThrow(
      new TypeError('apiKey must be the bare key, without quotes, angle brackets or spaces.'),
    );
  },
);

test.each<MockOptions>([
  {},
  { latency: 0, rateLimit: false, apiKey: undefined, stateful: false, seed: 0, bodyLimit: 0 },
  { latency: [0.5, 0.5], rateLimit: true, apiKey: 'k', errorStyle: 'older', seed: 'seven' },
  { latency: 2 ** 31 - 1, rateLimit: { requests: 1, per: 0.5 }, errorStyle: 'newer' },
])('options that make sense are not: %j', (options) => {
  expect(() => createMock(options)).not.toThrow();
});

test.each([
  ['--latency 300-100', "--latency must be like 100 or 100-300, in milliseconds, not '300-100'."],
  ['--latency 1-2-3', "--latency must be like 100 or 100-300, in milliseconds, not '1-2-3'."],
  ['--latency 2147483648', "--latency must be like 100 or 100-300, in milliseconds, not '2147483648'."],
  ['--latency 1e3', "--latency must be like 100 or 100-300, in milliseconds, not '1e3'."],
  ['--rate-limit 5', "--rate-limit must be like 120/60000: requests per milliseconds, not '5'."],
  ['--rate-limit 0/10', "--rate-limit must be like 120/60000: requests per milliseconds, not '0/10'."],
  ['--rate-limit 1/2/3', "--rate-limit must be like 120/60000: requests per milliseconds, not '1/2/3'."],
  ['--rate-limit false', "--rate-limit must be like 120/60000: requests per milliseconds, not 'false'."],
  ['--error-style old', "--error-style must be newer or older, not 'old'."],
  ['--body-limit -1', /--body-limit/],
  ['--body-limit=-1', "--body-limit must be a whole number of bytes, not '-1'."],
  ['--body-limit 1e3', "--body-limit must be a whole number of bytes, not '1e3'."],
  ['--body-limit=', "--body-limit must be a whole number of bytes, not ''."],
  ['--seed=', "--seed must be a number or a text that is not empty, not ''."],
  ['--api-key <k>', '--api-key must be the bare key, without quotes, angle brackets or spaces.'],
])('flags that make no sense are refused by name: %s', (line, message) => {
  expect(() => parseMock(line.split(' '))).toThrow(message);
});

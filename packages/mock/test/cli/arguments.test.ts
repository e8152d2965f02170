import { describe, expect, test } from 'vitest';
import { MOCK_HELP, PROXY_HELP, parseMock, parseProxy } from '../../src/cli/arguments.ts';

const common = { port: 4010, host: '127.0.0.1', quiet: false, json: false, help: false, version: false };

describe('the arguments of the mock', () => {
  const defaults = { ...common, stateful: true };

  test.each<[line: string, parsed: object]>([
    ['', defaults],
    ['--no-stateful --port 1 --host ::1', { ...defaults, stateful: false, port: 1, host: '::1' }],
    ['--latency 100', { ...defaults, latency: 100 }],
    ['--latency 100-300 --seed 7', { ...defaults, latency: [100, 300], seed: '7' }],
    ['--rate-limit --quiet', { ...defaults, rateLimit: true, quiet: true }],
    ['--quiet --rate-limit', { ...defaults, rateLimit: true, quiet: true }],
    ['--rate-limit 5/1000 --json', { ...defaults, rateLimit: { requests: 5, per: 1000 }, json: true }],
    [
      '--api-key k --body-limit 10 --error-style older',
      { ...defaults, apiKey: 'k', bodyLimit: 10, errorStyle: 'older' },
    ],
  ])('are parsed: %s', (line, parsed) => {
    expect(parseMock(line.split(' ').filter(Boolean))).toEqual(parsed);
  });

  test.each([
    ['--port x', "--port must be a whole number from 0 to 65535, not 'x'."],
    ['--port 65536', "--port must be a whole number from 0 to 65535, not '65536'."],
    ['--port=', "--port must be a whole number from 0 to 65535, not ''."],
    ['--nonsense', "Unknown option '--nonsense'"],
    ['nonsense', /Unexpected argument 'nonsense'/],
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
    ['--seed=', "--seed must be a number or a non-empty string, not ''."],
    ['--api-key <k>', '--api-key must be the bare key, without quotes, angle brackets or spaces.'],
  ])('are rejected by name: %s', (line, message) => {
    expect(() => parseMock(line.split(' '))).toThrow(message);
  });

  test('are all in the help', () => {
    const flags = Object.keys(parseMock(['--latency=1', '--rate-limit', '--seed=1'])).map((name) =>
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    );
    for (const flag of flags) expect(MOCK_HELP).toMatch(new RegExp(`^ +--(no-)?${flag}\\b`, 'm'));
  });
});

describe('the arguments of the proxy', () => {
  test.each<[line: string, parsed: object]>([
    ['--upstream https://api.helpcrunch.com', { upstream: 'https://api.helpcrunch.com' }],
    ['--upstream HTTPS://api.helpcrunch.com:443/', { upstream: 'https://api.helpcrunch.com' }],
    ['--upstream http://[::1]:4010/base/', { upstream: 'http://[::1]:4010/base' }],
    [
      '--upstream http://x --port 0 --forward-invalid --report r.json',
      { upstream: 'http://x', port: 0, forwardInvalid: true, report: 'r.json' },
    ],
    ['--help', { upstream: '', help: true }],
  ])('are parsed: %s', (line, parsed) => {
    expect(parseProxy(line.split(' '))).toMatchObject({ ...common, forwardInvalid: false, ...parsed });
  });

  test.each([
    'http://user:secret@127.0.0.1',
    'http://secret@127.0.0.1',
    'http://:secret@127.0.0.1',
    'http://127.0.0.1?secret=1',
    'http://127.0.0.1/?',
    'http://127.0.0.1#secret',
    'http://127.0.0.1/#',
    'ftp://secret.test',
    '//user:secret@127.0.0.1',
    'api.helpcrunch.com',
    '',
  ])('must name an upstream without credentials, and do not repeat it: %s', (upstream) => {
    expect(() => parseProxy([`--upstream=${upstream}`])).toThrow(
      new TypeError(
        '--upstream must be the http or https URL of the server to forward to, without credentials, query or fragment.',
      ),
    );
  });

  test('are all in the help', () => {
    for (const flag of ['upstream', 'forward-invalid', 'report', 'port', 'host', 'quiet', 'json']) {
      expect(PROXY_HELP).toMatch(new RegExp(`^ +--${flag}\\b`, 'm'));
    }
  });
});

import { parseArgs } from 'node:util';
import { checkOption, type MockOptions } from '../options.ts';
import type { ProxyOptions } from '../proxy.ts';
import type { MockServerOptions } from '../server.ts';

const COMMON_HELP = `  --port NUMBER          where to listen; 0 picks a free port (default 4010)
  --host ADDRESS         by default 127.0.0.1, so that only this machine can connect
  --quiet                no line per request
  --json                 each line is JSON
  --help
  --version`;

export const MOCK_HELP: string = `Usage: helpcrunch-chats-mock [options]
       helpcrunch-chats-mock proxy --upstream URL [options]

Answers the calls of the HelpCrunch Chats API as its description says.

  --no-stateful          answer with the examples of the description, and remember nothing
  --latency MS           wait before each answer; 100-300 waits between 100 and 300 milliseconds
  --rate-limit [N/MS]    answer 429 above N requests in MS milliseconds;
                         without a value: the limit of the description
  --error-style STYLE    newer or older: which generation of error bodies (default newer)
  --api-key KEY          the only API key that passes; by default any does
  --seed SEED            make up the same for Prefer: dynamic=true each time
  --body-limit BYTES     answer 413 above this (default 1048576)
${COMMON_HELP}`;

export const PROXY_HELP: string = `Usage: helpcrunch-chats-mock proxy --upstream URL [options]

Forwards requests to a real server, and checks requests and answers against the description.
Ends with exit code 1 if there was a violation.

  --upstream URL         where to forward to, such as https://api.helpcrunch.com
  --forward-invalid      forward also what the description forbids
  --report FILE          write all violations to a JSON file at the end
${COMMON_HELP}`;

const common = {
  port: { type: 'string', default: '4010' },
  host: { type: 'string', default: '127.0.0.1' },
  quiet: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const;

export interface Output {
  quiet: boolean;
  json: boolean;
  help: boolean;
  version: boolean;
}

/** Throws an Error that says which argument makes no sense. */
export function parseMock(args: string[]): MockServerOptions & Output {
  const { values } = parseArgs({
    args: args.map((arg, index) =>
      arg === '--rate-limit' && (args[index + 1] ?? '-').startsWith('-') ? '--rate-limit=true' : arg,
    ),
    allowNegative: true,
    options: {
      ...common,
      stateful: { type: 'boolean', default: true },
      latency: { type: 'string' },
      'rate-limit': { type: 'string' },
      'error-style': { type: 'string' },
      'api-key': { type: 'string' },
      seed: { type: 'string' },
      'body-limit': { type: 'string' },
    },
  });
  const { host, quiet, json, help, version, stateful } = values;
  return {
    port: portNumber(values.port),
    host,
    quiet,
    json,
    help,
    version,
    stateful,
    latency: option('latency', values.latency, latency, 'like 100 or 100-300, in milliseconds'),
    rateLimit: option(
      'rateLimit',
      values['rate-limit'],
      rateLimit,
      'like 120/60000: requests per milliseconds',
    ),
    errorStyle: option('errorStyle', values['error-style']),
    apiKey: option('apiKey', values['api-key']),
    seed: option('seed', values.seed),
    bodyLimit: option('bodyLimit', values['body-limit'], natural),
  };
}

/** The option that the text after a flag stands for. Throws a TypeError that names the flag if there is none. */
function option<Name extends keyof MockOptions>(
  name: Name,
  text: string | undefined,
  parse: (text: string) => unknown = (text) => text,
  mustBe?: string,
): MockOptions[Name] {
  if (text === undefined) return undefined;
  const value = parse(text);
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  checkOption(name, value, { name: flag, mustBe, got: text });
  return value;
}

function latency(text: string): number | number[] {
  return text.includes('-') ? text.split('-').map(natural) : natural(text);
}

function rateLimit(text: string): true | object {
  if (text === 'true') return true;
  const [, requests, per] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  return { requests: Number(requests), per: Number(per) };
}

/** Not a number if there is anything but digits. */
function natural(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** Throws an Error that says which argument makes no sense. */
export function parseProxy(args: string[]): ProxyOptions & Output {
  const { values } = parseArgs({
    args,
    options: {
      ...common,
      upstream: { type: 'string', default: '' },
      'forward-invalid': { type: 'boolean', default: false },
      report: { type: 'string' },
    },
  });
  const { help, version } = values;
  return {
    ...values,
    upstream: help || version ? '' : bareAddress(values.upstream),
    port: portNumber(values.port),
    forwardInvalid: values['forward-invalid'],
  };
}

/** What paths can be added to. What is wrong with it is not repeated: it may be a password. */
function bareAddress(text: string): string {
  const address = URL.parse(text);
  const isHttp = address && /^https?:$/.test(address.protocol);
  if (!isHttp || address.username || address.password || /[?#]/.test(text)) {
    throw new TypeError(
      '--upstream must be the http or https address of the server to forward to, without a user, a query or a fragment.',
    );
  }
  return address.origin + address.pathname.replace(/\/$/, '');
}

function portNumber(text: string): number {
  const port = natural(text);
  if (!(port <= 65_535)) throw new TypeError(`--port must be a whole number from 0 to 65535, not '${text}'.`);
  return port;
}

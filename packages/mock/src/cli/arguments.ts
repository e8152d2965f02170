import { parseArgs } from 'node:util';
import { upstreamUrl } from '../http/forward.ts';
import type { ProxyOptions } from '../http/proxy.ts';
import type { MockServerOptions } from '../http/server.ts';
import { checkOption, type MockOptions } from '../options.ts';

const COMMON_HELP = `  --port NUMBER          the port to listen on; 0 picks a free one (default 4010)
  --host ADDRESS         the address to listen on; the default 127.0.0.1 lets only this machine connect
  --quiet                print no line per request
  --json                 print JSON, one object per line
  --help
  --version`;

export const MOCK_HELP: string = `Usage: helpcrunch-chats-mock [options]
       helpcrunch-chats-mock proxy --upstream URL [options]

Responds to the calls of the HelpCrunch Chats API as its description says.

  --no-stateful          respond with the examples of the description, and remember nothing
  --latency MS           delay each response; 100-300 delays by 100 to 300 milliseconds
  --rate-limit [N/MS]    respond with 429 above N requests in MS milliseconds;
                         without a value: the limit of the description
  --error-style STYLE    newer or older: the generation of error bodies (default newer)
  --api-key KEY          the only API key to accept; by default any is
  --seed SEED            generate the same bodies for Prefer: dynamic=true each time
  --body-limit BYTES     respond with 413 above this (default 1048576)
${COMMON_HELP}`;

export const PROXY_HELP: string = `Usage: helpcrunch-chats-mock proxy --upstream URL [options]

Forwards requests to a real server, and checks requests and responses against the description.
Exits with code 1 if there was a violation.

  --upstream URL         the server to forward to, such as https://api.helpcrunch.com
  --forward-invalid      forward requests that violate the description as well
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

/** What both commands share besides where to listen. */
export interface CommonArguments {
  quiet: boolean;
  json: boolean;
  help: boolean;
  version: boolean;
}

export type MockArguments = MockServerOptions & CommonArguments;

export interface ProxyArguments extends ProxyOptions, CommonArguments {
  /** A file to write all violations to at the end. */
  report?: string | undefined;
}

const RATE_LIMIT_FORM = 'like 120/60000: requests per milliseconds';

/** Throws an Error that names an invalid argument. */
export function parseMock(args: string[]): MockArguments {
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
  const { port, host, stateful, quiet, json, help, version } = values;
  return {
    port: portNumber(port),
    host,
    stateful,
    quiet,
    json,
    help,
    version,
    latency: option('latency', values.latency, latency, 'like 100 or 100-300, in milliseconds'),
    rateLimit: option('rateLimit', values['rate-limit'], rateLimit, RATE_LIMIT_FORM),
    errorStyle: option('errorStyle', values['error-style']),
    apiKey: option('apiKey', values['api-key']),
    seed: option('seed', values.seed),
    bodyLimit: option('bodyLimit', values['body-limit'], natural),
  };
}

/** The value of the option that a flag sets. Throws a TypeError that names the flag if its text is invalid. */
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

/** Throws an Error that names an invalid argument. */
export function parseProxy(args: string[]): ProxyArguments {
  const { values } = parseArgs({
    args,
    options: {
      ...common,
      upstream: { type: 'string', default: '' },
      'forward-invalid': { type: 'boolean', default: false },
      report: { type: 'string' },
    },
  });
  const { port, upstream, 'forward-invalid': forwardInvalid, ...others } = values;
  const isNeeded = !others.help && !others.version;
  return {
    ...others,
    port: portNumber(port),
    upstream: isNeeded ? upstreamUrl(upstream, '--upstream') : '',
    forwardInvalid,
  };
}

function portNumber(text: string): number {
  const port = natural(text);
  if (!(port <= 65_535)) throw new TypeError(`--port must be a whole number from 0 to 65535, not '${text}'.`);
  return port;
}

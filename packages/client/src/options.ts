import { ConfigurationError, WHERE_KEYS_ARE } from './errors.ts';
import { type OperationId, RATE_LIMIT, SERVER_URL } from './generated/operations.ts';
import { type RateLimiter, slidingWindow } from './rate-limiter.ts';
import type { Runtime } from './runtime.ts';

/** A key, or where to get one before each call. */
export type ApiKey = string | (() => string | Promise<string>);

/** The part of `fetch` that the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How the client is set up. Only `apiKey` is required. */
export interface ChatsClientOptions {
  /** The API key of the account, without `Bearer`; a function is asked before each call. */
  apiKey: ApiKey | undefined;
  /** Where the API is, by default HelpCrunch's server. It must be `https:`, except on this machine. */
  baseUrl?: string;
  /** Sends the requests, by default `globalThis.fetch` as it is at the time of the call. */
  fetch?: Fetch;
  /** Milliseconds that one attempt may take, body included; by default 30,000. `false` sets no limit. */
  timeout?: number | false;
  /** How often a failed attempt is repeated, by default 2 times; 0 never repeats. */
  retries?: number;
  /**
   * Paces the requests of this client, by default `false`.
   * `true` keeps to the API's own limit; `per` is in milliseconds.
   */
  rateLimit?: boolean | { requests: number; per: number } | RateLimiter;
  /** What to call along the way. An error that a hook throws rejects the call. */
  hooks?: Hooks;
  /**
   * Allows the client where there is a `document`: in a browser, where everybody who opens the page can read the key.
   * The workers of a browser are not told from a server, and their key is as public.
   */
  dangerouslyAllowBrowser?: boolean;
}

/** How one call differs from the client's options. The call rejects with a ConfigurationError if that makes no sense. */
export interface RequestOptions {
  /** Ends the call, waiting included; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that one attempt may take, or `false`. */
  timeout?: number | false;
  /** How often a failed attempt is repeated. */
  retries?: number;
  /** More headers to send. None replaces those of the client. */
  headers?: Record<string, string>;
}

/** One attempt of a call, as hooks see it. The key is not in it. */
export interface Attempt {
  operationId: OperationId;
  method: string;
  url: string;
  /** 1 for the first attempt. */
  attempt: number;
}

/** What to call along the way. Each may be async; the call waits for it, but not once its `signal` is aborted. */
export interface Hooks {
  /** Before each attempt, and before its wait for the rate limit. */
  onRequest?(attempt: Attempt): void | Promise<void>;
  /** After each answer, whatever its status. Its body has been read. */
  onResponse?(attempt: Attempt & { response: Response }): void | Promise<void>;
  /** Before the wait for the next attempt; `delay` is in milliseconds. Either `response` or `error` says why. */
  onRetry?(attempt: Attempt & { delay: number; response?: Response; error?: unknown }): void | Promise<void>;
  /** When a call rejects, for whatever reason. The call always waits for this one. */
  onError?(failure: { operationId: OperationId; error: unknown }): void | Promise<void>;
}

/** Options that have been checked and filled in. */
export interface Settings {
  apiKey: ApiKey;
  baseUrl: string;
  fetch: Fetch;
  timeout: number | false;
  retries: number;
  limiter: RateLimiter | undefined;
  hooks: Hooks;
}

const LOCAL = /^((.+\.)?localhost|127[.\d]+|\[::1])$/;

/** Checks the options and fills in the defaults. No message contains the key. */
export function settings(options: ChatsClientOptions, runtime: Runtime): Settings {
  const {
    apiKey,
    baseUrl = SERVER_URL,
    // As it is at the time of the call.
    fetch = (url, init) => globalThis.fetch(url, init),
    timeout = 30_000,
    retries = 2,
    rateLimit,
    hooks = {},
  } = options;
  checkBaseUrl(baseUrl);
  checkTimeoutAndRetries(timeout, retries);
  check(typeof fetch === 'function', 'fetch must be a function.');
  check(
    Object(hooks) === hooks &&
      [hooks.onRequest, hooks.onResponse, hooks.onRetry, hooks.onError].every(
        (hook) => !hook || typeof hook === 'function',
      ),
    'hooks must be functions.',
  );
  // Web workers pass: `importScripts` cannot distinguish them from Cloudflare Workers.
  check(
    !('document' in globalThis) || options.dangerouslyAllowBrowser,
    'A browser shows the API key to everybody. Call from a server, or set dangerouslyAllowBrowser: true.',
  );
  return {
    apiKey: typeof apiKey === 'function' ? apiKey : checkedApiKey(apiKey),
    baseUrl,
    fetch,
    timeout,
    retries,
    limiter: limiterOf(rateLimit, runtime),
    hooks,
  };
}

/** The key, or a ConfigurationError that says what is wrong with it and does not contain it. */
export function checkedApiKey(apiKey: string | undefined): string {
  check(apiKey, `apiKey is missing. Get one in HelpCrunch: ${WHERE_KEYS_ARE}.`);
  check(
    typeof apiKey === 'string' && /^[!-;=?-~]+$/.test(apiKey),
    'apiKey must be the bare key: no Bearer, no angle brackets, no white space.',
  );
  return apiKey;
}

/** Throws a ConfigurationError for a timeout or a number of retries that makes no sense. */
export function checkTimeoutAndRetries(timeout: number | false, retries: number): void {
  check(timeout === false || isPositive(timeout), 'timeout must be milliseconds above 0, or false.');
  check(Number.isInteger(retries) && retries >= 0, 'retries must be a whole number, 0 or more.');
}

/** The headers with names in lower case, or a ConfigurationError that does not contain them. */
export function checkedHeaders(headers: RequestOptions['headers']): Headers {
  try {
    return new Headers(headers);
  } catch {
    throw new ConfigurationError('headers must be names and values that HTTP allows.');
  }
}

function checkBaseUrl(baseUrl: string): void {
  // A URL without query may still end with `?`, and the path would follow that.
  const url =
    typeof baseUrl === 'string' && !/[\s?#]/.test(baseUrl) && URL.canParse(baseUrl) && new URL(baseUrl);
  check(
    url &&
      (url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.test(url.hostname))) &&
      !(url.username + url.password),
    'baseUrl must be an https: URL (http: only on this machine), as a string without user, query and fragment.',
  );
}

function limiterOf(rateLimit: ChatsClientOptions['rateLimit'], runtime: Runtime): RateLimiter | undefined {
  if (!rateLimit) return undefined;
  if (typeof (rateLimit as RateLimiter).acquire === 'function') return rateLimit as RateLimiter;
  const { requests, per } = rateLimit === true ? RATE_LIMIT : (rateLimit as typeof RATE_LIMIT);
  check(
    Number.isInteger(requests) && requests > 0 && isPositive(per),
    'rateLimit must have requests, a whole number above 0, and per, milliseconds above 0.',
  );
  return slidingWindow(requests, per, runtime);
}

// In JavaScript a string of digits, and even true, is above 0.
function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new ConfigurationError(message);
}

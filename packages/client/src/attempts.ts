import { ConnectionError, TimeoutError } from './errors.ts';
import type { Attempt, Settings } from './options.ts';
import { redact } from './redact.ts';
import { abortable, type Runtime, untilAborted } from './runtime.ts';
import type { Answer, PreparedRequest } from './transport.ts';

const RETRIED_STATUSES = [408, 425, 429, 500, 502, 503, 504];
// The codes of Node.js, Deno and Bun for connections that were never made.
// A host may also become unreachable while it is read from: where the system call is known, it must be `connect`.
const NEVER_SENT = /NOTFOUND|EAI_AGAIN|UNREACH (connect|undefined)|CONN\w*REFUSED|CONNECT_TIMEOUT/i;
const BASE_DELAY = 500;
const LONGEST_BACKOFF = 8000;
const LONGEST_RETRY_AFTER = 60_000;

/** Sends a request, again where that is safe and may help. Rejects when no answer comes. */
export async function send(
  request: PreparedRequest,
  { fetch, limiter, hooks }: Settings,
  runtime: Runtime,
): Promise<Answer> {
  const { operationId, url, method, retries, signal } = request;
  for (let attempt = 1; ; attempt++) {
    const seen: Attempt = { operationId, method, url, attempt };
    if (hooks.onRequest) await untilAborted(signal, () => hooks.onRequest?.(seen));
    // Acquire last, or awaiting hooks would bunch spaced requests.
    if (limiter) await untilAborted(signal, () => limiter.acquire(signal));

    let answer: Answer | undefined;
    let error: unknown;
    try {
      answer = await attemptOnce(request, fetch, runtime);
    } catch (reason) {
      error = reason;
    }
    signal?.throwIfAborted();
    const response = answer?.response;
    if (response && hooks.onResponse) {
      await untilAborted(signal, () => hooks.onResponse?.({ ...seen, response }));
    }

    if (answer && response?.ok) return answer;
    const delay = attempt > retries ? undefined : retryDelay(method, attempt, response, error, runtime);
    if (delay === undefined) {
      if (answer) return answer;
      throw error;
    }
    if (hooks.onRetry) {
      const why = response ? { response } : { error };
      await untilAborted(signal, () => hooks.onRetry?.({ ...seen, delay, ...why }));
    }
    await abortable(signal, (resolve) => runtime.after(delay, resolve as () => void));
  }
}

function attemptOnce(
  { operationId, apiKey, url, method, headers, body, timeout, signal }: PreparedRequest,
  fetch: Settings['fetch'],
  runtime: Runtime,
): Promise<Answer> {
  return abortable(signal, (resolve, reject) => {
    const controller = new AbortController();
    const cancelTimer =
      timeout &&
      runtime.after(timeout, () => {
        const error = new TimeoutError(`${operationId} got no complete answer within ${timeout} ms`);
        reject(error);
        controller.abort(error);
      });
    const end = () => {
      if (cancelTimer) cancelTimer();
    };
    const init = {
      method,
      headers,
      body,
      redirect: 'manual',
      signal: controller.signal,
    } as const;
    const fail = (cause: unknown) => {
      end();
      const why = redact(String(Object(cause).message), apiKey);
      reject(new ConnectionError(`${operationId} got no answer: ${why}`, { cause }));
    };
    const receive = async () => {
      try {
        const response = await fetch(url, init);
        // The body is read within the attempt, so that the timeout covers it.
        const text = await response.text();
        end();
        resolve({ response, text });
      } catch (cause) {
        fail(cause);
      }
    };
    receive();
    return (reason) => {
      end();
      controller.abort(reason);
    };
  });
}

/** How many milliseconds to wait before the next attempt; `undefined` if there must be none. */
function retryDelay(
  method: string,
  attempt: number,
  response: Response | undefined,
  error: unknown,
  runtime: Runtime,
): number | undefined {
  // A repeated PUT changes nothing more. A repeated POST could create a second chat.
  const safe = method === 'PUT' || (response ? response.status === 429 : neverSent(error));
  if (!safe || (response && !RETRIED_STATUSES.includes(response.status))) return undefined;
  const asked = response && retryAfter(response);
  if (asked !== undefined) return asked > LONGEST_RETRY_AFTER ? undefined : asked;
  return runtime.random() * Math.min(LONGEST_BACKOFF, BASE_DELAY * 2 ** (attempt - 1));
}

function neverSent(error: unknown): boolean {
  const { cause } = error as { cause?: Failure };
  return [cause, cause?.cause].some((failure) => NEVER_SENT.test(`${failure?.code} ${failure?.syscall}`));
}

interface Failure {
  code?: string;
  syscall?: string;
  cause?: Failure;
}

/** The wait that the header `Retry-After` asks for, in milliseconds; it has seconds or a date. */
export function retryAfter({ headers }: Response): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse takes nearly anything for a date; those of HTTP end with GMT.
  const wait = value.endsWith('GMT') ? Date.parse(value) - Date.now() : Number.NaN;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

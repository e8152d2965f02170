import { applied, type ChatChange } from './chats/changes.ts';
import { Chats, keep } from './chats/chats.ts';
import { type IncomingRequest, jsonResponse, type MockResponse, mockError } from './messages.ts';
import { checkOptions, type MockOptions } from './options.ts';
import { apiError } from './prism/api-errors.ts';
import { judge } from './prism/judge.ts';
import { type Operation, RATE_LIMIT, successStatus } from './prism/operations.ts';
import { parsePrefer } from './prism/prefer.ts';
import { findOperation } from './prism/prism.ts';
import {
  acceptsJson,
  exampleResponse,
  notAcceptable,
  unknownOperation,
  validated,
} from './prism/responses.ts';
import { createLimiter, type Limiter } from './rate-limit.ts';
import { type MockRequest, remember } from './requests.ts';

/** What `mock.fetch` and the server share: it turns requests into responses, and remembers chats and requests. */
export interface Responder {
  readonly chats: Chats;
  readonly requests: readonly MockRequest[];
  /** How many bytes a body may have. */
  readonly bodyLimit: number;
  /** Changes the chat at once, and responds after the latency. Rejects as soon as the signal is aborted. */
  respond(request: IncomingRequest, signal?: AbortSignal): Promise<MockResponse>;
  /** Forgets all chats and requests, and starts counting towards the rate limit again. */
  reset(): void;
}

const DEFAULT_BODY_LIMIT = 1024 * 1024;
const FIRST_ID = 1_000_001;

/** Throws a TypeError if an option is invalid. */
export function createResponder(options: MockOptions): Responder {
  checkOptions(options);
  const { stateful = true, errorStyle = 'newer', apiKey, latency = 0 } = options;
  const { bodyLimit = DEFAULT_BODY_LIMIT } = options;
  const seed = options.seed === undefined ? undefined : String(options.seed);
  const [minLatency, maxLatency] = typeof latency === 'number' ? [latency, latency] : latency;
  const chats = new Chats();
  const requests: MockRequest[] = [];
  let withinLimit = limiter(options.rateLimit);
  let nextId = FIRST_ID;

  function decide(request: IncomingRequest): MockResponse | Promise<MockResponse> {
    const { method, path, headers, body } = request;
    const operation = findOperation(method, path);
    if (!operation) return unknownOperation(method, path);
    if (body === undefined) {
      return mockError(413, 'mock_body_too_large', `The body is larger than ${bodyLimit} bytes.`);
    }
    const preferences = parsePrefer(headers.prefer, seed);
    if (typeof preferences === 'string') return mockError(400, 'mock_bad_prefer', preferences);

    const { code, exampleKey, dynamic } = preferences;
    const example = () => exampleResponse(operation, preferences, errorStyle, headers.accept);
    const verdict = judge(operation, request, body, { errorStyle, apiKey, withinLimit });
    if ('rejection' in verdict) {
      const { rejection } = verdict;
      // `Prefer` may ask for a certain example of this very error.
      const choosesExample = exampleKey !== undefined && code === rejection.status;
      return choosesExample ? example() : validated(operation, rejection);
    }
    const ignoresState = !stateful || code !== undefined || exampleKey !== undefined || dynamic;
    return ignoresState ? example() : change(operation, verdict.body as ChatChange, headers.accept);
  }

  /** Changes a chat as the operation does. */
  function change(operation: Operation, body: ChatChange, accept: string | undefined): MockResponse {
    if (!acceptsJson(operation, accept)) return notAcceptable(accept);
    while (chats.has(nextId)) nextId++;
    const chat = applied(operation.iid, body, chats, nextId);
    if (typeof chat === 'number') return validated(operation, apiError(operation, chat, errorStyle));
    const response = validated(operation, jsonResponse(Number(successStatus(operation)), chat));
    if (response.body !== chat) return response;
    keep(chats, chat);
    // Incremented even though the loop above skips taken ids: the id of a deleted chat must not be reused.
    if (chat.id === nextId) nextId++;
    return response;
  }

  async function respond(request: IncomingRequest, signal?: AbortSignal): Promise<MockResponse> {
    let response: MockResponse;
    try {
      response = await decide(request);
    } catch (error) {
      response = mockError(500, 'mock_failure', `The mock has failed: ${error}`);
    }
    remember(requests, request, response);
    if (maxLatency > 0) await sleep(minLatency + Math.random() * (maxLatency - minLatency), signal);
    return response;
  }

  function reset(): void {
    chats.clear();
    requests.length = 0;
    withinLimit = limiter(options.rateLimit);
    nextId = FIRST_ID;
  }

  return { chats, requests, bodyLimit, respond, reset };
}

function limiter(rateLimit: MockOptions['rateLimit'] = false): Limiter {
  if (!rateLimit) return () => true;
  const { requests, perSeconds } = RATE_LIMIT;
  return createLimiter(rateLimit === true ? { requests, per: perSeconds * 1000 } : rateLimit);
}

/** Rejects with the reason of the signal as soon as it is aborted. */
function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });
}

import {
  type Answer,
  answerViolations,
  exampleAnswer,
  findOperation,
  methodsOf,
  negotiated,
} from './engine.ts';
import { apiError, exampleOfStyle, jsonAnswer, mockError } from './errors.ts';
import { type Incoming, judge } from './judge.ts';
import { type Operation, RATE_LIMIT } from './operations.ts';
import type { MockOptions } from './options.ts';
import { type Preferences, parsePrefer } from './prefer.ts';
import { createLimiter, type Limiter } from './rate-limit.ts';
import { applied, type ChatChange, Chats } from './state.ts';

/** The mock without anything that receives requests or sends answers. */
export interface Core {
  readonly chats: Chats;
  /** Whatever it changes is changed when it returns. */
  answer(request: Incoming): Promise<Answer>;
  /** Forgets all chats, and how many requests were made. */
  reset(): void;
}

export const BODY_LIMIT: number = 1024 * 1024;

const FIRST_ID = 1_000_001;

export function createCore(options: MockOptions): Core {
  const { stateful = true, errorStyle = 'newer', apiKey, bodyLimit = BODY_LIMIT } = options;
  const seed = options.seed === undefined ? undefined : String(options.seed);
  const chats = new Chats();
  let withinLimit = limiter(options.rateLimit);
  let nextId = FIRST_ID;

  function answer(request: Incoming): Answer | Promise<Answer> {
    const { method, path, headers, body } = request;
    const operation = findOperation(method, path);
    if (!operation) return unknownOperation(method, path);
    if (body === undefined) {
      return mockError(413, 'mock_body_too_large', `The body is larger than ${bodyLimit} bytes.`);
    }
    const preferences = parsePrefer(headers.prefer);
    if (typeof preferences === 'string') return mockError(400, 'mock_bad_prefer', preferences);

    const verdict = judge(operation, request, body, { errorStyle, apiKey, withinLimit });
    const { code, exampleKey, dynamic } = preferences;
    if ('refusal' in verdict) {
      // It may be a certain example of this very error that is asked for.
      if (exampleKey === undefined || code !== verdict.refusal.status)
        return valid(operation, verdict.refusal);
      return example(operation, preferences, headers.accept);
    }
    if (!stateful || code !== undefined || exampleKey !== undefined || dynamic) {
      return example(operation, preferences, headers.accept);
    }
    return change(operation, verdict.body as ChatChange, headers.accept);
  }

  /** What `Prefer` asks for, or the first example. */
  async function example(operation: Operation, preferences: Preferences, accept?: string): Promise<Answer> {
    const { code, exampleKey, dynamic } = preferences;
    const wanted: Preferences = { ...preferences, seed: preferences.seed ?? seed };
    if (code !== undefined && exampleKey === undefined && !dynamic) {
      wanted.exampleKey = exampleOfStyle(operation, code, errorStyle);
    }
    const problem = undeclared(operation, code, exampleKey);
    if (problem) return problem;
    const found = await exampleAnswer(operation, wanted, accept);
    return found instanceof Error ? notAcceptable(accept) : valid(operation, found);
  }

  /** Changes a chat as the operation does. */
  function change(operation: Operation, body: ChatChange, accept?: string): Answer {
    if (!acceptsJson(operation, accept)) return notAcceptable(accept);
    while (chats.has(nextId)) nextId++;
    const chat = applied(operation.iid, body, chats, nextId);
    if (typeof chat === 'number') return valid(operation, apiError(operation, chat, errorStyle));
    const done = valid(operation, jsonAnswer(Number(successOf(operation)), chat));
    if (done.body !== chat) return done;
    chats.keep(chat);
    // The id of a chat that is deleted later is not given again.
    if (chat.id === nextId) nextId++;
    return done;
  }

  return {
    chats,
    async answer(request) {
      try {
        return await answer(request);
      } catch (error) {
        return mockError(500, 'mock_failure', `The mock has failed: ${error}`);
      }
    },
    reset() {
      chats.clear();
      withinLimit = limiter(options.rateLimit);
      nextId = FIRST_ID;
    },
  };
}

function limiter(rateLimit: MockOptions['rateLimit'] = false): Limiter {
  if (!rateLimit) return () => true;
  const { requests, perSeconds } = RATE_LIMIT;
  return createLimiter(rateLimit === true ? { requests, per: perSeconds * 1000 } : rateLimit);
}

/** The answer itself, if it is as the description says; otherwise one that says why not. */
function valid(operation: Operation, answer: Answer): Answer {
  const violations = answerViolations(operation, answer);
  if (violations.length === 0) return answer;
  const problems = violations.map(({ message }) => message);
  return mockError(
    500,
    'mock_invalid_answer',
    `The answer would not fit the description: ${problems.join('; ')}.`,
  );
}

function unknownOperation(method: string, path: string): Answer {
  const methods = methodsOf(path).join(', ');
  if (!methods) return mockError(404, 'mock_unknown_path', `The description has no path ${path}.`);
  const answer = mockError(405, 'mock_wrong_method', `${path} knows no ${method}, only ${methods}.`);
  return { ...answer, headers: { ...answer.headers, allow: methods } };
}

/** Why the description has no such answer; undefined if it has. */
function undeclared(operation: Operation, code: number | undefined, exampleKey?: string): Answer | undefined {
  const { iid, responses } = operation;
  const response = responses.find((declared) => declared.code === String(code ?? successOf(operation)));
  if (!response) {
    const codes = responses.map((declared) => declared.code).join(', ');
    return mockError(400, 'mock_undeclared_status', `${iid} has no answer ${code}, only ${codes}.`);
  }
  const keys = response.contents?.flatMap(({ examples = [] }) => examples.map(({ key }) => key)) ?? [];
  if (exampleKey === undefined || keys.includes(exampleKey)) return undefined;
  return mockError(
    400,
    'mock_undeclared_example',
    `The answer ${response.code} of ${iid} has no example ${exampleKey}, only ${keys.join(', ')}.`,
  );
}

function successOf({ responses }: Operation): string {
  return responses.find(({ code }) => code.startsWith('2'))?.code ?? '';
}

function acceptsJson(operation: Operation, accept = '*/*'): boolean {
  // Nearly every client sends one of these, and asking Prism takes longer than the whole judgement.
  if (accept === '*/*' || accept === 'application/json') return true;
  return !(negotiated(operation, { dynamic: false }, accept) instanceof Error);
}

function notAcceptable(accept = ''): Answer {
  return mockError(
    406,
    'mock_not_acceptable',
    `All answers are application/json, which is not in ${accept}.`,
  );
}

import { credentialsHint, keyOf, normalized } from './auth.ts';
import { type Answer, requestViolations, securityViolations } from './engine.ts';
import {
  apiError,
  badRequest,
  type ErrorStyle,
  type Fault,
  malformed,
  toFault,
  unauthorized,
} from './errors.ts';
import type { Operation } from './operations.ts';
import type { Limiter } from './rate-limit.ts';

/** A request as it was received. */
export interface Incoming {
  method: string;
  /** Without the query. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Undefined if it is larger than the limit. */
  body: string | undefined;
}

export interface Rules {
  errorStyle: ErrorStyle;
  apiKey: string | undefined;
  withinLimit: Limiter;
}

/** Either the answer to a request that is refused, or the body of one that is not. */
export type Verdict = { refusal: Answer } | { body: unknown };

/** Judges a request by the description, the key and the rate limit, in this order of importance. */
export function judge(operation: Operation, request: Incoming, text: string, rules: Rules): Verdict {
  const { errorStyle, apiKey, withinLimit } = rules;
  const { authorization = '' } = request.headers;
  const hint = credentialsHint(authorization);
  const key = keyOf(authorization);
  const { credentials, body, faults } = checked(operation, request, text);
  if (!credentials || hint) return { refusal: unauthorized(operation, errorStyle, hint) };
  if (apiKey !== undefined && key !== apiKey) return { refusal: unauthorized(operation, errorStyle) };
  if (!withinLimit(key)) return { refusal: apiError(operation, 429, errorStyle) };
  if (faults.length > 0) return { refusal: badRequest(faults, errorStyle) };
  return { body };
}

export interface Checked {
  /** Whether there are any, and well-formed. */
  credentials: boolean;
  /** The parsed body. */
  body: unknown;
  faults: Fault[];
}

/** Judges a request by the description alone. */
export function checked(operation: Operation, { method, path, headers }: Incoming, text: string): Checked {
  const judged = {
    method,
    path,
    headers: {
      ...headers,
      authorization: normalized(headers.authorization ?? ''),
      // A body of no type is just bytes, and Prism would not look at the type.
      'content-type': headers['content-type'] || 'application/octet-stream',
      // Nor would it if it did not know that there is content.
      'content-length': String(Buffer.byteLength(text)),
    },
    body: text as unknown,
  };
  const credentials = securityViolations(operation, judged).length === 0;
  if (text !== '' && /^\s*application\/([^\s;]+\+)?json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    try {
      judged.body = JSON.parse(text);
    } catch (error) {
      // Prism would never answer.
      return { credentials, body: undefined, faults: [malformed(error)] };
    }
  }
  return {
    credentials,
    body: judged.body,
    faults: requestViolations(operation, judged).map((violation) => toFault(violation, judged.body)),
  };
}

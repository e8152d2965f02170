import type { IncomingRequest, MockResponse } from '../messages.ts';
import type { ErrorStyle } from '../options.ts';
import type { Limiter } from '../rate-limit.ts';
import { apiError, badRequest, type ErrorEntry, unauthorized } from './api-errors.ts';
import { credentialsHint, keyOf, withCapital } from './credentials.ts';
import { malformedJson, toErrorEntry } from './error-entries.ts';
import type { Operation } from './operations.ts';
import { hasCredentials, requestDiagnostics } from './prism.ts';

export interface Rules {
  errorStyle: ErrorStyle;
  apiKey: string | undefined;
  withinLimit: Limiter;
}

/** Either the response to a request that is rejected, or the parsed body of a valid one. */
export type Verdict = { rejection: MockResponse } | { body: unknown };

/** Judges a request by its credentials, the rate limit and the description, in this order of importance. */
export function judge(operation: Operation, request: IncomingRequest, text: string, rules: Rules): Verdict {
  const { errorStyle, apiKey, withinLimit } = rules;
  const { authorization = '' } = request.headers;
  const hint = credentialsHint(authorization);
  const key = keyOf(authorization);
  const { credentials, body, errors } = checkRequest(operation, request, text);
  if (!credentials || hint) return { rejection: unauthorized(operation, errorStyle, hint) };
  if (apiKey !== undefined && key !== apiKey) return { rejection: unauthorized(operation, errorStyle) };
  if (!withinLimit(key)) return { rejection: apiError(operation, 429, errorStyle) };
  if (errors.length > 0) return { rejection: badRequest(errors, errorStyle) };
  return { body };
}

export interface CheckedRequest {
  /** Whether there are credentials, and they are well-formed. */
  credentials: boolean;
  /** Parsed if it is JSON, otherwise text. */
  body: unknown;
  /** How the body violates the description. */
  errors: ErrorEntry[];
}

/** Judges a request by the description alone. */
export function checkRequest(operation: Operation, request: IncomingRequest, text: string): CheckedRequest {
  const { method, path, headers } = request;
  const parsed = {
    method,
    path,
    headers: {
      ...headers,
      authorization: withCapital(headers.authorization ?? ''),
      // Prism does not look at a missing type, but a body without a type is just bytes.
      'content-type': headers['content-type'] || 'application/octet-stream',
      // Prism does not look at the type of an empty body.
      'content-length': String(text.length),
    },
    body: text as unknown,
  };
  const credentials = hasCredentials(operation, parsed);
  if (text !== '' && /^\s*application\/([^\s;]+\+)?json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    try {
      parsed.body = JSON.parse(text);
    } catch (error) {
      // Prism would never respond.
      return { credentials, body: undefined, errors: [malformedJson(error)] };
    }
  }
  const { body } = parsed;
  const diagnostics = requestDiagnostics(operation, parsed);
  return { credentials, body, errors: diagnostics.map((diagnostic) => toErrorEntry(diagnostic, body)) };
}

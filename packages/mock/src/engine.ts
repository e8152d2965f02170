/**
 * Prism's judgement in process: routing, security, validation of both directions, and the choice of an example.
 * The parts are imported one by one, because the whole of Prism takes twice as long to load.
 */
import negotiatorModule from '@stoplight/prism-http/dist/mocker/negotiator/NegotiatorHelpers.js';
import routerModule from '@stoplight/prism-http/dist/router/index.js';
import {
  validateInput,
  validateOutput,
  validateSecurity,
} from '@stoplight/prism-http/dist/validator/index.js';
import { OPERATIONS, type Operation } from './operations.ts';
import { isPlainlyValid, requestSchema, responseSchema } from './plain.ts';
import type { Preferences } from './prefer.ts';

/** What is wrong with a request or an answer, as Prism tells it. */
export interface Violation {
  path?: string[];
  code?: string | number;
  message: string;
}

export interface Judged {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** Parsed if it is JSON, otherwise text. */
  body: unknown;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

// Prism is CommonJS, whose `default` is one property among others.
const { default: negotiator } = negotiatorModule;
const { default: route } = routerModule;

// Prism wants a logger and writes several lines per request to it.
const ignore = () => {};
const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, success: ignore } as never;

/** The operation that answers a method and a path, if there is one. */
export function findOperation(method: string, path: string): Operation | undefined {
  return (
    OPERATIONS.find((operation) => operation.path === path && operation.method === method.toLowerCase()) ??
    routed(OPERATIONS, method, path)
  );
}

/** The methods that a path knows, in upper case; none if there is no such path. */
export function methodsOf(path: string): string[] {
  return OPERATIONS.filter((operation) => routed([operation], operation.method, path)).map(({ method }) =>
    method.toUpperCase(),
  );
}

function routed(resources: readonly Operation[], method: string, path: string): Operation | undefined {
  const input = { method: method.toLowerCase() as 'put', url: { path } };
  const result = route({ resources: [...resources], input });
  return result._tag === 'Right' ? result.right : undefined;
}

/** What is wrong with the credentials. Empty if nothing is. */
export function securityViolations(operation: Operation, request: Judged): Violation[] {
  const { authorization = '' } = request.headers;
  const last = lastCredentials.get(operation);
  if (last?.authorization === authorization) return last.violations;
  const result = validateSecurity({ resource: operation, element: prismRequest(request) });
  const violations = result._tag === 'Left' ? result.left : [];
  // Nothing but this header counts for schemes of HTTP.
  if (operation.security?.flat().every(({ type }) => type === 'http')) {
    lastCredentials.set(operation, { authorization, violations });
  }
  return violations;
}

/** Prism takes a quarter of a request to judge them, and most have the same as the one before. */
const lastCredentials = new WeakMap<Operation, { authorization: string; violations: Violation[] }>();

/** What is wrong with everything but the credentials. Empty if nothing is. */
export function requestViolations(operation: Operation, request: Judged): Violation[] {
  if (isPlainlyValid(requestSchema(operation), request.headers['content-type'], request.body)) return [];
  try {
    const result = validateInput({ resource: operation, element: prismRequest(request) });
    return result._tag === 'Left' ? result.left : [];
  } catch {
    // It throws on a content type that is none.
    return [{ code: 415, message: 'The content type cannot be read' }];
  }
}

/** What is wrong with an answer. Empty if it is as the description says. */
export function answerViolations(operation: Operation, { status, headers, body }: Answer): Violation[] {
  if (isPlainlyValid(responseSchema(operation, status), headers['content-type'], body)) return [];
  try {
    const element = { statusCode: status, headers, body };
    const result = validateOutput({ resource: operation, element });
    return result._tag === 'Left' ? result.left : [];
  } catch {
    return [{ message: 'The content type cannot be read' }];
  }
}

/** The answer that Prism chooses from the description, or why it has none. */
export async function exampleAnswer(
  operation: Operation,
  { code, exampleKey, dynamic, seed }: Preferences,
  accept?: string,
): Promise<Answer | Error> {
  const result = negotiated(operation, { code, exampleKey, dynamic }, accept);
  if (result instanceof Error) return result;
  const { bodyExample, schema, mediaType = '' } = result;
  const body =
    bodyExample && 'value' in bodyExample ? bodyExample.value : await dynamicBody(operation, schema, seed);
  return { status: Number(result.code), headers: { 'content-type': mediaType }, body };
}

/** What Prism would answer without making it up: a status and an example, or an error. */
export function negotiated(
  operation: Operation,
  options: { code?: number | undefined; exampleKey?: string | undefined; dynamic: boolean },
  accept?: string,
): Negotiated | Error {
  try {
    const mediaTypes = accept?.split(',');
    const wanted = { ...options, ...(mediaTypes && { mediaTypes }) };
    const result = negotiator.negotiateOptionsForValidRequest(operation, wanted as never)(logger);
    return result._tag === 'Left' ? result.left : result.right;
  } catch (error) {
    // It throws on an Accept that is no media type.
    return error as Error;
  }
}

/** Prism's choice: a status and an example, or a schema to make a body up from. */
export interface Negotiated {
  code: string;
  mediaType?: string;
  bodyExample?: object;
  schema?: object;
}

/** Made up at random from a schema; the same seed makes up the same. */
async function dynamicBody(
  operation: Operation,
  schema: Negotiated['schema'],
  seed: string | undefined,
): Promise<unknown> {
  // Loading faker takes as long as loading all the rest, and few ask for it.
  const { generate, resetGenerator } = await import(
    '@stoplight/prism-http/dist/mocker/generator/JSONSchema.js'
  );
  // The generator is one for the whole process and would go on with the seed of the request before.
  resetGenerator();
  const result = generate(operation, undefined, schema as never, seed);
  if (result._tag === 'Left') throw result.left;
  return result.right;
}

function prismRequest({ method, path, headers, body }: Judged) {
  return { method: method.toLowerCase() as 'put', url: { path }, headers, body };
}

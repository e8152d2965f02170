/**
 * Prism in process: routing, security, and validation of requests and responses.
 * Its parts are imported one by one, because the whole of Prism takes twice as long to load.
 */
import routerModule from '@stoplight/prism-http/dist/router/index.js';
import {
  validateInput,
  validateOutput,
  validateSecurity,
} from '@stoplight/prism-http/dist/validator/index.js';
import type { MockResponse } from '../messages.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { isValidBody, requestSchema, responseSchema } from './prism-fast-path.ts';

/** What Prism reports about a request or a response that violates the description. */
export interface Diagnostic {
  path?: string[];
  code?: string | number;
  message: string;
}

export interface ParsedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** Parsed if it is JSON, otherwise text. */
  body: unknown;
}

// Prism is CommonJS, whose `default` is one property among others.
const { default: route } = routerModule;

/** The operation of a method and a path; undefined if there is none. */
export function findOperation(method: string, path: string): Operation | undefined {
  return (
    OPERATIONS.find((operation) => operation.path === path && operation.method === method.toLowerCase()) ??
    routed(OPERATIONS, method, path)
  );
}

/** The methods that a path allows, in upper case; none if there is no such path. */
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

/** Whether a request has credentials, and they are well-formed. */
export function hasCredentials(operation: Operation, request: ParsedRequest): boolean {
  const { authorization = '' } = request.headers;
  const last = lastCredentials.get(operation);
  if (last?.authorization === authorization) return last.valid;
  const valid = validateSecurity({ resource: operation, element: prismRequest(request) })._tag === 'Right';
  // HTTP schemes depend on nothing but this header.
  if (operation.security?.flat().every(({ type }) => type === 'http')) {
    lastCredentials.set(operation, { authorization, valid });
  }
  return valid;
}

/** Judging credentials takes Prism a quarter of a request, and most requests repeat those of the previous one. */
const lastCredentials = new WeakMap<Operation, { authorization: string; valid: boolean }>();

/** How a request violates the description, apart from its credentials; empty if it does not. */
export function requestDiagnostics(operation: Operation, request: ParsedRequest): Diagnostic[] {
  if (isValidBody(requestSchema(operation), request.headers['content-type'], request.body)) return [];
  try {
    const result = validateInput({ resource: operation, element: prismRequest(request) });
    return result._tag === 'Left' ? result.left : [];
  } catch {
    // It throws on a malformed content type.
    return [{ code: 415, message: 'The content type is malformed' }];
  }
}

/** How a response violates the description; empty if it does not. */
export function responseDiagnostics(operation: Operation, response: MockResponse): Diagnostic[] {
  const { status, headers, body } = response;
  if (isValidBody(responseSchema(operation, status), headers['content-type'], body)) return [];
  try {
    const element = { statusCode: status, headers, body };
    const result = validateOutput({ resource: operation, element });
    return result._tag === 'Left' ? result.left : [];
  } catch {
    return [{ message: 'The content type is malformed' }];
  }
}

function prismRequest({ method, path, headers, body }: ParsedRequest) {
  return { method: method.toLowerCase() as 'put', url: { path }, headers, body };
}

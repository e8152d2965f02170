import { jsonResponse, type MockResponse } from '../messages.ts';
import type { ErrorStyle } from '../options.ts';
import { negotiate } from './negotiate.ts';
import type { Operation } from './operations.ts';

/** One entry of an error body. In a newer 400 its code is the path of a field. */
export interface ErrorEntry {
  code: string;
  message: string;
}

/** A documented error, with the body that the description shows for it. */
export function apiError(operation: Operation, status: number, style: ErrorStyle): MockResponse {
  const exampleKey = exampleOfStyle(operation, status, style);
  const example = negotiate(operation, { code: status, exampleKey, dynamic: false });
  if (example instanceof Error) throw example;
  return jsonResponse(status, (example.bodyExample as { value: unknown }).value);
}

/** The first named example of a status in this style; undefined if the status has only the other style. */
export function exampleOfStyle(operation: Operation, status: number, style: ErrorStyle): string | undefined {
  const response = operation.responses.find(({ code }) => code === String(status));
  return response?.contents?.[0]?.examples?.find(({ key }) => key.startsWith(style))?.key;
}

/** A 401. The hint says how to correct the credentials. */
export function unauthorized(operation: Operation, style: ErrorStyle, hint?: string): MockResponse {
  const response = apiError(operation, 401, style);
  if (hint === undefined) return response;
  const { errors } = structuredClone(response.body) as { errors: ErrorEntry[] };
  for (const entry of errors.slice(-1)) entry.message += `: ${hint}`;
  return jsonResponse(401, { errors });
}

/** A 400 that lists the fields as the API does. The code of each entry is the path of a field. */
export function badRequest(entries: readonly ErrorEntry[], style: ErrorStyle): MockResponse {
  // The API lists each field once.
  const first = new Map<string, ErrorEntry>();
  for (const entry of entries) if (!first.has(entry.code)) first.set(entry.code, entry);
  const errors: ErrorEntry[] =
    style === 'newer'
      ? [{ code: 'invalid_request', message: 'Invalid request' }, ...first.values()]
      : [...first.keys()].map((code) => ({
          code: 'invalid_chat_value',
          message: `${code} value is invalid`,
        }));
  return jsonResponse(400, { errors });
}

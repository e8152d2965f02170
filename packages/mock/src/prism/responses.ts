import { jsonResponse, type MockResponse, mockError } from '../messages.ts';
import type { ErrorStyle } from '../options.ts';
import { exampleOfStyle } from './api-errors.ts';
import { dynamicBody, negotiate } from './negotiate.ts';
import { type Operation, successStatus } from './operations.ts';
import type { Preferences } from './prefer.ts';
import { methodsOf, responseDiagnostics } from './prism.ts';

/** The response itself if the description allows it, otherwise an error that says why it does not. */
export function validated(operation: Operation, response: MockResponse): MockResponse {
  const diagnostics = responseDiagnostics(operation, response);
  if (diagnostics.length === 0) return response;
  const messages = diagnostics.map(({ message }) => message).join('; ');
  return mockError(500, 'mock_invalid_answer', `The response would violate the description: ${messages}.`);
}

/** What `Prefer` asks for, or the first example of the success status. */
export async function exampleResponse(
  operation: Operation,
  preferences: Preferences,
  style: ErrorStyle,
  accept: string | undefined,
): Promise<MockResponse> {
  const { code, exampleKey, dynamic, seed } = preferences;
  const error = undeclared(operation, code, exampleKey);
  if (error) return error;
  const defaultKey = code === undefined || dynamic ? undefined : exampleOfStyle(operation, code, style);
  const choice = negotiate(operation, { code, exampleKey: exampleKey ?? defaultKey, dynamic }, accept);
  if (choice instanceof Error) return notAcceptable(accept);
  const { bodyExample, schema } = choice;
  const body =
    bodyExample && 'value' in bodyExample ? bodyExample.value : await dynamicBody(operation, schema, seed);
  return validated(operation, jsonResponse(Number(choice.code), body));
}

export function unknownOperation(method: string, path: string): MockResponse {
  const methods = methodsOf(path).join(', ');
  if (!methods) return mockError(404, 'mock_unknown_path', `The description has no path ${path}.`);
  const error = mockError(405, 'mock_wrong_method', `${path} does not allow ${method}, only ${methods}.`);
  return { ...error, headers: { ...error.headers, allow: methods } };
}

/** An error if the description has no such response. */
function undeclared(operation: Operation, code?: number, exampleKey?: string): MockResponse | undefined {
  const { iid, responses } = operation;
  const status = String(code ?? successStatus(operation));
  const response = responses.find((declared) => declared.code === status);
  if (!response) {
    const statuses = responses.map((declared) => declared.code).join(', ');
    return mockError(400, 'mock_undeclared_status', `${iid} has no response ${status}, only ${statuses}.`);
  }
  const keys = response.contents?.flatMap(({ examples = [] }) => examples.map(({ key }) => key)) ?? [];
  if (exampleKey === undefined || keys.includes(exampleKey)) return undefined;
  return mockError(
    400,
    'mock_undeclared_example',
    `Response ${status} of ${iid} has no example ${exampleKey}, only ${keys.join(', ')}.`,
  );
}

export function acceptsJson(operation: Operation, accept = '*/*'): boolean {
  // Nearly every client sends one of these, and asking Prism takes longer than judging the request.
  if (accept === '*/*' || accept === 'application/json') return true;
  return !(negotiate(operation, { dynamic: false }, accept) instanceof Error);
}

export function notAcceptable(accept = ''): MockResponse {
  return mockError(
    406,
    'mock_not_acceptable',
    `Every response is application/json, which Accept: ${accept} rules out.`,
  );
}

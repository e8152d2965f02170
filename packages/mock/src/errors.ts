import { type Answer, negotiated, type Violation } from './engine.ts';
import type { Operation } from './operations.ts';

/** Which of the two documented generations of error bodies the mock speaks. */
export type ErrorStyle = 'newer' | 'older';

interface ErrorEntry {
  code: string;
  message: string;
}

/** One thing that is wrong with a request: a path such as `status`, and what its value should be. */
export interface Fault {
  field: string;
  message: string;
}

/** Faults of the body as a whole have this for a field. */
const BODY = 'body';

/** An error of the mock itself. Its body, status and header can never be mistaken for the API's. */
export function mockError(status: number, code: string, message: string, more: object = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-mock-error': code },
    body: { code, message, ...more },
  };
}

/** A documented error, with the body that the description shows for it. */
export function apiError(operation: Operation, status: number, style: ErrorStyle): Answer {
  const exampleKey = exampleOfStyle(operation, status, style);
  const example = negotiated(operation, { code: status, exampleKey, dynamic: false });
  if (example instanceof Error) throw example;
  return jsonAnswer(status, (example.bodyExample as { value: unknown }).value);
}

/** The first named example of a status that belongs to the style; none if the status has only the other. */
export function exampleOfStyle(operation: Operation, status: number, style: ErrorStyle): string | undefined {
  const response = operation.responses.find(({ code }) => code === String(status));
  return response?.contents?.[0]?.examples?.find(({ key }) => key.startsWith(style))?.key;
}

/** A 401. A hint says what to change, where the mock can tell. */
export function unauthorized(operation: Operation, style: ErrorStyle, hint?: string): Answer {
  const answer = apiError(operation, 401, style);
  if (hint === undefined) return answer;
  const { errors } = structuredClone(answer.body) as { errors: ErrorEntry[] };
  for (const entry of errors.slice(-1)) entry.message += `: ${hint}`;
  return jsonAnswer(401, { errors });
}

/** A 400 that says, in the API's own way, what is wrong with each field. */
export function badRequest(faults: readonly Fault[], style: ErrorStyle): Answer {
  // An object has one value per field, so the first fault of each field is enough.
  const fields = new Map(faults.toReversed().map(({ field, message }) => [field, message]));
  const entries = [...fields].reverse();
  const errors: ErrorEntry[] =
    style === 'newer'
      ? [
          { code: 'invalid_request', message: 'Invalid request' },
          ...entries.map(([code, message]) => ({ code, message })),
        ]
      : entries.map(([field]) => ({ code: 'invalid_chat_value', message: `${field} value is invalid` }));
  return jsonAnswer(400, { errors });
}

/** A body that is no JSON. */
export function malformed(error: unknown): Fault {
  return { field: BODY, message: `This value should be valid JSON: ${(error as Error).message}.` };
}

/** Tells a violation of a body as the API would. */
export function toFault({ path = [], code, message }: Violation, body: unknown): Fault {
  const field = fieldPath(path.slice(1));
  if (code === 415) return { field: BODY, message: 'This value should be of content type application/json.' };
  if (code === 'required') {
    const [, missing] = /required property '(.*)'/s.exec(message) ?? [];
    return { field: join(field, missing), message: 'This value should not be blank.' };
  }
  if (code === 'additionalProperties') {
    const [, unknown] = /found '(.*)'/s.exec(message) ?? [];
    return { field: join(field, unknown), message: 'This field was not expected.' };
  }
  if (code === 'type') {
    const value = path.slice(1).reduce<unknown>((node, step) => Object(node)[step], body);
    // The API calls an integer numeric, which would not help with a number that is none.
    const types = (/must be (\S+)$/.exec(message)?.[1] ?? '')
      .split(',')
      .map((type) => (type === 'integer' && typeof value !== 'number' ? 'numeric' : type));
    return { field: field || BODY, message: `This value should be of type ${types.join(' or ')}.` };
  }
  if (code === 'enum') {
    const [, choices] = /allowed values: (.*)$/s.exec(message) ?? [];
    return {
      field: field || BODY,
      message: `The value you selected is not a valid choice. Choose one of: ${choices}.`,
    };
  }
  const [, rule] = /must (.*)$/s.exec(message) ?? [];
  return { field: field || BODY, message: rule ? `This value should ${rule}.` : `${message}.` };
}

/** `filter[0].field`, as the description shows it. */
function fieldPath(steps: readonly string[]): string {
  return steps.reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : join(path, step)), '');
}

function join(path: string, name = BODY): string {
  // A code may not be empty, but the name of a property may.
  const shown = name || '""';
  return path ? `${path}.${shown}` : shown;
}

export function jsonAnswer(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body };
}

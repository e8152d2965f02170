import type { ErrorEntry } from './api-errors.ts';
import type { Diagnostic } from './prism.ts';

/** The code of an entry about the body as a whole. */
const BODY = 'body';

export function malformedJson(error: unknown): ErrorEntry {
  return { code: BODY, message: `This value should be valid JSON: ${(error as Error).message}.` };
}

/** What Prism reports about a request body, in the words of the API. */
export function toErrorEntry(diagnostic: Diagnostic, body: unknown): ErrorEntry {
  const { path = [], code, message } = diagnostic;
  const field = fieldPath(path.slice(1));
  if (code === 415) return { code: BODY, message: 'This value should be of content type application/json.' };
  if (code === 'required') {
    const [, missing] = /required property '(.*)'/s.exec(message) ?? [];
    return { code: join(field, missing), message: 'This value should not be blank.' };
  }
  if (code === 'additionalProperties') {
    const [, unknown] = /found '(.*)'/s.exec(message) ?? [];
    return { code: join(field, unknown), message: 'This field was not expected.' };
  }
  return { code: field || BODY, message: valueMessage(diagnostic, body) };
}

function valueMessage({ path = [], code, message }: Diagnostic, body: unknown): string {
  if (code === 'type') {
    const value = path.slice(1).reduce<unknown>((node, step) => Object(node)[step], body);
    // The API calls an integer numeric, which would not help if the value is a number already.
    const types = (/must be (\S+)$/.exec(message)?.[1] ?? '')
      .split(',')
      .map((type) => (type === 'integer' && typeof value !== 'number' ? 'numeric' : type));
    return `This value should be of type ${types.join(' or ')}.`;
  }
  if (code === 'enum') {
    const [, choices] = /allowed values: (.*)$/s.exec(message) ?? [];
    return `The value you selected is not a valid choice. Choose one of: ${choices}.`;
  }
  const [, rule] = /must (.*)$/s.exec(message) ?? [];
  return rule ? `This value should ${rule}.` : `${message}.`;
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

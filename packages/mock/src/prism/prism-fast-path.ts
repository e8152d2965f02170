/**
 * Prism takes about 20 times as long to arrive at its schema validator as the validator takes.
 * Where only a JSON body is to be judged, we ask the validator directly whether the body is valid.
 * Every body that it does not call valid goes through the whole of Prism.
 */
import { ValidationContext } from '@stoplight/prism-http/dist/validator/validators/types.js';
import { validateAgainstSchema } from '@stoplight/prism-http/dist/validator/validators/utils.js';
import type { Operation } from './operations.ts';

/** Whether a body is certainly valid. False means that only the whole of Prism can decide. */
export function isValidBody(
  schema: object | undefined,
  contentType: string | undefined,
  body: unknown,
): boolean {
  if (!schema || !body || contentType !== 'application/json') return false;
  return validateAgainstSchema(body, schema as never, false, ValidationContext.Input, 'body')._tag === 'None';
}

/** The schema of a request body; undefined if a request consists of more than its body. */
export const requestSchema: (operation: Operation) => object | undefined = remembered(({ request = {} }) => {
  const { body, ...others } = request;
  return Object.keys(others).length === 0 ? onlySchema(body?.contents) : undefined;
});

const responseSchemas = remembered(({ responses }) =>
  Object.fromEntries(
    responses.map(({ code, contents, headers = [] }) => [
      code,
      headers.length === 0 ? onlySchema(contents) : undefined,
    ]),
  ),
);

/** The schema of a response body; undefined if a response consists of more than its body. */
export function responseSchema(operation: Operation, status: number): object | undefined {
  return responseSchemas(operation)[status];
}

interface Content {
  mediaType: string;
  schema?: object;
}

/** Undefined where there is another content type to consider, or where Prism would rewrite the schema first. */
function onlySchema(contents: readonly Content[] = []): object | undefined {
  const [content, ...others] = contents;
  if (others.length > 0 || content?.mediaType !== 'application/json') return undefined;
  const schema = content.schema;
  return /"(allOf|readOnly|writeOnly)":/.test(JSON.stringify(schema) ?? '') ? undefined : schema;
}

function remembered<T>(compute: (operation: Operation) => T): (operation: Operation) => T {
  const known = new WeakMap<Operation, T>();
  return (operation) => {
    const value = known.get(operation) ?? compute(operation);
    known.set(operation, value);
    return value;
  };
}

/**
 * Prism takes about 20 times as long to arrive at its validator as the validator takes.
 * Where nothing but a JSON body is to be judged, its validator is asked directly whether the body is valid.
 * Whatever it does not call valid is left to the whole of Prism.
 */
import { ValidationContext } from '@stoplight/prism-http/dist/validator/validators/types.js';
import { validateAgainstSchema } from '@stoplight/prism-http/dist/validator/validators/utils.js';
import type { Operation } from './operations.ts';

/** Whether nothing is wrong with a body, as far as can be told without the whole of Prism. */
export function isPlainlyValid(
  schema: object | undefined,
  contentType: string | undefined,
  body: unknown,
): boolean {
  if (!schema || !body || contentType !== 'application/json') return false;
  return validateAgainstSchema(body, schema as never, false, ValidationContext.Input, 'body')._tag === 'None';
}

/** The schema of a request body, if the body is all that there is to a request. */
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

/** The schema of the body of an answer, if the body is all that there is to it. */
export function responseSchema(operation: Operation, status: number): object | undefined {
  return responseSchemas(operation)[status];
}

interface Content {
  mediaType: string;
  schema?: object;
}

/** None where there is another content type to consider, or where Prism would rewrite the schema before it is used. */
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

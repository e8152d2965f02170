import { mediaType, resolve, type Schema } from '@helpcrunch-chats/openapi/tools/reader';
import { description, operation, responseBody } from '../test/support/description.ts';

/** The undocumented fields and values of a response. Values are quoted only where they belong to an open set. */
export function undocumented(operationId: string, status: number, body: unknown): string[] {
  if (!(status in operation(operationId).responses)) return [];
  const found = [...walk(mediaType(responseBody(operationId, status)).schema, body, '')];
  // The codes of a 400 are paths of fields, so there are no known ones.
  return status === 400 ? found.filter((one) => !/^\/errors\/\d+\/code is/.test(one)) : found;
}

function* walk(reference: Schema | { $ref: string }, value: unknown, at: string): Generator<string> {
  const { oneOf, properties, items, 'x-extensible-enum': known } = resolve<Schema>(description, reference);
  const [branch] = oneOf ?? [];
  if (value === null || value === undefined) return;
  if (branch) yield* walk(branch, value, at);
  else if (known && typeof value === 'string' && !known.includes(value))
    yield `${at} is ${JSON.stringify(value)}, which is not a known value`;
  else if (items && Array.isArray(value))
    for (const [index, item] of value.entries()) yield* walk(items, item, `${at}/${index}`);
  else if (properties && typeof value === 'object')
    for (const [name, inner] of Object.entries(value)) {
      const property = properties[name];
      if (property) yield* walk(property, inner, `${at}/${name}`);
      else yield `${at}/${name} is not documented`;
    }
}

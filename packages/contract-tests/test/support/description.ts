import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface MediaType {
  schema: { $ref: string };
  examples: Record<string, { value: unknown } | { $ref: string }>;
}

interface Body {
  content: { 'application/json': MediaType };
}

export interface Operation {
  operationId: string;
  method: string;
  path: string;
  requestBody: Body;
  responses: Record<string, Body | { $ref: string }>;
}

export { description };

export const operations: Operation[] = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
);

export function operation(operationId: string): Operation {
  const found = operations.find((candidate) => candidate.operationId === operationId);
  if (!found) throw new Error(`The description has no operation ${operationId}.`);
  return found;
}

export function requestBody(operationId: string): MediaType {
  return operation(operationId).requestBody.content['application/json'];
}

export function responseBody(operationId: string, status: number | string): MediaType {
  const response = operation(operationId).responses[status];
  if (!response) throw new Error(`The description has no response ${status} for ${operationId}.`);
  return (resolve(response) as Body).content['application/json'];
}

/** The named examples of a body, with references followed. */
export function examples({ examples }: MediaType): [name: string, value: unknown][] {
  return Object.entries(examples).map(([name, example]) => [
    name,
    (resolve(example) as { value: unknown }).value,
  ]);
}

// `int64` says how wide an id may be; minimum and maximum say the same to a validator.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, formats: { int64: true } });
ajv.addVocabulary(['components', 'x-extensible-enum']);
ajv.addSchema(
  { $id: 'description', components: description.components } as object,
  'description',
  false,
  false,
);

/** What is wrong with `value`, in words; empty if it fits. */
export function violations({ schema }: MediaType, value: unknown): string[] {
  const $ref = `description${schema.$ref}`;
  const validate: ValidateFunction = ajv.getSchema($ref) ?? ajv.compile({ $ref });
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

function resolve(node: object): unknown {
  if (!('$ref' in node)) return node;
  const steps = String(node.$ref).slice(2).split('/');
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], description);
}

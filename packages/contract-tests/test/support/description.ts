import json from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import * as reader from '@helpcrunch-chats/openapi/tools/reader';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

export const description = json as unknown as reader.Description;

export interface Operation extends reader.Operation {
  method: string;
  path: string;
  success: number;
  errors: number[];
}

export const operations: Operation[] = reader
  .operations(description)
  .map(({ operation, method, path }) => ({ ...operation, method, path, ...reader.statuses(operation) }));

export function operation(operationId: string): Operation {
  const found = operations.find((candidate) => candidate.operationId === operationId);
  if (!found) throw new Error(`The description has no operation ${operationId}.`);
  return found;
}

export function requestBody(operationId: string): reader.Body {
  return operation(operationId).requestBody;
}

export function responseBody(operationId: string, status: number | string): reader.Body {
  const response = operation(operationId).responses[status];
  if (!response) throw new Error(`The description has no response ${status} for ${operationId}.`);
  return reader.resolve<reader.Body>(description, response);
}

/** The values of the named examples of a body. */
export function examples(body: reader.Body): [name: string, value: unknown][] {
  return reader.examples(description, body).map(([name, { value }]) => [name, value]);
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
ajv.addVocabulary(['components', 'x-extensible-enum']);
ajv.addSchema(
  { $id: 'description', components: description.components } as object,
  'description',
  false,
  false,
);

/** How `value` violates the schema of a body, in words; empty if it does not. */
export function violations(body: reader.Body, value: unknown): string[] {
  const $ref = `description${reader.mediaType(body).schema.$ref}`;
  const validate: ValidateFunction = ajv.getSchema($ref) ?? ajv.compile({ $ref });
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

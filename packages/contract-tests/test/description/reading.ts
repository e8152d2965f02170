import { isDeepStrictEqual } from 'node:util';

// biome-ignore lint/suspicious/noExplicitAny: a mutant may have any shape.
export type AnyDescription = any;

export interface Located {
  id: string;
  path: string;
  method: string;
  operation: AnyDescription;
}

export function each(api: AnyDescription): Located[] {
  return Object.entries<AnyDescription>(api.paths).flatMap(([path, item]) =>
    Object.entries<AnyDescription>(item).map(([method, operation]) => ({
      id: operation.operationId,
      path,
      method,
      operation,
    })),
  );
}

export function resolve(api: AnyDescription, node: AnyDescription): AnyDescription {
  if (!node?.$ref) return node;
  const steps: string[] = node.$ref.slice(2).split('/');
  return steps.reduce((value, step) => value[step], api);
}

export function schemaOf(body: AnyDescription): AnyDescription {
  return body.content['application/json'].schema;
}

export function exampleNames(body: AnyDescription): string[] {
  return Object.keys(body.content['application/json'].examples ?? {});
}

export function exampleValues(api: AnyDescription, body: AnyDescription): unknown[] {
  const examples: AnyDescription[] = Object.values(body.content['application/json'].examples ?? {});
  return examples.map((example) => resolve(api, example).value);
}

/** Yields a lie if the two values differ. */
export function* differs(what: string, actual: unknown, expected: unknown): Generator<string> {
  if (isDeepStrictEqual(actual, expected)) return;
  yield `${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
}

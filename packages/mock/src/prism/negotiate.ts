import negotiatorModule from '@stoplight/prism-http/dist/mocker/negotiator/NegotiatorHelpers.js';
import type { Operation } from './operations.ts';

// Prism is CommonJS, whose `default` is one property among others.
const { default: negotiator } = negotiatorModule;

// Prism wants a logger and writes several lines per request to it.
const ignore = () => {};
const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, success: ignore } as never;

/** Prism's choice: a status and an example, or a schema to generate a body from. */
export interface Choice {
  code: string;
  bodyExample?: object;
  schema?: object;
}

/** The response that Prism chooses from the description, or an error if the client accepts none. */
export function negotiate(
  operation: Operation,
  options: { code?: number | undefined; exampleKey?: string | undefined; dynamic: boolean },
  accept?: string,
): Choice | Error {
  try {
    const mediaTypes = accept?.split(',');
    const all = { ...options, ...(mediaTypes && { mediaTypes }) };
    const result = negotiator.negotiateOptionsForValidRequest(operation, all as never)(logger);
    return result._tag === 'Left' ? result.left : result.right;
  } catch (error) {
    // It throws on an Accept that is not a media type.
    return error as Error;
  }
}

/** A random body that fits a schema; the same seed generates the same body. */
export async function dynamicBody(
  operation: Operation,
  schema: Choice['schema'],
  seed: string | undefined,
): Promise<unknown> {
  // Loading faker takes as long as loading everything else, and few ask for it.
  const { generate, resetGenerator } = await import(
    '@stoplight/prism-http/dist/mocker/generator/JSONSchema.js'
  );
  // The whole process has one generator, which would continue with the seed of the previous request.
  resetGenerator();
  const result = generate(operation, undefined, schema as never, seed);
  if (result._tag === 'Left') throw result.left;
  return result.right;
}

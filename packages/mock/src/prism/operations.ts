import json from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { type Description, type Ref, resolve } from '@helpcrunch-chats/openapi/tools/reader';
import { transformOas3Operations } from '@stoplight/http-spec/oas3/operation';

/** An operation of the description, in the form that Prism works on. */
export type Operation = Parameters<
  typeof import('@stoplight/prism-http/dist/validator/index.js').validateInput
>[0]['resource'];

export const description = json as unknown as Description;

/** How many requests an account may make in how many seconds, according to the description. */
export const RATE_LIMIT: Description['x-rate-limit'] = description['x-rate-limit'];

/**
 * The operations of the description.
 * Prism's own loader does the same, but asynchronously, and loads three more formats for it.
 */
export const OPERATIONS: readonly Operation[] = (
  transformOas3Operations(dereferenced(json) as typeof json) as Operation[]
).map(withoutEmptyLists);

/** The one success status of an operation. */
export function successStatus({ responses }: Operation): string {
  return responses.find(({ code }) => code.startsWith('2'))?.code ?? '';
}

function dereferenced(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(dereferenced);
  if (typeof node !== 'object' || node === null) return node;
  const { $ref, ...siblings } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, dereferenced(value)]),
  );
  if (typeof $ref !== 'string') return siblings;
  return { ...(dereferenced(resolve<object>(json, { $ref } as Ref)) as object), ...siblings };
}

/** Prism spends half of its time on matching parameters, even if an operation has none. */
function withoutEmptyLists({ request, ...operation }: Operation): Operation {
  const entries = Object.entries(request ?? {}).filter(
    ([, value]) => !Array.isArray(value) || value.length > 0,
  );
  return { ...operation, request: Object.fromEntries(entries) };
}

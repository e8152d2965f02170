import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import { transformOas3Operations } from '@stoplight/http-spec/oas3/operation';

/** An operation of the description, in the form Prism works on. */
export type Operation = Parameters<
  typeof import('@stoplight/prism-http/dist/validator/index.js').validateInput
>[0]['resource'];

/** How many requests an account may make in how many seconds, as the description says. */
export const RATE_LIMIT: { requests: number; perSeconds: number } = description['x-rate-limit'];

/**
 * The operations of the description.
 * Prism's own loader does the same, but asynchronously, and loads three more formats for it.
 */
export const OPERATIONS: readonly Operation[] = (
  transformOas3Operations(dereferenced(description) as typeof description) as Operation[]
).map(withoutEmptyLists);

function dereferenced(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(dereferenced);
  if (typeof node !== 'object' || node === null) return node;
  const { $ref, ...siblings } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, dereferenced(value)]),
  );
  return typeof $ref === 'string' ? { ...(dereferenced(target($ref)) as object), ...siblings } : siblings;
}

function target($ref: string): unknown {
  const steps = $ref.slice('#/'.length).split('/');
  return steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], description);
}

/** Prism spends half of its time on matching parameters, even if an operation has none. */
function withoutEmptyLists({ request, ...operation }: Operation): Operation {
  const entries = Object.entries(request ?? {}).filter(
    ([, value]) => !Array.isArray(value) || value.length > 0,
  );
  return { ...operation, request: Object.fromEntries(entries) };
}

import { query } from 'jsonpath-rfc9535';

/** An OpenAPI Overlay 1.0.0, as far as this project uses it: its actions update, and never remove. */
export interface Overlay {
  overlay: '1.0.0';
  info: { title: string; version: string };
  actions: { target: string; update: object }[];
}

/** A copy of the description with the overlay applied. Throws if an action targets nothing. */
export function applyOverlay<T extends object>(description: T, { info, actions }: Overlay): T {
  const result = structuredClone(description);
  for (const { target, update } of actions) {
    const nodes = query(result as never, target) as unknown as object[];
    if (nodes.length === 0) throw new Error(`${info.title}: ${target} targets nothing.`);
    for (const node of nodes) merge(node as Record<string, unknown>, update as Record<string, unknown>);
  }
  return result;
}

function merge(node: Record<string, unknown>, update: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(update)) {
    const current = node[key];
    if (Array.isArray(current)) throw new Error(`Overlays do not agree on merging arrays, such as ${key}.`);
    if (isObject(current) && isObject(value)) merge(current, value);
    else node[key] = structuredClone(value);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

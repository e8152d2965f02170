/** What the generators, the mock, the docs and the tests read from a bundled description. */

export interface Description {
  info: { title: string; version: string; summary: string; description: string };
  servers: { url: string; description: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Body>;
    securitySchemes: Record<string, { description: string }>;
  };
  externalDocs: Link;
  'x-rate-limit': { requests: number; perSeconds: number };
}

export interface Operation {
  operationId: string;
  tags?: string[];
  summary: string;
  description: string;
  externalDocs: Link;
  requestBody: Body & { required: boolean };
  responses: Record<string, Body | Ref>;
}

export interface Link {
  description: string;
  url: string;
}

export interface Ref {
  $ref: string;
}

/** A request body or a response. */
export interface Body {
  description: string;
  content: { 'application/json': MediaType };
}

export interface MediaType {
  schema: Ref;
  examples: Record<string, Example | Ref>;
}

export interface Example {
  summary: string;
  description?: string;
  value: unknown;
}

export interface Schema {
  $ref?: string;
  type?: string | string[];
  description: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
  items?: Schema;
  oneOf?: Schema[];
  enum?: string[];
  /** Known values of a set that may grow. */
  'x-extensible-enum'?: string[];
  minimum?: number;
  minItems?: number;
  pattern?: string;
  examples?: unknown[];
}

export interface LocatedOperation {
  operation: Operation;
  /** In upper case. */
  method: string;
  path: string;
}

/** All operations, in the order of the description. */
export function operations({ paths }: Pick<Description, 'paths'>): LocatedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ operation, method: method.toUpperCase(), path })),
  );
}

/** What a reference points at; a node that is not a reference is returned as it is. */
export function resolve<T extends object>(api: object, node: T | Ref): T {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node as T;
  const steps = node.$ref.slice('#/'.length).split('/');
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], api) as T;
}

/** `#/components/schemas/Chat` → `Chat` */
export function refName({ $ref }: Ref): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}

export function mediaType(body: Body): MediaType {
  return body.content['application/json'];
}

/** The named examples of a body. */
export function examples(api: object, body: Body): [name: string, example: Example][] {
  return Object.entries(mediaType(body).examples).map(([name, example]) => [name, resolve(api, example)]);
}

/** The one success status of an operation and its error statuses, in the order of the description. */
export function statuses({ operationId, responses }: Operation): { success: number; errors: number[] } {
  const all = Object.keys(responses).map(Number);
  const [success, ...more] = all.filter((status) => status < 300);
  if (!success || more.length > 0) throw new Error(`${operationId} must have exactly one success status.`);
  return { success, errors: all.filter((status) => status >= 400) };
}

/** The parts of the bundled description that the site shows. */
export interface Description {
  info: { title: string; version: string; summary: string; description: string };
  servers: { url: string; description: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Response>;
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
  responses: Record<string, Response | Ref>;
  'x-codeSamples'?: CodeSample[];
}

export interface CodeSample {
  lang: string;
  label: string;
  source: string;
}

export interface Link {
  description: string;
  url: string;
}

export interface Ref {
  $ref: string;
}

export interface Body {
  description: string;
  content: { 'application/json': { schema: Ref; examples: Record<string, Example | Ref> } };
}

export type Response = Body;

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
  oneOf?: (Schema | Ref)[];
  enum?: string[];
  /** Known values of a set that may grow. */
  'x-extensible-enum'?: string[];
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  minItems?: number;
  pattern?: string;
  examples?: unknown[];
}

export interface LocatedOperation {
  operation: Operation;
  method: string;
  path: string;
}

/** All operations, in the order of the description. */
export function operations({ paths }: Description): LocatedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ operation, method: method.toUpperCase(), path })),
  );
}

/** What a reference into the description points at, or the node itself if it is none. */
export function resolve<T extends object>(api: Description, node: T | Ref): T {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node as T;
  const steps = node.$ref.slice(2).split('/');
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], api) as T;
}

/** `#/components/schemas/Chat` → `Chat` */
export function refName({ $ref }: Ref): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}

/** The named examples of a body, with references followed. */
export function examples(api: Description, { content }: Body): [name: string, example: Example][] {
  return Object.entries(content['application/json'].examples).map(([name, example]) => [
    name,
    resolve(api, example),
  ]);
}

/** The parts of the bundled description that the generators read. */
export interface Description {
  servers: [{ url: string }];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
  'x-rate-limit': { requests: number; perSeconds: number };
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  externalDocs: { description: string; url: string };
  requestBody: { content: { 'application/json': { schema: Ref } } };
  responses: Record<string, unknown>;
}

export interface Ref {
  $ref: string;
}

export interface Schema {
  type?: string | string[];
  description: string;
  enum?: string[];
  /** Known values of a set that may grow. */
  'x-extensible-enum'?: string[];
}

/** A TSDoc comment; `indent` is what stands before each line. */
export function comment(text: string, indent = ''): string {
  const lines = text
    .trim()
    .replaceAll('*/', '*\\/')
    .split(/\n/)
    .flatMap((line) => wrap(line.trim(), 100));
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line && line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

/** `#/components/schemas/Chat` → `Chat` */
export function refName(ref: Ref): string {
  return ref.$ref.slice(ref.$ref.lastIndexOf('/') + 1);
}

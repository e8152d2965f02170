import type { AnyDescription } from '../test/description/reading.ts';

export type Node = Record<string, AnyDescription>;

/** Makes one change to a part of the description. */
export type Change = (what: string, edit: (node: Node) => void) => void;

const TYPES = ['string', 'integer', 'boolean', 'array', 'object'];

/** Constraints so wide that no probe breaks them. */
const CLAIMS: Record<string, Node> = {
  integer: { maximum: 2 ** 62, multipleOf: 1 },
  string: { maxLength: 100_000 },
  array: { maxItems: 1000 },
  object: { minProperties: 1, maxProperties: 1000 },
};

/** The changes to a schema and to the schemas in it. */
export function ofSchema(
  at: (path: string[]) => Change,
  path: string[],
  schema: Node,
  api: AnyDescription,
): void {
  const change = at(path);
  const isProperty = path.at(-2) === 'properties';
  if (schema.description) change('drop the description', (node) => delete node.description);
  ofType(change, schema);
  ofLimits(change, schema);
  ofValues(change, schema);
  ofObject(change, schema);
  if (schema.$ref) {
    for (const other of others(schema.$ref, api))
      change(`refer to ${other}`, (node) => Object.assign(node, { $ref: other }));
    if (isProperty) {
      change('become nullable', (node) => {
        node.oneOf = [{ $ref: node.$ref }, { type: 'null' }];
        delete node.$ref;
      });
    }
  }
  for (const [index, branch] of (schema.oneOf ?? []).entries()) {
    change(`drop the branch ${branch.$ref ?? branch.type}`, (node) => node.oneOf.splice(index, 1));
    if (branch.$ref) ofSchema(at, [...path, 'oneOf', `${index}`], branch, api);
  }
  if (schema.items) {
    change('drop the items', (node) => delete node.items);
    ofSchema(at, [...path, 'items'], schema.items, api);
  }
  for (const [name, property] of Object.entries<Node>(schema.properties ?? {})) {
    ofSchema(at, [...path, 'properties', name], property, api);
  }
}

function ofType(change: Change, { type }: Node): void {
  if (!type) return;
  const types: string[] = [type].flat();
  change('drop the type', (node) => delete node.type);
  for (const other of TYPES.filter((candidate) => !types.includes(candidate))) {
    change(`be ${other} too`, (node) => Object.assign(node, { type: [...types, other] }));
    if (types.length === 1) change(`be ${other} instead`, (node) => Object.assign(node, { type: other }));
  }
  if (!types.includes('null'))
    change('be null too', (node) => Object.assign(node, { type: [...types, 'null'] }));
  if (types.includes('integer')) {
    change('be any number', (node) =>
      Object.assign(node, { type: types.map((one) => (one === 'integer' ? 'number' : one)) }),
    );
  }
  if (types.length === 1) return;
  for (const one of types)
    change(`not be ${one}`, (node) => Object.assign(node, { type: types.filter((other) => other !== one) }));
}

function ofLimits(change: Change, schema: Node): void {
  for (const key of ['minimum', 'minItems']) {
    if (!(key in schema)) continue;
    change(`drop ${key}`, (node) => delete node[key]);
    for (const step of [-1, 1]) {
      change(`${key} ${step > 0 ? '+' : '-'} 1`, (node) => Object.assign(node, { [key]: node[key] + step }));
    }
  }
  if ('pattern' in schema) {
    change('drop the pattern', (node) => delete node.pattern);
    for (const pattern of [
      String.raw`^\d+$`,
      String.raw`^\d+(\.\d+)$`,
      String.raw`\d+(\.\d+)?`,
      String.raw`^\d{1,11}(\.\d+)?$`,
      String.raw`^\d{10}(\.\d+)?$`,
      String.raw`^\d+(.\d+)?$`,
      String.raw`^-?\d+(\.\d+)?$`,
    ]) {
      change(`have the pattern ${pattern}`, (node) => Object.assign(node, { pattern }));
    }
  }
  for (const type of [schema.type ?? []].flat()) {
    for (const [keyword, value] of Object.entries(CLAIMS[type] ?? {}))
      change(`claim the ${keyword} ${value}`, (node) => Object.assign(node, { [keyword]: value }));
  }
  if ('type' in schema && [schema.type].flat().includes('integer')) {
    change('claim a format', (node) => Object.assign(node, { format: 'int64' }));
    for (const maximum of [2 ** 31 - 1, Number.MAX_SAFE_INTEGER])
      change(`claim the maximum ${maximum}`, (node) => Object.assign(node, { maximum }));
  }
  if ('type' in schema && [schema.type].flat().includes('string') && !('enum' in schema)) {
    change('claim the format email', (node) => Object.assign(node, { format: 'email' }));
    // The pattern of a timestamp requires that already.
    if (!('pattern' in schema))
      change('claim not to be empty', (node) => Object.assign(node, { minLength: 1 }));
    change('be short', (node) => Object.assign(node, { maxLength: 3 }));
    change('be one word', (node) => Object.assign(node, { pattern: String.raw`^\w+$` }));
  }
}

function ofValues(change: Change, schema: Node): void {
  for (const key of ['enum', 'x-extensible-enum']) {
    for (const value of schema[key] ?? []) {
      change(`forget the value ${value}`, (node) => node[key].splice(node[key].indexOf(value), 1));
      change(`misspell the value ${value}`, (node) =>
        node[key].splice(node[key].indexOf(value), 1, `${value}s`),
      );
    }
    if (!schema[key]) continue;
    change('know one value more', (node) => node[key].push('archived'));
    change(`drop ${key}`, (node) => delete node[key]);
    change('open or close the set', (node) =>
      rename(node, key, key === 'enum' ? 'x-extensible-enum' : 'enum'),
    );
  }
}

function ofObject(change: Change, schema: Node): void {
  const { properties, required = [] } = schema;
  if (!properties) return;
  for (const name of Object.keys(properties)) {
    change(`drop ${name}`, (node) => {
      delete node.properties[name];
      node.required = node.required.filter((one: string) => one !== name);
    });
    change(`rename ${name}`, (node) => {
      rename(node.properties, name, `${name}_`);
      node.required = node.required.map((one: string) => (one === name ? `${name}_` : one));
    });
    change(required.includes(name) ? `make ${name} optional` : `require ${name}`, (node) => {
      node.required = required.includes(name)
        ? required.filter((one: string) => one !== name)
        : [...required, name];
    });
  }
  change('know a property more', (node) => {
    node.properties.extra = { type: 'string', description: 'x' };
  });
  change('require an unknown property', (node) => node.required.push('extra'));
  if ('additionalProperties' in schema) {
    change('let unknown properties pass', (node) => delete node.additionalProperties);
  } else {
    change('refuse unknown properties', (node) => Object.assign(node, { additionalProperties: false }));
  }
}

/** Other schemas that a reference could name by mistake. */
export function others($ref: string, { components }: AnyDescription): string[] {
  const all = Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`);
  const index = all.indexOf($ref);
  return [1, 2, 5].map((step) => all[(index + step) % all.length] ?? '');
}

export function rename(node: Node, from: string, to: string): void {
  // Keeps the order of the keys.
  const entries = Object.entries(node).map(([key, value]) => [key === from ? to : key, value] as const);
  for (const key of Object.keys(node)) delete node[key];
  Object.assign(node, Object.fromEntries(entries));
}

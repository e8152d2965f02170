import type { AnyDescription } from './reading.ts';

/** One change to the description, and where it is made. */
export interface Mutant {
  /** `where: what` */
  name: string;
  description: AnyDescription;
}

type Node = Record<string, AnyDescription>;
type Change = (what: string, edit: (node: Node) => void) => void;

const TYPES = ['string', 'integer', 'boolean', 'array', 'object'];

/** Every description that differs from the given one by one sensible change. */
export function mutants(original: AnyDescription): Mutant[] {
  const found: Mutant[] = [];
  const at =
    (path: string[]): Change =>
    (what, edit) => {
      const description = structuredClone(original);
      edit(path.reduce((node, step) => node[step], description));
      found.push({ name: `${path.join(' › ') || 'root'}: ${what}`, description });
    };

  ofService(at([]), original);
  for (const [path, item] of Object.entries<Node>(original.paths)) {
    ofPath(at(['paths']), path);
    for (const [method, operation] of Object.entries<Node>(item)) {
      ofMethod(at(['paths', path]), method);
      ofOperation(at(['paths', path, method]), operation);
      ofBody(at, ['paths', path, method, 'requestBody'], operation.requestBody, original);
      for (const [status, response] of Object.entries<Node>(operation.responses)) {
        if (response.content) ofBody(at, ['paths', path, method, 'responses', status], response, original);
      }
    }
  }
  for (const [name, response] of Object.entries<Node>(original.components.responses)) {
    ofBody(at, ['components', 'responses', name], response, original);
  }
  for (const name of Object.keys(original.components.schemas)) {
    const path = ['components', 'schemas', name];
    ofSchema(
      at,
      path,
      path.reduce((node, step) => node[step], original),
      original,
    );
  }
  return found;
}

function ofService(change: Change, { servers, components }: Node): void {
  const drop = (key: string): void => change(`drop ${key}`, (root) => delete root[key]);
  drop('security');
  drop('jsonSchemaDialect');
  drop('x-rate-limit');
  change('make the security optional', (root) => root.security.push({}));
  change('call it OpenAPI 3.0', (root) => Object.assign(root, { openapi: '3.0.3' }));
  for (const url of [
    'http://api.helpcrunch.com',
    'https://api.helpcrunch.com/v1',
    'https://helpcrunch.com',
  ]) {
    change(`move the server to ${url}`, (root) => Object.assign(root.servers[0], { url }));
  }
  change('add a server', (root) => root.servers.push({ ...servers[0], url: 'https://example.com' }));
  for (const [key, value] of Object.entries({ requests: 60, perSeconds: 1 })) {
    change(`change ${key} of the limit`, (root) => Object.assign(root['x-rate-limit'], { [key]: value }));
  }
  change('tell another limit in the prose', (root) => {
    root.info.description = root.info.description.replaceAll('120', '100');
  });
  for (const name of Object.keys(components.securitySchemes)) {
    const scheme = (what: string, to: object): void =>
      change(what, (root) =>
        Object.assign(root.components.securitySchemes, { [name]: { description: 'x', ...to } }),
      );
    scheme('authenticate with basic', { type: 'http', scheme: 'basic' });
    scheme('authenticate with another header', { type: 'apiKey', in: 'header', name: 'x-api-key' });
    scheme('authenticate in the query', { type: 'apiKey', in: 'query', name: 'key' });
    scheme('want a JWT', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  }
}

function ofPath(change: Change, path: string): void {
  for (const other of [`${path}/{id}`, path.replace('/v1', ''), path.replace('chats', 'chat')]) {
    change(`rename ${path} to ${other}`, (paths) => rename(paths, path, other));
  }
  change(`drop ${path}`, (paths) => delete paths[path]);
}

function ofMethod(change: Change, method: string): void {
  for (const other of ['post', 'put', 'patch', 'get'].filter((candidate) => candidate !== method)) {
    change(`${method} becomes ${other}`, (item) => rename(item, method, other));
  }
}

function ofOperation(change: Change, { responses }: Node): void {
  change('rename the operation', (operation) => Object.assign(operation, { operationId: 'changeChat' }));
  change('let everybody in', (operation) => Object.assign(operation, { security: [] }));
  change('add a parameter', (operation) => {
    operation.parameters = [{ name: 'dry', in: 'query', schema: { type: 'boolean' } }];
  });
  for (const key of ['summary', 'description', 'externalDocs', 'tags', 'requestBody']) {
    change(`drop ${key}`, (operation) => delete operation[key]);
  }
  change('cite another article', (operation) =>
    Object.assign(operation.externalDocs, { url: 'https://example.com' }),
  );
  for (const status of Object.keys(responses)) {
    change(`drop ${status}`, (operation) => delete operation.responses[status]);
    for (const other of Number(status) < 300 ? ['200', '201', '202', '204'] : ['403', '422', '500']) {
      if (responses[other]) continue;
      change(`${status} becomes ${other}`, (operation) => rename(operation.responses, status, other));
    }
  }
  for (const status of ['403', '404', '409', '500', 'default'].filter((candidate) => !responses[candidate])) {
    change(`add ${status}`, (operation) => {
      operation.responses[status] = operation.responses['400'];
    });
  }
  const errors = Object.keys(responses).filter((status) => Number(status) >= 400);
  errors.forEach((status, index) => {
    const other = errors[(index + 1) % errors.length] ?? status;
    change(`swap the answers ${status} and ${other}`, ({ responses: all }) => {
      [all[status], all[other]] = [all[other], all[status]];
    });
  });
}

function ofBody(at: (path: string[]) => Change, path: string[], body: Node, api: AnyDescription): void {
  const change = at(path);
  change('drop the description', (node) => delete node.description);
  change('become XML', ({ content }) => rename(content, 'application/json', 'application/xml'));
  if ('required' in body) change('become optional', (node) => delete node.required);
  const media = body.content['application/json'];
  for (const name of Object.keys(media.examples)) {
    change(`drop the example ${name}`, ({ content }) => delete content['application/json'].examples[name]);
    change(`break the example ${name}`, ({ content }) => {
      content['application/json'].examples[name] = { value: { surprise: true } };
    });
  }
  for (const other of others(media.schema.$ref, api)) {
    change(`have the schema ${other}`, ({ content }) =>
      Object.assign(content['application/json'].schema, { $ref: other }),
    );
  }
  change('have no schema', ({ content }) => delete content['application/json'].schema);
}

function ofSchema(at: (path: string[]) => Change, path: string[], schema: Node, api: AnyDescription): void {
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
  for (const key of ['minimum', 'maximum', 'minLength', 'minItems']) {
    if (!(key in schema)) continue;
    change(`drop ${key}`, (node) => delete node[key]);
    for (const step of [-1, 1]) {
      change(`${key} ${step > 0 ? '+' : '-'} 1`, (node) => Object.assign(node, { [key]: node[key] + step }));
    }
  }
  if ('pattern' in schema) {
    change('drop the pattern', (node) => delete node.pattern);
    for (const pattern of [
      String.raw`^\d{1,11}$`,
      String.raw`^\d{1,11}(\.\d+)$`,
      String.raw`^\d+(\.\d+)?$`,
      String.raw`\d{1,11}(\.\d+)?`,
      String.raw`^\d{1,10}(\.\d+)?$`,
      String.raw`^\d{1,11}(.\d+)?$`,
      String.raw`^-?\d{1,11}(\.\d+)?$`,
    ]) {
      change(`have the pattern ${pattern}`, (node) => Object.assign(node, { pattern }));
    }
  }
  if ('format' in schema) change('drop the format', (node) => delete node.format);
  if ('type' in schema && [schema.type].flat().includes('string') && !('enum' in schema)) {
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

/** The other schemas a reference could point at by mistake. */
function others($ref: string, { components }: AnyDescription): string[] {
  const all = Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`);
  const index = all.indexOf($ref);
  return [1, 2, 5].map((step) => all[(index + step) % all.length] ?? '');
}

function rename(node: Node, from: string, to: string): void {
  // In place, and in the same order.
  const entries = Object.entries(node).map(([key, value]) => [key === from ? to : key, value] as const);
  for (const key of Object.keys(node)) delete node[key];
  Object.assign(node, Object.fromEntries(entries));
}

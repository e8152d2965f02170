import type { AnyDescription } from '../test/description/reading.ts';
import { type Change, type Node, ofSchema, others, rename } from './schema-mutants.ts';
import { ofExample, ofLinks } from './source-mutants.ts';

/** The description with one change. */
export interface Mutant {
  /** `where: what` */
  name: string;
  description: AnyDescription;
}

/** Every sensible single change to a description. */
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
  for (const [name, example] of Object.entries<Node>(original.components.examples)) {
    ofExample(at(['components', 'examples', name]), example);
  }
  ofLinks(at, original);
  return found;
}

function ofService(change: Change, { servers, components }: Node): void {
  const drop = (key: string): void => change(`drop ${key}`, (root) => delete root[key]);
  drop('security');
  drop('jsonSchemaDialect');
  drop('x-rate-limit');
  drop('externalDocs');
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
    change(`swap the responses ${status} and ${other}`, ({ responses: all }) => {
      [all[status], all[other]] = [all[other], all[status]];
    });
  });
}

function ofBody(at: (path: string[]) => Change, path: string[], body: Node, api: AnyDescription): void {
  const change = at(path);
  change('drop the description', (node) => delete node.description);
  change('become XML', ({ content }) => rename(content, 'application/json', 'application/xml'));
  if ('required' in body) change('become optional', (node) => delete node.required);
  else {
    const header = { description: 'Seconds to wait.', schema: { type: 'integer' } };
    change('document a header', (node) => Object.assign(node, { headers: { 'Retry-After': header } }));
  }
  const media = body.content['application/json'];
  for (const name of Object.keys(media.examples)) {
    change(`drop the example ${name}`, ({ content }) => delete content['application/json'].examples[name]);
    change(`break the example ${name}`, ({ content }) => {
      content['application/json'].examples[name] = { value: { surprise: true } };
    });
    const example: Node = media.examples[name];
    const exampleAt = [...path, 'content', 'application/json', 'examples', name];
    if (path[0] === 'paths' && !example.$ref) ofExample(at(exampleAt), example);
  }
  for (const other of others(media.schema.$ref, api)) {
    change(`have the schema ${other}`, ({ content }) =>
      Object.assign(content['application/json'].schema, { $ref: other }),
    );
  }
  change('have no schema', ({ content }) => delete content['application/json'].schema);
}

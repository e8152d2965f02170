import { isDeepStrictEqual } from 'node:util';
import { articles } from './articles.ts';
import * as facts from './facts.ts';
import { judge, validator } from './judging.ts';
import { objects, sample } from './probes.ts';
import { prose } from './prose.ts';
import {
  type AnyDescription,
  differs,
  each,
  exampleNames,
  exampleValues,
  type Located,
  resolve,
  schemaOf,
} from './reading.ts';
import { sources } from './sources.ts';

/** What a description gets wrong, one sentence each. */
export type Lies = Generator<string>;

/** Every lie of a description, at most `limit` of them. */
export function lies(api: AnyDescription, limit: number = Number.POSITIVE_INFINITY): string[] {
  const found: string[] = [];
  const check = (name: string, lies: Lies): boolean => {
    try {
      for (const lie of lies) if (found.push(lie) >= limit) return true;
    } catch (error) {
      // A description that cannot be read is wrong too.
      return found.push(`${name}: ${error instanceof Error ? error.message : error}`) >= limit;
    }
    return false;
  };
  for (const one of [service, list, prose, sources, openSets, people])
    if (check(one.name, one(api))) return found;
  for (const one of [interfaceOf, fields, examples, bodies]) {
    for (const id of Object.keys(facts.operations)) if (check(one.name, one(api, id))) return found;
  }
  return found;
}

export function* service(api: AnyDescription): Lies {
  yield* differs('OpenAPI 3.1', /^3\.1\.\d+$/.test(api.openapi), true);
  yield* differs('dialect', api.jsonSchemaDialect, 'https://json-schema.org/draft/2020-12/schema');
  const servers: string[] = api.servers.map(({ url }: { url: string }) => url);
  yield* differs('servers', servers, [facts.SERVER]);
  yield* differs('rate limit', api['x-rate-limit'], facts.RATE_LIMIT);
  yield* differs('guide', api.externalDocs?.url, facts.GUIDE);
  yield* differs('security', api.security, [{ bearerAuth: [] }]);
  const { description, ...scheme } = api.components.securitySchemes.bearerAuth;
  yield* differs('security scheme', scheme, { type: 'http', scheme: 'bearer' });
  yield* differs('the security scheme is described', Boolean(description), true);
}

/** The operations themselves. */
export function* list(api: AnyDescription): Lies {
  const ids = each(api).map(({ id }) => id);
  for (const id of ids)
    if (!facts.operations[id]) yield `${id}: enter it in \`operations\` of facts.ts, from its article`;
  yield* differs('operations', ids.sort(), Object.keys(facts.operations).sort());
}

export function* openSets(api: AnyDescription): Lies {
  const { schemas } = api.components;
  const named = Object.keys(schemas).filter((name) => 'x-extensible-enum' in schemas[name]);
  yield* differs('open sets', named.sort(), Object.keys(facts.openSets).sort());
  for (const [name, values] of Object.entries(facts.openSets)) {
    yield* differs(`known values of ${name}`, schemas[name]['x-extensible-enum'], [...values]);
  }
}

export function* people(api: AnyDescription): Lies {
  const { Agent, Customer, Department } = api.components.schemas;
  yield* shape(api, 'Agent', Agent, facts.agent);
  yield* shape(api, 'Customer', Customer, facts.customer);
  yield* shape(api, 'Department', Department, facts.department);
}

/** What an operation is called with, and which responses it has. */
export function* interfaceOf(api: AnyDescription, id: string): Lies {
  const { path, method, operation, known } = located(api, id);
  const { responses, requestBody } = operation;
  const { success, errors, article, examples } = known;
  yield* differs(`${id}: method and path`, [method, path], [known.method, known.path]);
  yield* differs(`${id}: statuses`, Object.keys(responses).sort(), [success, ...errors].map(String).sort());
  yield* differs(`${id}: the body is required`, requestBody.required, true);
  yield* differs(`${id}: media type`, Object.keys(requestBody.content), ['application/json']);
  yield* differs(`${id}: article`, operation.externalDocs?.url, article);
  yield* differs(`${id}: tags`, operation.tags, ['Chats']);
  yield* differs(`${id}: security of its own`, operation.security, undefined);
  yield* differs(`${id}: parameters`, operation.parameters, undefined);
  yield* differs(`${id}: examples`, exampleNames(requestBody), examples.request);
  const successes = exampleNames(resolve(api, responses[success]));
  yield* differs(`${id}: examples of success`, successes, examples.success);
  for (const [status, response] of Object.entries(responses)) {
    const { content, headers } = resolve(api, response);
    yield* differs(`${id} ${status}: media type`, Object.keys(content), ['application/json']);
    yield* differs(`${id} ${status}: headers`, headers, undefined);
  }
}

/** The fields of each body, with their formats and values. */
export function* fields(api: AnyDescription, id: string): Lies {
  const { operation, known } = located(api, id);
  const { body, success, errors } = known;
  const response = (status: number) => resolve(api, schemaOf(resolve(api, operation.responses[status])));
  yield* shape(api, `${id}: request`, resolve(api, schemaOf(operation.requestBody)), body);
  yield* shape(api, `${id}: response`, response(success), facts.chat);
  for (const status of errors) {
    const { properties } = response(status);
    yield* differs(`${id} ${status}: fields`, Object.keys(properties), ['errors']);
    yield* shape(api, `${id} ${status}: entry`, resolve(api, properties.errors.items), facts.errorEntry);
  }
}

function* shape(api: AnyDescription, what: string, schema: AnyDescription, expected: facts.Fields): Lies {
  yield* differs(`${what}: fields`, Object.keys(schema.properties).sort(), Object.keys(expected).sort());
  for (const [name, { kind }] of Object.entries(expected)) {
    const property = schema.properties[name];
    const [branch] = property.oneOf ?? [];
    const meant = resolve(api, branch ?? property);
    if (typeof kind !== 'object') continue;
    const set = 'open' in kind ? meant['x-extensible-enum'] : meant.enum;
    yield* differs(`${what}: values of ${name}`, set, 'open' in kind ? kind.open : kind.closed);
  }
}

/** The named examples are valid, and contain what the articles show. */
export function* examples(api: AnyDescription, id: string): Lies {
  const { operation } = located(api, id);
  const { requestBody, responses } = operation;
  const own = articles.filter((article) => article.operation === id);
  if (own.length === 0) yield `${id}: copy the bodies of its article to fixtures/`;
  for (const article of own) {
    const values = exampleValues(api, requestBody);
    for (const body of article.requests) {
      const what = `${id}: ${JSON.stringify(body)}`;
      yield* differs(`${what} is accepted`, validator(api, schemaOf(requestBody))(body), true);
      // One article assigns chat 542335 to agent 542335, which is a placeholder.
      if (body.id !== body.assignee) yield* differs(`${what} is shown`, has(values, body), true);
    }
    const statuses = Object.keys(article.responses).sort();
    yield* differs(`${id}: statuses of ${article.url}`, Object.keys(responses).sort(), statuses);
    for (const [status, body] of Object.entries(article.responses)) {
      const shown = exampleValues(api, resolve(api, responses[status]));
      yield* differs(`${id} ${status}: the article's body is shown`, has(shown, body), true);
    }
  }
  for (const [status, reference] of Object.entries({ request: requestBody, ...responses })) {
    const body = resolve(api, reference);
    const values = exampleValues(api, body);
    const fits = validator(api, schemaOf(body));
    for (const value of values) yield* differs(`${id} ${status}: valid example`, fits(value), true);
    if (!(Number(status) >= 400)) continue;
    const documented = facts.errorBodies[Number(status)];
    if (!documented) {
      yield `${id} ${status}: enter what the articles show in \`errorBodies\` of facts.ts`;
      continue;
    }
    const expected = documented.map((entries) => ({
      errors: entries.map(([code, message]) => ({ code, message })),
    }));
    yield* differs(`${id} ${status}: the documented bodies`, values, expected);
  }
}

/** The values that each field must accept or reject, one at a time. */
export function* bodies(api: AnyDescription, id: string): Lies {
  const { operation, known } = located(api, id);
  const request = objects(known.body, sample(known.body), true);
  request.bad.push(null);
  yield* judge(`${id}: request`, validator(api, schemaOf(operation.requestBody)), request);
  for (const [status, reference] of Object.entries(operation.responses)) {
    const fits = validator(api, schemaOf(resolve(api, reference)));
    yield* Number(status) >= 400 ? judge('error', fits, errors) : judge('chat', fits, chats);
  }
}

const chats = objects(facts.chat);
chats.bad.push(null);

const entries = objects(facts.errorEntry);
const errors = {
  good: [...entries.good.map((entry) => ({ errors: [entry] })), { errors: [entries.good[0]], trace: 'x' }],
  bad: [
    ...[{}, null, 'x', 1, true, []],
    ...[[], null, {}, 'x', 1, true].map((list) => ({ errors: list })),
    ...[...entries.bad, null].map((entry) => ({ errors: [entry] })),
  ],
};

function located(api: AnyDescription, id: string): Located & { known: facts.OperationFacts } {
  const found = each(api).find((one) => one.id === id);
  const known = facts.operations[id];
  if (!found || !known) throw new Error(`there is no ${id}`);
  return { ...found, known };
}

function has(list: unknown[], value: unknown): boolean {
  return list.some((one) => isDeepStrictEqual(one, value));
}

import { isDeepStrictEqual } from 'node:util';
import { articles } from '../support/articles.ts';
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
  resolve,
  schemaOf,
} from './reading.ts';
import { sources } from './sources.ts';

/** The facts that a description gets wrong, in words; none if it tells the truth. Stops after `limit` of them. */
export function lies(description: AnyDescription, limit: number = Number.POSITIVE_INFINITY): string[] {
  const found: string[] = [];
  for (const check of [service, operationTable, prose, sources, openSets, fields, examples, bodies]) {
    try {
      for (const lie of check(description)) {
        found.push(lie);
        if (found.length >= limit) return found;
      }
    } catch (error) {
      // What cannot even be read is no truth.
      found.push(`${check.name}: ${error instanceof Error ? error.message : error}`);
      if (found.length >= limit) return found;
    }
  }
  return found;
}

function* service(api: AnyDescription): Generator<string> {
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

function* operationTable(api: AnyDescription): Generator<string> {
  const all = each(api);
  yield* differs('operations', all.map(({ id }) => id).sort(), Object.keys(facts.operations).sort());
  for (const { id, path, method, operation } of all) {
    const known = facts.operations[id];
    if (!known) {
      yield `${id}: enter it in \`operations\` of facts.ts, from its article`;
      continue;
    }
    const { success, errors, article, examples } = known;
    const { responses, requestBody } = operation;
    yield* differs(`${id}: method and path`, [method, path], [known.method, known.path]);
    yield* differs(`${id}: statuses`, Object.keys(responses).sort(), [success, ...errors].map(String).sort());
    yield* differs(`${id}: the body is required`, requestBody.required, true);
    yield* differs(`${id}: media type`, Object.keys(requestBody.content), ['application/json']);
    yield* differs(`${id}: article`, operation.externalDocs?.url, article);
    yield* differs(`${id}: tags`, operation.tags, ['Chats']);
    yield* differs(`${id}: security of its own`, operation.security, undefined);
    yield* differs(`${id}: parameters`, operation.parameters, undefined);
    yield* differs(`${id}: examples`, exampleNames(requestBody), examples.request);
    yield* differs(
      `${id}: examples of success`,
      exampleNames(resolve(api, responses[success])),
      examples.success,
    );
    for (const [status, response] of Object.entries(responses)) {
      const { content, headers } = resolve(api, response);
      yield* differs(`${id} ${status}: media type`, Object.keys(content), ['application/json']);
      yield* differs(`${id} ${status}: headers`, headers, undefined);
    }
  }
}

function* openSets(api: AnyDescription): Generator<string> {
  const { schemas } = api.components;
  const named = Object.keys(schemas).filter((name) => 'x-extensible-enum' in schemas[name]);
  yield* differs('open sets', named.sort(), Object.keys(facts.openSets).sort());
  for (const [name, values] of Object.entries(facts.openSets)) {
    yield* differs(`known values of ${name}`, schemas[name]['x-extensible-enum'], [...values]);
  }
}

/** Each object has the fields it should have, no others, and each of them is of its kind. */
function* fields(api: AnyDescription): Generator<string> {
  const named = (name: string): AnyDescription => api.components.schemas[name];
  yield* shape('Agent', named('Agent'), facts.agent);
  yield* shape('Customer', named('Customer'), facts.customer);
  yield* shape('Department', named('Department'), facts.department);
  for (const { id, operation } of each(api)) {
    const { body = {}, success = 0, errors = [] } = facts.operations[id] ?? {};
    yield* shape(`${id}: request`, resolve(api, schemaOf(operation.requestBody)), body);
    yield* shape(
      `${id}: answer`,
      resolve(api, schemaOf(resolve(api, operation.responses[success]))),
      facts.chat,
    );
    for (const status of errors) {
      const error = resolve(api, schemaOf(resolve(api, operation.responses[status])));
      yield* differs(`${id} ${status}: fields`, Object.keys(error.properties), ['errors']);
      yield* shape(`${id} ${status}: entry`, resolve(api, error.properties.errors.items), facts.errorEntry);
    }
  }

  function* shape(what: string, schema: AnyDescription, expected: facts.Fields): Generator<string> {
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
}

function* examples(api: AnyDescription): Generator<string> {
  for (const { operation: id, requests, responses } of articles) {
    const operation = each(api).find((one) => one.id === id)?.operation;
    const shown = exampleValues(api, operation.requestBody);
    // The placeholder that assigns chat 542335 to agent 542335 is left to the article.
    for (const body of requests.filter(({ id, assignee }) => id !== assignee)) {
      yield* differs(`${id}: ${JSON.stringify(body)} is shown`, has(shown, body), true);
    }
    for (const [status, body] of Object.entries(responses)) {
      const answers = exampleValues(api, resolve(api, operation.responses[status]));
      yield* differs(`${id} ${status}: the article's body is shown`, has(answers, body), true);
    }
  }
  for (const { id, operation } of each(api)) {
    for (const [status, body] of Object.entries({ request: operation.requestBody, ...operation.responses })) {
      const resolved = resolve(api, body);
      const fits = validator(api, schemaOf(resolved));
      for (const value of exampleValues(api, resolved))
        yield* differs(`${id} ${status}: valid example`, fits(value), true);
      if (!(Number(status) >= 400)) continue;
      const documented = facts.errorBodies[Number(status)];
      if (!documented) {
        yield `${id} ${status}: enter what the articles show in \`errorBodies\` of facts.ts`;
        continue;
      }
      const wanted = documented.map((entries) => ({
        errors: entries.map(([code, message]) => ({ code, message })),
      }));
      yield* differs(`${id} ${status}: the documented bodies`, exampleValues(api, resolved), wanted);
    }
  }
}

/** Every value that a field must take or refuse, one at a time. */
function* bodies(api: AnyDescription): Generator<string> {
  const entries = objects(facts.errorEntry);
  const errors = {
    good: [...entries.good.map((entry) => ({ errors: [entry] })), { errors: [entries.good[0]], trace: 'x' }],
    bad: [
      ...[{}, null, 'x', 1, true, []],
      ...[[], null, {}, 'x', 1, true].map((list) => ({ errors: list })),
      ...[...entries.bad, null].map((entry) => ({ errors: [entry] })),
    ],
  };
  for (const { id, operation } of each(api)) {
    const known = facts.operations[id];
    if (!known) continue;
    const request = objects(known.body, sample(known.body), true);
    yield* judge(`${id}: request`, validator(api, schemaOf(operation.requestBody)), {
      ...request,
      bad: [...request.bad, null],
    });
    for (const [status, reference] of Object.entries(operation.responses)) {
      const fits = validator(api, schemaOf(resolve(api, reference)));
      if (Number(status) >= 400) yield* judge('error', fits, errors);
      else yield* judge('chat', fits, { good: chats.good, bad: [...chats.bad, null] });
    }
  }
}

const chats = objects(facts.chat);

function has(list: unknown[], value: unknown): boolean {
  return list.some((one) => isDeepStrictEqual(one, value));
}

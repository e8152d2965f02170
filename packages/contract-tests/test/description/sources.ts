import { isDeepStrictEqual } from 'node:util';
import { articles } from './articles.ts';
import * as facts from './facts.ts';
import { type AnyDescription, differs, each, resolve, schemaOf } from './reading.ts';

/** Readers can tell what an article says from what we made up, and find the articles. */
export function* sources(api: AnyDescription): Generator<string> {
  yield* keywords(api.components.schemas);
  yield* links(api);
  yield* madeUp(api);
}

/** No constraint without a source, even if no value that we know of would break it. */
function* keywords(schemas: AnyDescription): Generator<string> {
  for (const [name, schema] of Object.entries(schemas)) yield* inSchema(name, schema);

  function* inSchema(at: string, schema: AnyDescription): Generator<string> {
    const unknown = Object.keys(schema).filter((keyword) => !facts.keywords.includes(keyword));
    yield* differs(`${at}: keywords without a source`, unknown, []);
    for (const [name, property] of Object.entries(schema.properties ?? {}))
      yield* inSchema(`${at}.${name}`, property);
    for (const branch of [...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])])
      yield* inSchema(at, branch);
  }
}

/** Each link leads to an article that is known to exist, and no link that readers need is missing. */
function* links(api: AnyDescription): Generator<string> {
  const needed: [what: string, text: string, articles: string[]][] = [
    ['the introduction', api.info.description.split('\n## ')[0], facts.introductionCites],
  ];
  for (const { id, operation } of each(api)) {
    const { body = {}, cites = [] } = facts.operations[id] ?? {};
    needed.push([id, operation.description, cites]);
    const { properties } = resolve(api, schemaOf(operation.requestBody));
    for (const [name, { cites }] of Object.entries(body))
      needed.push([`${id}: ${name}`, properties[name].description, cites ? [cites] : []]);
  }
  for (const [what, text, articles] of needed) yield* differs(`${what}: links`, linksOf(text), articles);
  const known = needed.flatMap(([, , articles]) => articles);
  const invented = linksOf(JSON.stringify(api)).filter((link) => !known.includes(link));
  yield* differs('links to other pages', invented, []);
}

function linksOf(markdown: string): string[] {
  return [...markdown.matchAll(/\]\((https?:[^)]+)\)/g)].map(([, link = '']) => link);
}

/** An example is what an article shows, or its summary says that it is made up. One agent has one name. */
function* madeUp(api: AnyDescription): Generator<string> {
  const agents = new Map<number, unknown>();
  for (const { id, operation } of each(api)) {
    const { success = 0 } = facts.operations[id] ?? {};
    const shown = articles.filter((article) => article.operation === id);
    const requests = shown.flatMap((article): unknown[] => article.requests);
    const responses = shown.map((article): unknown => article.responses[success]);
    yield* inBody(`${id}: request`, operation.requestBody, requests);
    yield* inBody(`${id}: response`, operation.responses[success], responses);
  }

  function* inBody(what: string, body: AnyDescription, shown: unknown[]): Generator<string> {
    const examples = Object.entries<AnyDescription>(body.content['application/json'].examples);
    for (const [name, reference] of examples) {
      const { summary, value } = resolve(api, reference);
      const isShown = shown.some((one) => isDeepStrictEqual(one, value));
      yield* differs(`${what} ${name}: says that it is made up`, summary.endsWith('(made up)'), !isShown);
      if (!value.assignee?.id) continue;
      const { id } = value.assignee;
      if (!agents.has(id)) agents.set(id, value.assignee);
      yield* differs(`${what} ${name}: agent ${id}`, value.assignee, agents.get(id));
    }
  }
}

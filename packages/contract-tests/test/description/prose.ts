import * as facts from './facts.ts';
import { type AnyDescription, differs, each, resolve } from './reading.ts';

/** Everything has a description, and the introduction explains each error and the rate limit. */
export function* prose(api: AnyDescription): Generator<string> {
  const silent: string[] = [];
  const walk = (node: AnyDescription, at: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if ((node.type || node.properties || node.oneOf) && node.type !== 'null' && !node.description)
      silent.push(at);
    for (const [key, value] of Object.entries(node)) if (key !== 'examples') walk(value, `${at}/${key}`);
  };
  walk(api.components.schemas, 'schemas');
  for (const { id, operation } of each(api)) {
    if (!operation.summary || !operation.description || !operation.requestBody.description) silent.push(id);
    for (const [status, response] of Object.entries(operation.responses)) {
      if (!resolve(api, response).description) silent.push(`${id} ${status}`);
    }
  }
  yield* differs('what has no description', silent, []);
  yield* differs(
    'the introduction states the rate limit',
    /120 requests per minute/.test(api.info.description),
    true,
  );
  const statuses = new Set(Object.values(facts.operations).flatMap(({ errors }) => errors));
  for (const status of statuses) {
    const row = api.info.description.includes(`\n| \`${status}\``);
    yield* differs(`the table of errors in info.md explains ${status}`, row, true);
  }
}

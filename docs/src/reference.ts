import {
  type Body,
  type Description,
  examples,
  type LocatedOperation,
  operations,
  refName,
  resolve,
  type Schema,
} from '@helpcrunch-chats/openapi/tools/reader';
import type { Texts } from '../texts/en.ts';
import type { Block } from './blocks.ts';
import { samplesOf } from './code-samples.ts';
import { constraints, fieldList, typeOf } from './schemas.ts';
import { prose } from './sections.ts';

/** Everything the description says, from top to bottom. `original` is the description in English. */
export function reference(api: Description, original: Description, texts: Texts): Block[] {
  const { intro, sections } = prose(api.info.description, original.info.description);
  return [
    { level: 1, text: api.info.title },
    api.info.summary,
    intro,
    facts(api, texts),
    { level: 2, text: texts.operations, id: 'operations' },
    ...api.tags.map(({ description }) => description),
    operationTable(api, texts),
    ...operations(api).flatMap((located) => operation(api, located, texts)),
    ...sections,
    { level: 2, text: texts.errorAnswers, id: 'error-bodies' },
    ...Object.entries(api.components.responses).flatMap(([name, response]): Block[] => [
      { level: 3, text: name, id: name },
      response.description,
      `${texts.body}: ${typeOf(response.content['application/json'].schema, texts)}`,
      ...exampleBlocks(api, response),
    ]),
    { level: 2, text: texts.schemas, id: 'schemas' },
    ...Object.entries(api.components.schemas).flatMap(([name, schema]) => schemaBlocks(name, schema, texts)),
  ];
}

/** The operations, one row each. Also on the start page. */
export function operationTable(api: Description, texts: Texts, page = ''): string {
  const rows = operations(api).map(
    ({ operation, method, path }) =>
      `| [${operation.summary}](${page}#${operation.operationId}) | \`${method} ${path}\` | \`${operation.operationId}\` |`,
  );
  return [`| ${texts.whatFor} | ${texts.requestLine} | operationId |`, '| --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function facts(api: Description, texts: Texts): string {
  const { requests, perSeconds } = api['x-rate-limit'];
  return [
    `- ${texts.version}: ${api.info.version}`,
    ...api.servers.map(({ url, description }) => `- ${texts.server}: \`${url}\` – ${description}`),
    ...Object.entries(api.components.securitySchemes).map(
      ([name, { description }]) => `- \`${name}\`: ${description}`,
    ),
    `- ${texts.rateLimit}: ${texts.rateLimitValue(requests, perSeconds)}`,
    `- [${api.externalDocs.description}](${api.externalDocs.url})`,
  ].join('\n');
}

function operation(api: Description, { operation, method, path }: LocatedOperation, texts: Texts): Block[] {
  const { operationId, summary, description, externalDocs, requestBody, responses } = operation;
  const schema = requestBody.content['application/json'].schema;
  const statuses = Object.entries(responses);
  const rows = statuses.map(([status, response]) => {
    const link = '$ref' in response ? `[${refName(response)}](#${refName(response)}): ` : '';
    return `- \`${status}\` – ${link}${resolve<Body>(api, response).description}`;
  });
  const own = statuses.flatMap(([status, response]) => ('$ref' in response ? [] : [{ status, response }]));
  return [
    { level: 3, text: summary, id: operationId },
    `\`${method} ${path}\` – \`${operationId}\``,
    description,
    { level: 4, text: texts.request },
    `${requestBody.description} ${texts.body}: ${typeOf(schema, texts)}`,
    fieldList(resolve<Schema>(api, schema as unknown as Schema), texts, true),
    ...exampleBlocks(api, requestBody),
    { level: 4, text: texts.codeSamples },
    ...samplesOf(operation).map(({ lang, label, source }) => ({
      lang: lang === 'curl' ? 'sh' : lang,
      title: label,
      code: source,
    })),
    { level: 4, text: texts.answers },
    rows.join('\n'),
    ...own.flatMap(({ status, response }) => [
      `\`${status}\`: ${typeOf(response.content['application/json'].schema, texts)}`,
      ...exampleBlocks(api, response),
    ]),
    `${texts.article}: [${externalDocs.description}](${externalDocs.url})`,
  ];
}

function exampleBlocks(api: Description, body: Body): Block[] {
  return examples(api, body).flatMap(([name, { summary, description, value }]) => [
    ...(description ? [description] : []),
    { lang: 'json', title: `${summary} (\`${name}\`)`, code: JSON.stringify(value, null, 2) },
  ]);
}

function schemaBlocks(name: string, schema: Schema, texts: Texts): Block[] {
  const closed = schema.additionalProperties === false;
  const type = [typeOf(schema, texts), ...constraints(schema, texts)].join(', ');
  const values = schema.examples?.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  return [
    { level: 3, text: name, id: name },
    `${schema.description.trim()} (${type})`,
    ...(schema.properties ? [fieldList(schema, texts, closed)] : []),
    ...(closed ? [texts.noOthers] : []),
    ...(values ? [`${texts.examplesOf}: ${values}`] : []),
  ];
}

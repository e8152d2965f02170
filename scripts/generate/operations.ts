import {
  type Body,
  type Description,
  type LocatedOperation,
  mediaType,
  type Operation,
  operations,
  refName,
  statuses,
} from '@helpcrunch-chats/openapi/tools/reader';
import { comment, quote } from './source.ts';

/** The server, the rate limit and the table of operations. */
export function operationTable(api: Description): string {
  const { requests, perSeconds } = api['x-rate-limit'];
  return `/** The origin of the production API. */
export const SERVER_URL = ${quote(api.servers[0]?.url ?? '')};

/** The limit of the whole account: so many requests per so many milliseconds. */
export const RATE_LIMIT = { requests: ${requests}, per: ${perSeconds * 1000} } as const;

/** How each operation is sent, and the statuses that are documented for it. */
export const OPERATIONS = {
${operations(api).map(tableRow).join('\n')}
} as const;

/** The name of an operation, such as \`createChat\`. */
export type OperationId = keyof typeof OPERATIONS;
`;
}

/** The methods of the client, as interfaces. */
export function methods(api: Description): string {
  const all = operations(api).map(({ operation }) => operation);
  const types = new Set(all.flatMap((operation) => [bodyType(operation), dataType(operation)]));
  return `import type { RequestOptions } from '../options.ts';
import type { SafeResult } from '../result.ts';
import type { ${[...types].sort().join(', ')} } from './schemas.ts';

/** One method per operation of the API; each throws unless the API did what it was asked. */
export interface ChatsOperations {
${all.map(method).join('\n')}
}

/** The same methods; each resolves to a result for every status that is documented for it. */
export interface SafeChatsOperations {
${all.map(safeMethod).join('\n')}
}
`;
}

function tableRow({ operation, method, path }: LocatedOperation): string {
  const { success, errors } = statuses(operation);
  return `  ${operation.operationId}: { method: ${quote(method)}, path: ${quote(path)}, success: ${success}, errors: [${errors.join(', ')}] },`;
}

function method(operation: Operation): string {
  return `${comment(docs(operation), '  ')}
  ${operation.operationId}(body: ${bodyType(operation)}, options?: RequestOptions): Promise<${dataType(operation)}>;`;
}

function safeMethod(operation: Operation): string {
  const { success, errors } = statuses(operation);
  return `  /** ${operation.summary}, without throwing on a documented error. */
  ${operation.operationId}(body: ${bodyType(operation)}, options?: RequestOptions): Promise<SafeResult<${success}, ${dataType(operation)}, ${errors.join(' | ')}>>;`;
}

function docs({ summary, description, externalDocs }: Operation): string {
  const prose = description.replace(/\[([^\]]+)\]\(#[^)]+\)/g, '$1');
  return `${summary}.\n\n${prose}\n\n@see {@link ${externalDocs.url}}`;
}

function bodyType({ requestBody }: Operation): string {
  return refName(mediaType(requestBody).schema);
}

function dataType(operation: Operation): string {
  return refName(mediaType(operation.responses[statuses(operation).success] as Body).schema);
}

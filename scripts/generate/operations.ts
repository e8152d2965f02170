import { comment, type Description, type Operation, refName } from './description.ts';
import { quote } from './known-values.ts';

/** The server, the rate limit, the table of operations and the methods of the client. */
export function operations(api: Description): string {
  const all = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
      ...outcome(operation),
    })),
  );
  const each = (line: (one: (typeof all)[number]) => string) => all.map(line).join('\n');
  const types = new Set(all.flatMap(({ operation, data }) => [bodyType(operation), data]));
  const { requests, perSeconds } = api['x-rate-limit'];
  return `import type { RequestOptions } from '../options.ts';
import type { SafeResult } from '../result.ts';
import type { ${[...types].sort().join(', ')} } from './schemas.ts';

/** The origin of the production API. */
export const SERVER_URL = ${quote(api.servers[0].url)};

/** What the whole account may do: so many requests per so many milliseconds. */
export const RATE_LIMIT = { requests: ${requests}, per: ${perSeconds * 1000} } as const;

/** How each operation is sent, and the statuses that are documented for it. */
export const OPERATIONS = {
${each(
  ({ operation, method, path, success, errors }) =>
    `  ${operation.operationId}: { method: ${quote(method)}, path: ${quote(path)}, success: ${success}, errors: [${errors.join(', ')}] },`,
)}
} as const;

/** One method per operation of the API; each throws unless the API did what it was asked. */
export interface ChatsOperations {
${each(
  ({ operation, data }) =>
    `${comment(docs(operation), '  ')}\n  ${operation.operationId}(body: ${bodyType(operation)}, options?: RequestOptions): Promise<${data}>;`,
)}
}

/** The same methods; each resolves to a result for every status that is documented for it. */
export interface SafeChatsOperations {
${each(
  ({ operation, data, success, errors }) =>
    `  /** ${operation.summary}, without throwing on a documented error. */\n  ${operation.operationId}(body: ${bodyType(operation)}, options?: RequestOptions): Promise<SafeResult<${success}, ${data}, ${errors.join(' | ')}>>;`,
)}
}
`;
}

function docs({ summary, description, externalDocs }: Operation): string {
  const prose = description.replace(/\[([^\]]+)\]\(#[^)]+\)/g, '$1');
  return `${summary}.\n\n${prose}\n\n@see {@link ${externalDocs.url}}`;
}

function bodyType({ requestBody }: Operation): string {
  return refName(requestBody.content['application/json'].schema);
}

function outcome({ operationId, responses }: Operation): { success: number; errors: number[]; data: string } {
  const statuses = Object.keys(responses).map(Number);
  const [success, ...more] = statuses.filter((status) => status < 300);
  if (!success || more.length > 0) throw new Error(`${operationId} must have exactly one success status.`);
  const response = responses[success] as { content: { 'application/json': { schema: { $ref: string } } } };
  return {
    success,
    errors: statuses.filter((status) => status >= 400),
    data: refName(response.content['application/json'].schema),
  };
}

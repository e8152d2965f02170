import { mediaType } from '@helpcrunch-chats/openapi/tools/reader';
import { description, operation, responseBody, violations } from '../test/support/description.ts';
import { type Exchange, parsed } from './proxy.ts';
import type { WorkflowStep } from './workflow.ts';

export interface Finding {
  /** Information is what an answer may have although nobody has documented it. */
  kind: 'deviation' | 'information';
  /** An operation and a status, or a step of the workflow. */
  where: string;
  what: string;
}

interface Schema {
  $ref?: string;
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  'x-extensible-enum'?: string[];
}

/** What the answers and the steps show, each once. Values are not told, except those of open sets. */
export function findings(exchanges: Exchange[], steps: WorkflowStep[]): Finding[] {
  const all = [...exchanges.flatMap(ofExchange), ...steps.flatMap(ofStep)];
  return [...new Map(all.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function ofExchange({ operationId, status, type, text }: Exchange): Finding[] {
  const where = `${operationId} ${status || ''}`.trim();
  const deviation = (what: string): Finding => ({ kind: 'deviation', where, what });
  if (status === 0) return [deviation('There was no answer.')];
  if (!(status in operation(operationId).responses)) return [deviation('The status is not documented.')];
  const found: Finding[] = [];
  if (!/^application\/json\b/i.test(type)) {
    found.push(deviation(`The content type is ${type || 'missing'}, not application/json.`));
  }
  const body = parsed(text);
  if (body === undefined) return [...found, deviation('The body is not JSON.')];
  const answer = responseBody(operationId, status);
  found.push(...violations(answer, body).map(deviation));
  // In a 400 the code is the path of a field, so there are no known ones.
  const told = undocumented(mediaType(answer).schema, body).filter(
    ({ at }) => !(status === 400 && /^\/errors\/\d+\/code$/.test(at)),
  );
  return [
    ...found,
    ...told.map(({ at, what }): Finding => ({ kind: 'information', where, what: `${at} ${what}` })),
  ];
}

/** What the description does not know, although it allows it. */
function undocumented(schema: Schema, value: unknown, at = ''): { at: string; what: string }[] {
  const { oneOf, properties, items, 'x-extensible-enum': known } = resolved(schema);
  if (value === null) return [];
  const [branch] = oneOf ?? [];
  if (branch) return undocumented(branch, value, at);
  if (known) {
    const isNew = typeof value === 'string' && !known.includes(value);
    return isNew ? [{ at, what: `is ${JSON.stringify(value)}, which is not among the known values` }] : [];
  }
  if (Array.isArray(value)) {
    return items ? value.flatMap((item, index) => undocumented(items, item, `${at}/${index}`)) : [];
  }
  if (!properties || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const property = properties[name];
    return property
      ? undocumented(property, inner, `${at}/${name}`)
      : [{ at: `${at}/${name}`, what: 'is not documented' }];
  });
}

function resolved(schema: Schema): Schema {
  if (!schema.$ref) return schema;
  const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  return (description.components.schemas as Record<string, Schema>)[name] ?? {};
}

/** What the workflow expected in vain. What follows from a wrong status is not told again. */
function ofStep({ stepId, checks }: WorkflowStep): Finding[] {
  const failed = checks.filter(({ name, passed }) => name === 'success criteria check' && !passed);
  const byStatus = failed.filter(({ condition }) => condition?.startsWith('$statusCode'));
  return (byStatus.length > 0 ? byStatus : failed).map(({ condition, message }) => ({
    kind: 'deviation',
    where: `step ${stepId}`,
    what: `Not true: ${condition ?? message}`,
  }));
}

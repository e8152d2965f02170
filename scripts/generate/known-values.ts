import type { Description, Schema } from '@helpcrunch-chats/openapi/tools/reader';
import { comment, quote } from './source.ts';

/** A list and a guard for each named set of values. */
export function knownValues(api: Description): string {
  const sets = Object.entries(api.components.schemas).flatMap(([name, schema]) => {
    const values = valuesOf(schema);
    return values ? [{ name, schema, values, type: valueType(name, schema) }] : [];
  });
  const types = new Set(sets.flatMap(({ name, type }) => [name, type]));
  const parts = [`import type { ${[...types].sort().join(', ')} } from './schemas.ts';`];
  for (const { name, schema, values, type } of sets) {
    const list = constantName(name);
    const summary = type === name ? `All values of {@link ${name}}.` : `Known values of {@link ${name}}.`;
    parts.push(
      '',
      comment(`${summary}\n\n${schema.description}`),
      `export const ${list} = [${values.map((value) => `\n  ${quote(value)},`).join('')}\n] as const;`,
      '',
      `/** Whether \`value\` is one of {@link ${list}}. */`,
      `export function is${type}(value: unknown): value is ${type} {`,
      `  return (${list} as readonly unknown[]).includes(value);`,
      '}',
    );
  }
  return `${parts.join('\n')}\n`;
}

/** The values of a set, whether it is closed or may grow; undefined if the schema is no set. */
export function valuesOf(schema: Schema): string[] | undefined {
  return schema['x-extensible-enum'] ?? schema.enum;
}

/** The type of the values that are listed: for a set that may grow, `Known…`. */
function valueType(name: string, schema: Schema): string {
  return schema['x-extensible-enum'] ? `Known${name}` : name;
}

/** `ChatStatus` → `CHAT_STATUSES` */
export function constantName(schemaName: string): string {
  const name = schemaName.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  return name.endsWith('S') ? `${name}ES` : `${name}S`;
}

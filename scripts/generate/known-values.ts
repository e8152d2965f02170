import { comment, type Description, type Schema } from './description.ts';

/** A list, a closed type and a guard for each named set of values. */
export function knownValues(api: Description): string {
  const sets = Object.entries(api.components.schemas).filter(([, schema]) => valuesOf(schema));
  const names = sets.map(([name]) => name).sort();
  const parts = [`import type { ${names.join(', ')} } from './schemas.ts';`];
  for (const [name, schema] of sets) {
    const open = schema['x-extensible-enum'];
    const values = valuesOf(schema) ?? [];
    const list = constantName(name);
    const type = open ? `Known${name}` : name;
    const summary = open ? `Known values of {@link ${name}}.` : `All values of {@link ${name}}.`;
    parts.push(
      '',
      comment(`${summary}\n\n${schema.description}`),
      `export const ${list} = [${values.map((value) => `\n  ${quote(value)},`).join('')}\n] as const;`,
    );
    if (open) {
      parts.push('', `/** One of {@link ${list}}. */`, `export type ${type} = (typeof ${list})[number];`);
    }
    parts.push(
      '',
      `/** Whether \`value\` is one of {@link ${list}}. */`,
      `export function is${type}(value: unknown): value is ${type} {`,
      `  return (${list} as readonly unknown[]).includes(value);`,
      '}',
    );
  }
  return `${parts.join('\n')}\n`;
}

function valuesOf(schema: Schema): string[] | undefined {
  return schema['x-extensible-enum'] ?? schema.enum;
}

/** `ChatStatus` → `CHAT_STATUSES` */
function constantName(schemaName: string): string {
  const name = schemaName.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  return name.endsWith('S') ? `${name}ES` : `${name}S`;
}

export function quote(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

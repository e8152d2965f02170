import { type Ref, refName, type Schema } from '@helpcrunch-chats/openapi/tools/reader';
import type { Texts } from '../texts/en.ts';

/** The fields of an object, one list item each. `sent` says what a field that is not required is. */
export function fieldList({ properties = {}, required = [] }: Schema, texts: Texts, sent: boolean): string {
  const [always, not] = sent ? [texts.required, texts.optional] : [texts.always, texts.sometimes];
  return Object.entries(properties)
    .map(([name, field]) => {
      const facts = [
        typeOf(field, texts),
        ...constraints(field, texts),
        required.includes(name) ? always : not,
      ];
      return `- \`${name}\` – ${facts.join(', ')}.\n  ${oneLine(field.description)}`;
    })
    .join('\n');
}

/** A link to the schema, or its type in words. */
export function typeOf(schema: Schema | Ref, texts: Texts): string {
  if (schema.$ref) return `[${refName(schema as Ref)}](#${refName(schema as Ref)})`;
  const { oneOf, type, items } = schema as Schema;
  if (oneOf) return oneOf.map((member) => typeOf(member, texts)).join(` ${texts.or} `);
  if (type === 'array') return `${texts.arrayOf} ${items ? typeOf(items, texts) : ''}`;
  return [type].flat().join(` ${texts.or} `);
}

/** What else the schema says of a value, in words. */
export function constraints(schema: Schema, texts: Texts): string[] {
  const { minimum, minItems, pattern } = schema;
  return [
    ...(minimum !== undefined ? [`≥ ${minimum}`] : []),
    ...(minItems === 1 ? [texts.atLeastOne] : []),
    ...(schema.enum
      ? [`${texts.allowedValues}: ${schema.enum.map((value) => `\`${value}\``).join(', ')}`]
      : []),
    ...(pattern ? [`${texts.pattern} \`${pattern}\``] : []),
  ];
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

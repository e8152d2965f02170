import { type Description, operations, resolve, type Schema } from '@helpcrunch-chats/openapi/tools/reader';
import { codeSamples } from './code-samples.ts';
import type { Overlay } from './overlay.ts';

/** What the site adds to the description: code samples, and known values where Redoc would not show them. */
export async function docsOverlay(api: Description, knownValues: string): Promise<Overlay> {
  const samples = operations(api).map(async (located) => ({
    target: `$.paths['${located.path}'].${located.method.toLowerCase()}`,
    update: { 'x-codeSamples': await codeSamples(api, located) },
  }));
  return {
    overlay: '1.0.0',
    info: { title: 'Code samples and known values', version: api.info.version },
    actions: [...(await Promise.all(samples)), ...describedValues(api, knownValues)],
  };
}

/** Redoc knows nothing of `x-extensible-enum`, and shows a property’s own description in place of its schema’s. */
function describedValues(api: Description, knownValues: string): Overlay['actions'] {
  return Object.entries(api.components.schemas).flatMap(([name, schema]) => {
    const target = `$.components.schemas.${name}`;
    const own = withValues(schema, schema, knownValues);
    const properties = Object.entries(schema.properties ?? {}).flatMap(([property, member]) => {
      const update = member.$ref && withValues(member, resolve(api, member), knownValues);
      return update ? [{ target: `${target}.properties.${property}`, update }] : [];
    });
    return own ? [{ target, update: own }, ...properties] : properties;
  });
}

function withValues(
  { description }: Schema,
  schema: Schema | undefined,
  knownValues: string,
): object | undefined {
  const values = schema?.['x-extensible-enum'];
  if (!values) return undefined;
  return {
    description: `${description}\n\n${knownValues}: ${values.map((value) => `\`${value}\``).join(', ')}.`,
  };
}

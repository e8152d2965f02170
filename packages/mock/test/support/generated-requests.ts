import description from '@helpcrunch-chats/openapi/openapi.json' with { type: 'json' };
import fc, { type Arbitrary } from 'fast-check';

export interface GeneratedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  /** Sent without telling its length. */
  chunked?: boolean;
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Schema>;
}

interface Described {
  requestBody: { content: { 'application/json': { schema: Schema } } };
}

const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.entries(item as unknown as Record<string, Described>).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    schema: operation.requestBody.content['application/json'].schema,
  })),
);

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name ? ((description.components.schemas as unknown as Record<string, Schema>)[name] ?? {}) : schema;
}

/** Values that a schema allows. */
function valid(schema: Schema): Arbitrary<unknown> {
  const { type, enum: values, minimum, maximum, properties = {}, required = [] } = resolved(schema);
  if (values) return fc.constantFrom(...values);
  const choices = [type ?? []].flat().map((name): Arbitrary<unknown> => {
    if (name === 'integer')
      return fc.maxSafeInteger().map((n) => Math.min(Math.max(n, minimum ?? n), maximum ?? n));
    if (name === 'null') return fc.constant(null);
    if (name === 'object') {
      const fields = Object.entries(properties).map(([key, value]) => [key, valid(value)]);
      return fc.record<Record<string, unknown>>(Object.fromEntries(fields), { requiredKeys: required });
    }
    throw new Error(`No values are generated for the type ${name}.`);
  });
  return fc.oneof(...choices);
}

/** A valid body of the schema, changed in one place, most often into an invalid one. */
function changed(schema: Schema): Arbitrary<unknown> {
  const { properties = {} } = resolved(schema);
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.integer({ min: -2, max: 2 }),
    fc.double({ noNaN: true }),
    fc.integer().map(String),
    fc.constantFrom('open', 'on hold', 'empty', 'closed'),
  );
  const key = fc.oneof(fc.constantFrom(...Object.keys(properties)), fc.string({ maxLength: 8 }));
  return fc
    .tuple(valid(schema), key, fc.option(value, { nil: undefined }))
    .map(([body, name, replacement]) => ({ ...(body as object), [name]: replacement }));
}

/** Where a request goes, what it sends, and the headers that matter: most of them valid, some not. */
export const requests: Arbitrary<GeneratedRequest> = fc
  .constantFrom(...operations)
  .chain(({ method, path, schema }) =>
    fc.record({
      method: often(method, 'GET', 'DELETE', 'PATCH', 'POST', 'PUT'),
      path: often(path, `${path}/`, `${path}/1`, '/v1/customers', `${path}?a=b`, path.toUpperCase(), '/'),
      headers: fc.record({
        authorization: often(
          'Bearer test-key',
          '',
          'Bearer',
          'Basic a',
          'test-key',
          'bearer k',
          'Bearer <k>',
          'Bearer a b',
        ),
        'content-type': often(
          'application/json',
          'application/json; charset=utf-8',
          'text/plain',
          'application/xml',
          'application/x-www-form-urlencoded',
          'application/problem+json',
          '',
        ),
        accept: often(
          '*/*',
          'application/json',
          'text/html',
          'application/*',
          'text/html, */*;q=0.1',
          'application/xml',
        ),
        prefer: often(
          '',
          'code=404',
          'code=429, example=older',
          'code=418',
          'code=x',
          'example=allFields',
          'example=none',
          'code=404, example=none',
          'dynamic=true',
          'dynamic=perhaps',
        ),
      }),
      body: fc.oneof(
        { weight: 4, arbitrary: valid(schema).map((value) => JSON.stringify(value)) },
        { weight: 4, arbitrary: changed(schema).map((value) => JSON.stringify(value)) },
        { weight: 1, arbitrary: fc.json({ maxDepth: 2 }) },
        { weight: 1, arbitrary: fc.constantFrom('', '{', '[1', 'null', '"', 'id=1&status=new', 'nul') },
      ),
      chunked: fc.constantFrom(false, false, false, true),
    }),
  );

/** The first value most of the time. */
function often(usual: string, ...others: string[]): Arbitrary<string> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  );
}

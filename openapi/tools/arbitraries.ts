/** Random request bodies, for tests with fast-check. */
import fc, { type Arbitrary } from 'fast-check';
import { type Description, mediaType, type Operation, resolve, type Schema } from './reader.ts';

export type RequestBody = Record<string, unknown>;

export interface FaultyBody {
  /** The only field that violates the description. */
  field: string;
  body: RequestBody;
}

/** Any body that the description allows for an operation. */
export function validBodies(api: Description, operation: Operation): Arbitrary<RequestBody> {
  const { properties, required } = requestSchema(api, operation);
  const values = Object.entries(properties).map(([name, schema]) => [name, validValues(schema)]);
  return fc.record<RequestBody>(Object.fromEntries(values), { requiredKeys: required });
}

/** Any body that violates the description in a single field: wrong, missing or unknown. */
export function faultyBodies(api: Description, operation: Operation): Arbitrary<FaultyBody> {
  const { properties, required } = requestSchema(api, operation);
  const valid = validBodies(api, operation);
  const withField = (field: Arbitrary<string>, value: Arbitrary<unknown>) =>
    fc
      .tuple(valid, field, value)
      .map(([body, field, value]) => ({ field, body: { ...body, [field]: value } }));
  const wrong = Object.entries(properties).flatMap(([name, schema]) =>
    wrongValues(schema).map((value) => withField(fc.constant(name), value)),
  );
  const missing = required.map((field) => valid.map(({ [field]: _, ...body }) => ({ field, body })));
  const unknown = fc
    .oneof(fc.stringMatching(/^[a-z]{3,12}$/), fc.string({ minLength: 1, maxLength: 8 }))
    // JSON has a field `__proto__`, but a literal in JavaScript does not.
    .filter((name) => !(name in properties) && !(name in {}));
  return fc.oneof(withField(unknown, fc.jsonValue({ maxDepth: 1 })), ...wrong, ...missing);
}

interface RequestSchema {
  properties: Record<string, Schema>;
  required: string[];
}

function requestSchema(api: Description, { requestBody }: Operation): RequestSchema {
  const { properties = {}, required = [] } = resolve<Schema>(api, mediaType(requestBody).schema);
  const resolved = Object.entries(properties).map(([name, schema]) => [name, resolve<Schema>(api, schema)]);
  return { properties: Object.fromEntries(resolved), required };
}

function validValues({ type = [], enum: values, minimum }: Schema): Arbitrary<unknown> {
  if (values) return fc.constantFrom(...values);
  const min = minimum ?? Number.MIN_SAFE_INTEGER;
  const choices = [type].flat().map((name): Arbitrary<unknown> => {
    if (name === 'null') return fc.constant(null);
    // Small numbers are as likely as large ones.
    if (name === 'integer')
      return fc.oneof(
        fc.integer({ min }),
        fc.maxSafeInteger().map((n) => Math.max(n, min)),
      );
    throw new Error(`Say in arbitraries.ts how to generate values of the type ${name}.`);
  });
  return fc.oneof(...choices);
}

function wrongValues({ type = [], enum: values, minimum }: Schema): Arbitrary<unknown>[] {
  const wrong: Arbitrary<unknown>[] = [
    fc.boolean(),
    fc.array(fc.jsonValue(), { maxLength: 2 }),
    fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2 }),
    fc.string().filter((text) => !values?.includes(text)),
    fc.integer().map(String),
  ];
  if (!type.includes('null')) wrong.push(fc.constant(null));
  if (values) return [...wrong, fc.integer()];
  const fraction = fc.double({ min: 1, max: 1e6, noInteger: true, noNaN: true });
  return [...wrong, fraction, ...(minimum === undefined ? [] : [fc.integer({ max: minimum - 1 })])];
}

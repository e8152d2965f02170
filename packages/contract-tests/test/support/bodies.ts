import fc from 'fast-check';
import { description, type Operation } from './description.ts';

interface Property {
  type?: string | string[];
  enum?: string[];
  minimum?: number;
  maximum?: number;
  $ref?: string;
}

export interface Faulty {
  /** The field that is wrong. */
  field: string;
  fault: string;
  body: Record<string, unknown>;
}

/** Any body that the description allows for an operation. */
export function validBodies(operation: Operation): fc.Arbitrary<Record<string, unknown>> {
  const { properties, required } = requestSchema(operation);
  const fields = Object.fromEntries(properties.map(([name, property]) => [name, anyValue(property)]));
  return fc.record(fields, { requiredKeys: required }) as fc.Arbitrary<Record<string, unknown>>;
}

/** Any body that differs from an allowed one in a single field. */
export function faultyBodies(operation: Operation): fc.Arbitrary<Faulty> {
  const { properties, required } = requestSchema(operation);
  const faults = properties.flatMap(([name, property]) => [
    ...wrongValues(property).map((wrong) =>
      fc.tuple(validBodies(operation), wrong).map(([body, value]) => ({
        field: name,
        fault: `${name} is ${JSON.stringify(value)}`,
        body: { ...body, [name]: value },
      })),
    ),
    ...(required.includes(name)
      ? [
          validBodies(operation).map(({ [name]: _left, ...body }) => ({
            field: name,
            fault: `no ${name}`,
            body,
          })),
        ]
      : []),
  ]);
  const unknown = fc
    .tuple(validBodies(operation), fc.stringMatching(/^[a-z]{3,12}$/), fc.jsonValue())
    .filter(([, name]) => !properties.some(([known]) => known === name) && !(name in {}))
    .map(([body, field, value]) => ({
      field,
      fault: `${field} is not known`,
      body: { ...body, [field]: value },
    }));
  return fc.oneof(unknown, ...faults);
}

function requestSchema({ requestBody }: Operation): { properties: [string, Property][]; required: string[] } {
  const { properties, required } = resolve(requestBody.content['application/json'].schema.$ref) as {
    properties: Record<string, Property>;
    required: string[];
  };
  const resolved = Object.entries(properties).map(([name, property]): [string, Property] => [
    name,
    property.$ref ? (resolve(property.$ref) as Property) : property,
  ]);
  return { properties: resolved, required };
}

function resolve($ref: string): unknown {
  const name = $ref.slice($ref.lastIndexOf('/') + 1);
  return description.components.schemas[name as keyof typeof description.components.schemas];
}

function anyValue({
  type = [],
  enum: values,
  minimum = 0,
  maximum = Number.MAX_SAFE_INTEGER,
}: Property): fc.Arbitrary<unknown> {
  if (values) return fc.constantFrom(...values);
  const id = fc.oneof(fc.integer({ min: minimum, max: 2 ** 31 }), fc.integer({ min: minimum, max: maximum }));
  return type.includes('null') ? fc.option(id) : id;
}

function wrongValues({ type = [], enum: values = [], minimum }: Property): fc.Arbitrary<unknown>[] {
  const any = [
    fc.boolean(),
    fc.array(fc.jsonValue(), { maxLength: 2 }),
    fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2 }),
  ];
  if (!type.includes('null')) any.push(fc.constant(null) as never);
  if (values.length > 0) return [...any, fc.integer(), fc.string().filter((text) => !values.includes(text))];
  const fraction = fc.double({ min: 1, max: 1e6, noNaN: true }).filter((number) => !Number.isInteger(number));
  return [...any, fc.string(), fc.integer().map(String), fraction, fc.integer({ max: (minimum ?? 1) - 1 })];
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import { type AnyDescription, resolve } from './reading.ts';

/** Values that a schema must accept, and values that it must reject. */
export interface Values {
  good: unknown[];
  bad: unknown[];
}

/** Returns whether a value is valid. */
export interface Validator {
  (value: unknown): boolean;
  /** The schema and every schema that it refers to. */
  key: string;
}

// Most mutants leave most schemas as they are.
const validators = new Map<string, Validator>();
const judgements = new Map<string, string[]>();

export function validator(api: AnyDescription, schema: AnyDescription): Validator {
  const schemas = closure(api, schema);
  const key = JSON.stringify([schema, schemas]);
  const known = validators.get(key);
  if (known) return known;
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    code: { optimize: false },
    validateSchema: false,
  });
  ajv.addSchema({ $id: 'api', components: { schemas } } as object, 'api', false, false);
  const fits = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')));
  const compiled = Object.assign((value: unknown) => fits(value) === true, { key });
  validators.set(key, compiled);
  return compiled;
}

/** The valid values that a schema rejects, and the invalid ones that it accepts. */
export function judge(what: string, fits: Validator, { good, bad }: Values): string[] {
  const key = what + fits.key;
  const known = judgements.get(key);
  if (known) return known;
  const lies = [
    ...good.filter((value) => !fits(value)).map((value) => `${what} rejects ${JSON.stringify(value)}`),
    ...bad.filter((value) => fits(value)).map((value) => `${what} accepts ${JSON.stringify(value)}`),
  ];
  judgements.set(key, lies);
  return lies;
}

function closure(
  api: AnyDescription,
  node: AnyDescription,
  found: Record<string, AnyDescription> = {},
): typeof found {
  const references = JSON.stringify(node).match(/#\/components\/schemas\/\w+/g) ?? [];
  for (const $ref of references) {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    if (name in found) continue;
    found[name] = resolve(api, { $ref });
    closure(api, found[name], found);
  }
  return found;
}

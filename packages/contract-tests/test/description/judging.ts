import { Ajv2020 } from 'ajv/dist/2020.js';
import { type AnyDescription, resolve } from './reading.ts';

/** Values that must be accepted, and values that must be refused. */
export interface Values {
  good: unknown[];
  bad: unknown[];
}

/** Says whether a value fits a schema. */
export interface Validator {
  (value: unknown): boolean;
  /** The schema and all that it refers to. */
  key: string;
}

// Most mutants leave most schemas as they are: what has been compiled or judged once is not done again.
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

/** What the schema accepts and should not, or refuses and should not. */
export function judge(what: string, fits: Validator, { good, bad }: Values): string[] {
  const key = what + fits.key;
  const known = judgements.get(key);
  if (known) return known;
  const lies = [
    ...good.filter((value) => !fits(value)).map((value) => `${what} refuses ${JSON.stringify(value)}`),
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

/** What a client asks for with the header `Prefer`, as in Prism. */
export interface Preferences {
  /** The status of the response. */
  code?: number | undefined;
  /** The named example to respond with. */
  exampleKey?: string | undefined;
  /** Whether to generate a random body. */
  dynamic: boolean;
  /** The same seed generates the same body. */
  seed?: string | undefined;
}

/**
 * Reads a `Prefer` header, such as `code=404, example=older`. Returns a sentence if a part of it is invalid.
 * Unknown preferences are ignored, as RFC 7240 demands.
 */
export function parsePrefer(header = '', defaultSeed?: string): Preferences | string {
  if (header === '') return { dynamic: false, seed: defaultSeed };
  const parts = header.matchAll(/\s*([^\s=,;]+)\s*(?:=\s*("[^"]*"|[^,;]*))?/g);
  // The first of several with the same name counts.
  const all = [...parts].map(([, name = '', value = '']) => [name.toLowerCase(), unquoted(value)]);
  const { code, example, dynamic, seed } = Object.fromEntries(all.reverse()) as Record<
    string,
    string | undefined
  >;
  if (code !== undefined && !/^\d{3}$/.test(code)) {
    return `Prefer: code=${code} is not a status of three digits.`;
  }
  if (dynamic !== undefined && !/^(true|false)$/.test(dynamic)) {
    return `Prefer: dynamic=${dynamic} is neither true nor false.`;
  }
  if (example === '' || seed === '') return `Prefer: ${example === '' ? 'example' : 'seed'} has no value.`;
  return {
    code: code === undefined ? undefined : Number(code),
    exampleKey: example,
    dynamic: dynamic === 'true',
    seed: seed ?? defaultSeed,
  };
}

function unquoted(value: string): string {
  return value.trim().replace(/^"(.*)"$/, '$1');
}

/** What a client asks for with the header `Prefer`, as in Prism. */
export interface Preferences {
  /** The status to answer with. */
  code?: number | undefined;
  /** The named example to answer with. */
  exampleKey?: string | undefined;
  /** Whether to make the answer up at random. */
  dynamic: boolean;
  /** The same seed makes up the same. */
  seed?: string | undefined;
}

const NONE: Preferences = { dynamic: false };

/**
 * Reads a `Prefer` header, such as `code=404, example=older`. Returns a sentence if a part of it makes no sense.
 * What it does not know it ignores, as RFC 7240 demands.
 */
export function parsePrefer(header: string | undefined): Preferences | string {
  if (header === undefined) return NONE;
  const parts = header.matchAll(/\s*([^\s=,;]+)\s*(?:=\s*("[^"]*"|[^,;]*))?/g);
  // The first of several with the same name counts.
  const all = [...parts].map(([, name = '', value = '']) => [name.toLowerCase(), unquoted(value)]);
  const { code, example, dynamic, seed } = Object.fromEntries(all.reverse()) as Record<
    string,
    string | undefined
  >;
  if (code !== undefined && !/^\d{3}$/.test(code))
    return `Prefer: code=${code} is no status of three digits.`;
  if (dynamic !== undefined && !/^(true|false)$/.test(dynamic)) {
    return `Prefer: dynamic=${dynamic} is neither true nor false.`;
  }
  if (example === '' || seed === '') return `Prefer: ${example === '' ? 'example' : 'seed'} has no value.`;
  return {
    code: code === undefined ? undefined : Number(code),
    exampleKey: example,
    dynamic: dynamic === 'true',
    seed,
  };
}

function unquoted(value: string): string {
  return value.trim().replace(/^"(.*)"$/, '$1');
}

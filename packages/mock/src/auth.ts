/**
 * Prism insists on `Bearer` with a capital letter; HTTP does not.
 * Returns the header as Prism wants it.
 */
export function normalized(authorization: string): string {
  return authorization.replace(/^bearer(?=\s)/i, 'Bearer');
}

export function keyOf(authorization: string): string {
  return authorization.replace(/^\S+\s+/, '');
}

/** What to change about credentials that cannot be right; undefined if they can, or if there are none. */
export function credentialsHint(authorization: string): string | undefined {
  if (authorization === '') return undefined;
  if (!/^bearer\s+\S/i.test(authorization)) return 'send the word Bearer, a space and the API key';
  const key = keyOf(authorization);
  if (/^<.*>$/.test(key)) return 'send the API key without the angle brackets';
  if (/^(".*"|'.*')$/.test(key)) return 'send the API key without the quotes';
  if (/\s/.test(key)) return 'the API key has no spaces';
  return undefined;
}

/** HTTP does not care about the case of `Bearer`, but Prism does. */
export function withCapital(authorization: string): string {
  return authorization.replace(/^bearer(?=\s)/i, 'Bearer');
}

export function keyOf(authorization: string): string {
  return authorization.replace(/^\S+\s+/, '');
}

/** How to correct malformed credentials; undefined if they are well-formed or missing. */
export function credentialsHint(authorization: string): string | undefined {
  if (authorization === '') return undefined;
  if (!/^bearer\s+\S/i.test(authorization)) return 'send the word Bearer, a space and the API key';
  const key = keyOf(authorization);
  if (/^<.*>$/.test(key)) return 'send the API key without the angle brackets';
  if (/^(".*"|'.*')$/.test(key)) return 'send the API key without the quotes';
  if (/\s/.test(key)) return 'the API key has no spaces';
  return undefined;
}

// Of the names that HTML has for what may be in a key, those that programs write.
const NAMES: Record<string, string> = {
  '"': 'quot',
  '&': 'amp',
  "'": 'apos',
  '+': 'plus',
  '/': 'sol',
  '=': 'equals',
};

/** The text without the key, in whatever spelling JSON, URLs and HTML have for its characters. */
export function redact(text: string, apiKey: string): string {
  // What is shorter is no key, and found by chance.
  if (apiKey.length < 8) return text;
  const spelling = apiKey.replace(/./g, (character) => {
    const decimal = character.charCodeAt(0);
    const code = decimal.toString(16);
    const name = NAMES[character];
    // What is escaped twice has more of the escape; without a bound, a long row of it would take long.
    return `(\\\\{0,9}(\\x${code}|u00${code})|%(25){0,9}${code}|&(amp;){0,9}(#x0{0,9}${code}|#0{0,9}${decimal}${name ? `|${name}` : ''});?)`;
  });
  return text.replace(new RegExp(spelling, 'gi'), '[key]');
}

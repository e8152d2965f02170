/** The text without the key, in whatever spelling JSON, URLs and HTML have for its characters. */
export function redact(text: string, apiKey: string): string {
  // What is shorter is no key, and found by chance.
  if (apiKey.length < 8) return text;
  const spelling = apiKey.replace(/./g, (character) => {
    const code = character.charCodeAt(0).toString(16);
    // JSON within JSON has more backslashes; without a bound, a long row of them would take long.
    return `(\\\\{0,9}(\\x${code}|u00${code})|(%|&#x)${code};?)`;
  });
  return text.replace(new RegExp(spelling, 'gi'), '[key]');
}

const QUOTE = /<!-- bench (\S+) -->(.*?)<!-- \/bench -->/gs;

/** What quotes the results, from the root of the repository. */
export const QUOTING: string[] = ['README.md', 'packages/client/README.md', 'packages/mock/README.md'];

/** Gives a text in the results a name by which it can be quoted. */
export function quotable(name: string, text: string): string {
  return `<!-- bench ${name} -->${text}<!-- /bench -->`;
}

/**
 * Writes what the results say into the quotes of a text.
 *
 * @throws {Error} if the text quotes what the results do not have.
 */
export function quote(results: string, text: string): string {
  const quotes = new Map([...results.matchAll(QUOTE)].map(([, name, quoted]) => [name, quoted]));
  return text.replaceAll(QUOTE, (_, name: string) => {
    const quoted = quotes.get(name);
    if (quoted === undefined) throw new Error(`bench/results.md has no ${name}`);
    return quotable(name, quoted);
  });
}

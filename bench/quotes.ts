const QUOTE = /<!-- bench (\S+) -->(.*?)<!-- \/bench -->/gs;

/** The files that quote the results, relative to the root of the repository. */
export const QUOTING: string[] = ['README.md', 'packages/client/README.md', 'packages/mock/README.md'];

/** Marks a text in the results, so that it can be quoted by this name. */
export function quotable(name: string, text: string): string {
  return `<!-- bench ${name} -->${text}<!-- /bench -->`;
}

/**
 * Returns the text with each of its quotes replaced by what the results say now.
 *
 * @throws {Error} if the results have no text of that name.
 */
export function updateQuotes(text: string, results: string): string {
  const quotes = new Map([...results.matchAll(QUOTE)].map(([quote, name]) => [name, quote]));
  return text.replaceAll(QUOTE, (_, name: string) => {
    const quote = quotes.get(name);
    if (!quote) throw new Error(`bench/results.md has no text named ${name}`);
    return quote;
  });
}

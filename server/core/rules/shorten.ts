/** The beginning of a long text, for messages and titles. */
export function shorten(words: string, most = 60): string {
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`
}

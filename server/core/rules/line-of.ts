/** The number of the line that `offset` is in, as an editor shows it: the first is 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1
  for (const { index } of text.matchAll(/\r\n|\r|\n/g)) {
    if (index >= offset) break
    line++
  }
  return line
}

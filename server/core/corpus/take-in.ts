import type { Contents } from "./contents.ts"
import type { Supply } from "./fact-supply.ts"

/** Puts in what a supply gives, but for what has been edited, or has come or gone, since it was asked for. */
export function takeIn(supplied: Supply, { pairs, index, texts }: Contents): void {
  const { segment } = supplied
  if (segment === undefined) return
  const numbers = supplied.numbersIn(pairs)
  const isWanted = (entry: number) => (numbers[entry] ?? -1) >= 0 && supplied.accepts(entry)
  index.adopt(segment, numbers, isWanted)
  texts.adopt(segment, numbers, isWanted)
}

import type { FieldContent } from "../../server/core/yaml/field-change.ts"
import type { Writable } from "../../server/core/yaml/write.ts"
import { type Next, pick } from "./random.ts"
import type { Model } from "./yaml-model.ts"

const surprising = [
  "yes",
  "x, y",
  "it's",
  `"so"`,
  "one: two",
  "#1",
  "12",
  "- a",
  "[b]",
  "two\nlines",
  "",
  " x ",
  "née",
  "a # b",
  "~",
  "{",
  "x:",
  "'",
]
const long = "words that go on and on until no line of a file can hold them all, however wide it may be made: never"

/** A text, mostly short, at times one that is hard to write. */
export function wordsFrom(next: Next): string {
  const choice = next(6)
  return choice === 0 ? long : choice < 3 ? pick(surprising, next) : `word${next(1000)}`
}

/** A value for a new key, and what is read where it was written. */
export function valueFrom(next: Next): { readonly value: Writable; readonly model: Model } {
  const words = wordsFrom(next)
  switch (next(4)) {
    case 0:
      return { value: [words, "b"], model: [words, "b"] }
    case 1:
      return { value: new Map([["k", words]]), model: { entries: [["k", words]] } }
    case 2:
      return { value: [new Map([["k", words]])], model: [{ entries: [["k", words]] }] }
    default:
      return { value: words, model: words }
  }
}

/** What a field is set to; undefined takes it out. */
export function contentFrom(next: Next): FieldContent | undefined {
  const words = wordsFrom(next)
  const items = Array.from({ length: 1 + next(4) }, () => pick(["a", "b", "c", "x, y", words], next))
  switch (next(7)) {
    case 0:
      return undefined
    case 1:
      return items
    case 2:
      return items.map(item => ({ role: item, of: words }))
    case 3:
      return new Map([
        ["k", words],
        ["l", "m"],
      ])
    default:
      return words
  }
}

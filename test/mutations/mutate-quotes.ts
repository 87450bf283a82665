import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import type { Quote } from "../../server/core/model/claim.ts"
import type { Selector } from "../../server/core/model/selector.ts"
import { slice } from "../../server/core/text/span.ts"
import { type Next, pick } from "../support/random.ts"
import { type Mutation, some } from "./mutation.ts"

const letters = [..."abcdefghijklmnopqrstuvwxyz"]

/** Another letter somewhere in the words of each claim. */
export function* mutateQuotes(file: CodedFile, _: Corpus, next: Next): Generator<Mutation> {
  const offsets = file.sidecar.claims.flatMap(({ quote }) => some(quote ? letterOffsets(quote, file) : [], 1, next))
  for (const start of offsets) {
    const old = file.text[start] ?? ""
    const newText = pick(
      letters.filter(letter => letter !== old.toLowerCase()),
      next,
    )
    yield { mistake: "one character of a quote", uri: file.uri, edit: { span: { start, end: start + 1 }, newText } }
  }
}

/** Where the letters of a quote stand in the sidecar, but for those of escapes. */
function letterOffsets(quote: Quote, { text }: CodedFile): readonly number[] {
  return selectorsOf(quote).flatMap(({ exact }) => {
    const written = slice(text, exact.span)
    if (written.includes("\\")) return []
    return [...written.matchAll(/[A-Za-z]/g)].map(({ index }) => exact.span.start + index)
  })
}

function selectorsOf(quote: Quote): readonly Selector[] {
  if (quote.kind === "segments") return quote.segments
  return quote.range.to === undefined ? [quote.range.from] : [quote.range.from, quote.range.to]
}

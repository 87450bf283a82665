import type { CancellationToken } from "vscode-languageserver"
import { type Outcome, refuse } from "../core/acts/act.ts"
import type { PlaceOf } from "../core/acts/act-params.ts"
import { isLargeAct, runActInBits } from "../core/acts/all-acts.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { toEnd } from "../core/text/bits.ts"
import { type Span, slice } from "../core/text/span.ts"
import type { ReadyAct } from "./act-params.ts"
import type { Documents } from "./feature.ts"
import { inSlices } from "./slices.ts"
import { today } from "./today.ts"

/**
 * Runs an act and answers what `answering` makes of its outcome. One that may change thousands of files is done while
 * others are answered; it is refused if other words come to stand meanwhile where somebody chose some.
 */
export function runReadyAct<T>(
  { name, params, corpus }: ReadyAct,
  answering: (outcome: Outcome) => Generator<void, T>,
  documents: Documents,
  token: CancellationToken,
): T | Promise<T> {
  const moment = () => documents.moment(corpus)
  const asked = moment()
  const chosen = wordsAt(params, corpus)
  function* running(): Generator<void, T> {
    const isLate = moment() !== asked && wordsAt(params, corpus) !== chosen
    const outcome = isLate ? refuse(late) : yield* runActInBits(name, params, { corpus, today: today() })
    return yield* answering(outcome)
  }
  return isLargeAct(name) ? inSlices(running, { moment, token }) : toEnd(running())
}

const late = "An article has changed since places in it were chosen: try again"

/** The words at the places that an act is about. */
function wordsAt(params: ReadyAct["params"], corpus: Corpus): string {
  const { places = [] }: { readonly uri: string; readonly places?: readonly PlaceOf<Span>[] } = params
  const texts = new Map<string, string>()
  const words = places.map(({ uri, range }) => {
    const text = texts.get(uri) ?? corpus.textOf(uri) ?? ""
    texts.set(uri, text)
    return slice(text, range)
  })
  return words.join("\n")
}

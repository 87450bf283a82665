import type { CancellationToken } from "vscode-languageserver"
import { type Outcome, refuse } from "../core/acts/act.ts"
import { isLargeAct, runActInBits } from "../core/acts/all-acts.ts"
import { toEnd } from "../core/text/bits.ts"
import type { ReadyAct } from "./act-params.ts"
import type { Documents } from "./feature.ts"
import { inSlices } from "./slices.ts"
import { today } from "./today.ts"

/**
 * Runs an act and answers what `answering` makes of its outcome. One that may change thousands of files is done while
 * others are answered; its places are those that somebody saw, so it is refused if anything changes meanwhile.
 */
export function runReadyAct<T>(
  { name, params, corpus }: ReadyAct,
  answering: (outcome: Outcome) => Generator<void, T>,
  documents: Documents,
  token: CancellationToken,
): T | Promise<T> {
  const moment = () => documents.moment(corpus)
  const asked = moment()
  function* running(): Generator<void, T> {
    const isLate = "places" in params && moment() !== asked
    const outcome = isLate ? refuse(late) : yield* runActInBits(name, params, { corpus, today: today() })
    return yield* answering(outcome)
  }
  return isLargeAct(name) ? inSlices(running, { moment, token }) : toEnd(running())
}

const late = "The corpus has changed since these places were chosen: try again"

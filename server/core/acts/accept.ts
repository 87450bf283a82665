import type { Corpus } from "../corpus/corpus.ts"
import { type Act, isRefusal, type Refusal, refuse } from "./act.ts"
import { changeLines } from "./follow/change-lines.ts"
import { followChanges } from "./follow/follow-changes.ts"
import { writeTextHash } from "./follow/write-text-hash.ts"
import { brokenAt, SidecarDraft } from "./sidecar-draft.ts"

/**
 * Takes a text as it is now for the one that was annotated: writes what only follows what was typed, keeps all meanings,
 * and tells in its summary what it cannot follow. `uri` is a sidecar, or an article, whose layers all follow. There may be
 * nothing to write; who does the act then still keeps the text as accepted.
 */
export const accept: Act<"accept"> = {
  name: "accept",
  run({ uri }, { corpus }) {
    const sidecars = corpus.pairs.hasSidecar(uri) ? [uri] : corpus.pairs.sidecarsOf(uri)
    const outcomes = sidecars.map(sidecar => acceptOne(sidecar, corpus))
    const refusal = outcomes.find(isRefusal)
    if (refusal !== undefined) return refusal
    const accepted = outcomes.flatMap(outcome => (isRefusal(outcome) ? [] : outcome))
    const [first] = accepted
    if (first === undefined) return refuse(`"${corpus.pathOf(uri)}" has no annotations that could follow its text`)
    return {
      title: acceptTitle,
      done: `Accepted "${corpus.pathOf(first.article)}" as it is now`,
      changes: accepted.flatMap(({ draft }) => draft.changes),
      accepts: sidecars,
      summary: [...new Set(accepted.flatMap(({ left }) => left))],
    }
  },
}

interface Accepted {
  readonly draft: SidecarDraft
  readonly article: string
  /** What is not followed. */
  readonly left: readonly string[]
}

function acceptOne(uri: string, corpus: Corpus): Accepted | Refusal {
  const draft = new SidecarDraft(uri, corpus.textOf(uri) ?? "", corpus)
  const broken = brokenAt(draft.file, corpus)
  if (broken !== undefined) return broken
  const left = followChanges(draft, corpus)
  draft.apply(writeTextHash(draft.file))
  const lines = changeLines(left, draft.file).map(({ change, says }) => `${headings[change]}: ${says}`)
  return { draft, article: draft.file.articleUri ?? uri, left: lines }
}

export const acceptTitle = "Accept the changed text"

const headings = {
  changed: "Not followed",
  reread: "Means something else now",
  new: "Read like the others",
  moved: "Moved",
  doubtful: "To be looked at",
  lost: "Taken out of the text",
} as const

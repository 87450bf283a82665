import type { Corpus } from "../corpus/corpus.ts"
import { type Act, isRefusal, type Refusal } from "./act.ts"
import { changeLines } from "./follow/change-lines.ts"
import { followChanges } from "./follow/follow-changes.ts"
import { writeTextHash } from "./follow/write-text-hash.ts"
import { brokenAt, draftOf, SidecarDraft } from "./sidecar-draft.ts"

/**
 * Takes a text as it is now for the one that was annotated: writes what only follows what was typed, keeps all meanings,
 * and tells in its summary what it cannot follow. `uri` is an article, or one of its sidecars. There may be nothing to
 * write; who does the act then still keeps the text as accepted.
 */
export const accept: Act<"accept"> = {
  name: "accept",
  run({ uri }, { corpus }) {
    const draft = draftFor(uri, corpus)
    if (isRefusal(draft)) return draft
    const left = followChanges(draft, corpus)
    draft.apply(writeTextHash(draft.file))
    const { articleUri = uri } = draft.file
    const name = corpus.pathOf(articleUri)
    const summary = changeLines(left, draft.file).map(({ change, says }) => `${headings[change]}: ${says}`)
    const done = `Accepted "${name}" as it is now`
    return { title: acceptTitle, done, changes: draft.changes, accepts: [draft.uri], summary }
  },
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

function draftFor(uri: string, corpus: Corpus): SidecarDraft | Refusal {
  const text = corpus.pairs.hasSidecar(uri) ? corpus.textOf(uri) : undefined
  if (text === undefined) return draftOf(uri, corpus)
  const draft = new SidecarDraft(uri, text, corpus)
  return brokenAt(draft.file, corpus) ?? draft
}

import type { Occurrence } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { slice } from "../text/span.ts"
import { removeEntry } from "../yaml/edit-entry.ts"
import { type Act, isRefusal, type Outcome, refuse } from "./act.ts"
import { type Annotation, annotationsHere } from "./annotations-here.ts"
import { removeClaim } from "./remove-claim.ts"
import { draftOf, type SidecarDraft } from "./sidecar-draft.ts"
import { untag } from "./untag.ts"

/** Takes out what is annotated at a range, innermost first, or a claim by its slug. */
export const removeAnnotation: Act<"remove-annotation"> = {
  name: "remove-annotation",
  run({ uri, range, claim, scope }, { corpus }) {
    const draft = draftOf(uri, corpus)
    if (isRefusal(draft)) return draft
    if (claim !== undefined) return withoutClaim(draft, claim, corpus)
    const [found] = range === undefined ? [] : annotationsHere(draft.file, range)
    if (found === undefined) {
      return refuse(`"${corpus.pathOf(draft.uri)}" has nothing at this place: put the cursor on a mention or a claim`)
    }
    return without(found, scope === "this" ? "this" : "all", draft, corpus)
  },
}

function without(found: Annotation, scope: "all" | "this", draft: SidecarDraft, corpus: Corpus): Outcome {
  if (found.kind === "claim") return withoutClaim(draft, found.claim.slug.value, corpus)
  return found.kind === "mention" ? withoutMention(draft, found.occurrence, scope) : withoutEntry(draft, found)
}

function withoutMention(draft: SidecarDraft, occurrence: Occurrence, scope: "all" | "this"): Outcome {
  const fault = untag(draft, occurrence, scope)
  if (fault !== undefined) return refuse(fault)
  const what = `${scope === "this" ? "this " : ""}"${occurrence.surface.text.value}"`
  return { title: `Untag ${what}`, done: `Untagged ${what}`, changes: draft.changes }
}

function withoutClaim(draft: SidecarDraft, slug: string, corpus: Corpus): Outcome {
  if (!draft.file.sidecar.claims.some(claim => claim.slug.value === slug)) {
    return refuse(`"${corpus.pathOf(draft.uri)}" has no claim "${slug}": choose one of its claims`)
  }
  const removed = removeClaim(draft, slug, corpus)
  if (isRefusal(removed)) return removed
  return { title: `Remove claim "${slug}"`, done: `Removed claim "${slug}"`, ...removed }
}

const nouns: Readonly<Record<string, string>> = {
  regions: "mark",
  notes: "note",
  boilerplate: "mark of page furniture",
}

function withoutEntry(draft: SidecarDraft, { section, entry, span }: Annotation & { readonly kind: "entry" }): Outcome {
  const { file } = draft
  const words = slice(file.article.text, span).replace(/\s+/g, " ")
  const short = words.length > 40 ? `${words.slice(0, 39)}…` : words
  const place = file.sidecar.sections.get(section)
  const isLast = place !== undefined && countOf(section, file) === 1
  draft.apply(removeEntry(file.text, isLast ? { start: place.key.start, end: place.value.end } : entry))
  const what = `the ${nouns[section]} "${short}"`
  return { title: `Remove ${what}`, done: `Removed ${what}`, changes: draft.changes }
}

function countOf(section: string, { sidecar }: CodedFile): number {
  if (section === "regions") return sidecar.regions.length
  return section === "notes" ? sidecar.notes.length : sidecar.boilerplate.length
}

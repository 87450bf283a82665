import type { Occurrence } from "../anchor/mentions.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { slice } from "../text/span.ts"
import { shortened } from "../text/wording.ts"
import { type Act, isRefusal, type Outcome, refuse } from "./act.ts"
import { type Annotation, annotationsHere } from "./annotations-here.ts"
import { removeClaim } from "./remove-claim.ts"
import { removeFromSection } from "./remove-from-section.ts"
import { draftOf, type SidecarDraft } from "./sidecar-draft.ts"
import { untag } from "./untag.ts"

/** Takes out what is annotated at a range, innermost first, or a claim by its slug. */
export const removeAnnotation: Act<"remove-annotation"> = {
  name: "remove-annotation",
  run({ uri, range, kind, claim, scope }, { corpus }) {
    const draft = draftOf(uri, corpus)
    if (isRefusal(draft)) return draft
    if (claim !== undefined) return withoutClaim(draft, claim, corpus)
    const here = range === undefined ? [] : annotationsHere(draft.file, range)
    const found = here.find(one => kind === undefined || one.kind === kind)
    if (found === undefined) {
      const what = kind === undefined ? "nothing" : `no ${kind}`
      return refuse(`"${corpus.pathOf(draft.uri)}" has ${what} at this place: put the cursor on a mention or a claim`)
    }
    return without(found, scope === "this" ? "this" : "all", draft, corpus)
  },
}

function without(found: Annotation, scope: "all" | "this", draft: SidecarDraft, corpus: Corpus): Outcome {
  if (found.kind === "claim") return withoutClaim(draft, found.claim.slug.value, corpus)
  return found.kind === "mention" ? withoutMention(draft, found.occurrence, scope) : withoutEntry(draft, found, corpus)
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

const sections = {
  region: { key: "regions", noun: "mark" },
  note: { key: "notes", noun: "note" },
  boilerplate: { key: "boilerplate", noun: "mark of page furniture" },
} as const

function withoutEntry(
  draft: SidecarDraft,
  { kind, entry, span }: Exclude<Annotation, { readonly kind: "mention" | "claim" }>,
  corpus: Corpus,
): Outcome {
  const { file } = draft
  const { key, noun } = sections[kind]
  const words = `"${shortened(slice(file.article.text, span).replace(/\s+/g, " "))}"`
  if (entry === undefined) {
    return refuse(`${words} is page furniture by "${corpus.pathOf(corpus.config.uri)}": change "boilerplate" there`)
  }
  draft.apply(removeFromSection(file, key, file.sidecar[key].length, entry))
  const what = `the ${noun} ${words}`
  return { title: `Remove ${what}`, done: `Removed ${what}`, changes: draft.changes }
}

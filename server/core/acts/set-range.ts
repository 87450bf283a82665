import type { Occurrence } from "../anchor/mentions.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { contains, type Span } from "../text/span.ts"
import { replaceScalar } from "../yaml/edit-entry.ts"
import { shapeAt } from "../yaml/schema.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField } from "../yaml/set-field.ts"
import { type Act, isRefusal, type Outcome, refuse } from "./act.ts"
import { type Annotation, annotationsHere } from "./annotations-here.ts"
import { type ChosenWords, chosenWords } from "./chosen-words.ts"
import { draftClaim } from "./claim-draft/claim-draft.ts"
import { claimShape } from "./claim-shape.ts"
import { toContent } from "./field-content.ts"
import { surfaceOf } from "./set-readings.ts"
import { draftOf, type SidecarDraft } from "./sidecar-draft.ts"
import { occurrenceAt, tagWords } from "./tag-words.ts"
import { untag } from "./untag.ts"
import { toReference } from "./write-context.ts"

/** A claim, or the mention at another place, moves to the words at a range. */
export const setRange: Act<"set-range"> = {
  name: "set-range",
  run({ uri, range, claim, from }, { corpus }) {
    const draft = draftOf(uri, corpus)
    if (isRefusal(draft)) return draft
    if (claim !== undefined) return moveClaim(draft, claim, range, corpus)
    const [found] = from === undefined ? [] : annotationsHere(draft.file, from).filter(isMovable)
    if (found?.kind === "claim") return moveClaim(draft, found.claim.slug.value, range, corpus)
    if (found?.kind === "mention") return moveMention(draft, found.occurrence, range, corpus)
    return refuse(`"${corpus.pathOf(draft.uri)}" has nothing at this place: choose a mention or a claim`)
  },
}

function isMovable({ kind }: Annotation): boolean {
  return kind === "mention" || kind === "claim"
}

/** Its cue and the rest stay. */
function moveClaim(draft: SidecarDraft, slug: string, range: Span, corpus: Corpus): Outcome {
  const { file } = draft
  if (!file.sidecar.claims.some(claim => claim.slug.value === slug)) {
    return refuse(`"${corpus.pathOf(draft.uri)}" has no claim "${slug}": choose one of its claims`)
  }
  const drafted = draftClaim(file, range, {}, corpus)
  if (isRefusal(drafted)) return drafted
  const quote = toContent(drafted.fields.get("quote") ?? null, shapeAt(claimShape, ["quote"]) ?? claimShape)
  const edits = setField(file.text, sidecarSchema, ["claims", slug, "quote"], quote)
  if (edits === undefined) return refuse(`"${slug}" cannot be moved in "${corpus.pathOf(draft.uri)}": mend it first`)
  if (edits.length === 0) return refuse(`"${slug}" has these words already: select others`)
  draft.apply(edits)
  return { title: `Move claim "${slug}"`, done: `Moved claim "${slug}"`, changes: draft.changes }
}

function moveMention(draft: SidecarDraft, occurrence: Occurrence, range: Span, corpus: Corpus): Outcome {
  const words = chosenWords(draft.file, range)
  if (isRefusal(words)) return words
  const { value: old } = occurrence.surface.text
  const fault = rename(draft, occurrence, words) ? undefined : retag(draft, occurrence, words, corpus)
  if (fault !== undefined) return refuse(fault)
  const what = `"${old}" to "${words.surface}"`
  return { title: `Move ${what}`, done: `Moved ${what}`, changes: draft.changes }
}

/** A surface and its new words that occur once each: only the key changes. */
function rename(draft: SidecarDraft, { surface }: Occurrence, words: ChosenWords): boolean {
  const { file } = draft
  const [reading, second] = surface.readings
  const isPlain = second === undefined && reading?.prefix === undefined && reading?.suffix === undefined
  const places = file.anchored.occurrences.filter(one => one.surface === surface && one.state !== "boilerplate")
  if (!isPlain || places.length > 1 || words.matches.length > 1 || surfaceOf(words.surface, file)) return false
  const edits = replaceScalar(file.text, surface.text.span, words.surface)
  const tried = draft.tried(edits)
  if (occurrenceAt(words.match.normal, tried)?.reading === undefined) return false
  draft.apply(edits, tried)
  return true
}

/** Words that hold the old ones may take them in; else the old place has to be free first. */
function retag(draft: SidecarDraft, old: Occurrence, words: ChosenWords, corpus: Corpus): string | undefined {
  const { reading } = old
  if (reading === undefined) return `"${old.surface.text.value}" has no meaning at this place: tag it first`
  const { entities, none } = reading.target
  const target = { written: toReference(reading.target), ids: none ? [] : entities.map(({ value }) => value) }
  const at = words.match.normal
  const move = () => tagWords(draft, { surface: words.surface, at: [at], target, scope: "also" }, corpus)
  if (!contains(at, old.normal)) return untag(draft, old, "this") ?? move()
  const fault = move()
  const left = occurrenceAt(old.normal, draft.file)
  return fault ?? (left === undefined || left.state === "hidden" ? undefined : untag(draft, left, "this"))
}

import type { Occurrence } from "../../server/core/anchor/mentions.ts"
import { overlaps, type Span } from "../../server/core/text/span.ts"
import type { Annotations, PlacedWords } from "./annotations-of.ts"
import type { EditedText, Place } from "./edited-text.ts"
import type { Told } from "./told.ts"

/** What became of one annotation while its article was edited. */
export interface Verdict {
  /**
   * `right`: it has the place and the meaning that it had, or its words are gone and so is it. The others have not:
   * `reported` is named by what was followed or found, of `unnamed` it is only said that the article is another text.
   */
  readonly kind: "right" | "reported" | "unnamed" | "wrong"
  /** `kept`: its words are in the edited article. `altered`: they were changed or taken out. `new`: a mention in new words. */
  readonly words: "kept" | "altered" | "new"
  readonly annotation: string
  /** Where it stands now. */
  readonly at?: Span
}

/** A sidecar over its article before and after an edit. */
export interface Case {
  readonly before: Annotations
  readonly after: Annotations
  readonly edited: EditedText
  readonly told: Told
}

/** Compares what a sidecar points to with what the script did to the text; each annotation once. */
export function* judge(one: Case): Generator<Verdict> {
  const inPlace = new Set<Occurrence>()
  for (const before of one.before.meant) yield judgeOccurrence(before, one, inPlace)
  yield* judgeNew(one, inPlace)
  for (const [index, before] of one.before.words.entries()) {
    const after = one.after.words[index]
    if (before.span !== undefined && after !== undefined) yield judgeWords(before, after, one)
  }
}

/** Adds what stands for it now to `inPlace`. */
function judgeOccurrence(before: Occurrence, { after, edited, told }: Case, inPlace: Set<Occurrence>): Verdict {
  const place = edited.whereIs(before.span)
  const same = place === undefined ? [] : after.occurrences.filter(one => isInPlace(one, place) && means(one, before))
  for (const other of same) inPlace.add(other)
  // Of words that are not there any more, nothing is claimed by pointing to nothing.
  const isGone = place === undefined || (!place.kept && before.state === "none")
  return {
    kind: same.length > 0 || isGone ? "right" : silence(told, told.occurrence(before, place.span)),
    words: place?.kept ? "kept" : "altered",
    annotation: `mention "${before.surface.text.value}"`,
    ...(place && { at: place.span }),
  }
}

/** Of altered words a part may have the meaning of the whole: `Rice` in `Condoleeza Rice`. */
function isInPlace({ span }: Occurrence, place: Place): boolean {
  return place.kept ? keyOf(span) === keyOf(place.span) : overlaps(span, place.span)
}

/** A mention hidden in one that names all it names still has its meaning. */
function means(after: Occurrence, before: Occurrence): boolean {
  if (after.state === "hidden") {
    return before.state === "mention" && before.entities.every(entity => after.hiddenBy?.entities.includes(entity))
  }
  return after.state === before.state && after.entities.join() === before.entities.join()
}

/** Mentions where none was before. Where one comes out of a longer one that was altered, to tell of that is enough. */
function* judgeNew({ before, after, edited, told }: Case, inPlace: ReadonlySet<Occurrence>): Generator<Verdict> {
  const places = before.meant.flatMap(one => ({ one, at: edited.whereIs(one.span)?.span }))
  for (const mention of after.mentions) {
    const held = places.filter(({ at }) => at !== undefined && overlaps(at, mention.span))
    if (inPlace.has(mention) || held.some(({ at }) => at !== undefined && keyOf(at) === keyOf(mention.span))) continue
    const isTold = told.newOccurrence(mention) || held.some(({ one, at }) => told.occurrence(one, at))
    yield {
      kind: silence(told, isTold),
      words: edited.isOld(mention.span) ? "kept" : "new",
      annotation: `mention "${mention.surface.text.value}"`,
      at: mention.span,
    }
  }
}

function judgeWords(before: PlacedWords, after: PlacedWords, { after: all, edited, told }: Case): Verdict {
  const place = before.span && edited.whereIs(before.span)
  const isRight = place !== undefined && after.span !== undefined && keyOf(after.span) === keyOf(place.span)
  // Its cue and source are looked for around a quote: where that is missing and told, it is the one cause.
  const quotes = all.words.filter(other => isMissingQuoteOf(other, before))
  return {
    kind: isRight ? "right" : silence(told, [before, ...quotes].some(told.words)),
    words: place?.kept ? "kept" : "altered",
    annotation: `${before.role} "${before.selector.exact.value}"`,
    ...(after.span && { at: after.span }),
  }
}

function isMissingQuoteOf({ role, claim, span }: PlacedWords, words: PlacedWords): boolean {
  return role === "quote" && claim !== undefined && claim === words.claim && span === undefined
}

function silence(told: Told, isNamed: boolean): Verdict["kind"] {
  if (isNamed) return "reported"
  return told.anotherText ? "unnamed" : "wrong"
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`
}

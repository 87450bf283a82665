import { findText } from "../anchor/find-selector.ts"
import type { Occurrence } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { compareSpans, type Span } from "../text/span.ts"
import { type Places, type PlannedReading, planReadings, type TagScope } from "./plan-readings.ts"
import { setReadings, surfaceOf } from "./set-readings.ts"
import type { SidecarDraft } from "./sidecar-draft.ts"
import { type Target, targetName } from "./target.ts"
import { toReference } from "./write-context.ts"

/** Words of an article that get a meaning. */
interface Tagging {
  /** In the normal form. */
  readonly surface: string
  /** Where they are chosen, in the normal form of the article. */
  readonly at: readonly Span[]
  readonly target: Target
  readonly scope: TagScope
}

/**
 * Writes a meaning into a draft of the sidecar; answers why it cannot be, and then leaves the draft as it was. What was
 * tagged before stays where it can.
 */
export function tagWords(draft: SidecarDraft, tagging: Tagging, corpus: Corpus): string | undefined {
  const { surface, target } = tagging
  const { file } = draft
  const readings = readingsFor(draft, tagging)
  if (readings === undefined) {
    return `No words around this "${surface}" tell it from the others: tag all of them, or select more words`
  }
  const edits = setReadings(draft, keyOf(surface, file), readings)
  if (edits === undefined) return `"${surface}" cannot be written into "${corpus.pathOf(file.uri)}": see its problems`
  if (edits.length === 0) return `"${surface}" is tagged as ${targetName(target, file, corpus)} already`
  const tagged = draft.tried(edits)
  for (const at of tagging.at) {
    const fault = faultAt(at, tagging, tagged, corpus)
    if (fault !== undefined) return fault
  }
  draft.apply(edits, tagged)
  return undefined
}

/** The occurrence of exactly these words that is in force. */
export function occurrenceAt(at: Span, { anchored }: CodedFile): Occurrence | undefined {
  return anchored.occurrences.find(({ normal }) => compareSpans(normal, at) === 0)
}

/** Whether an occurrence has this meaning. */
export function means(occurrence: Occurrence, { written }: Target): boolean {
  return occurrence.reading !== undefined && toReference(occurrence.reading.target) === written
}

function readingsFor(draft: SidecarDraft, tagging: Tagging): readonly PlannedReading[] | undefined {
  const { surface, target, scope } = tagging
  const readings = surfaceOf(surface, draft.file)?.readings ?? []
  const places = placesOf(tagging, draft.file)
  const plan = (how: TagScope) => planReadings(readings, target.written, how, places)
  const all = plan("all")
  return scope === "all" || (all && isEnough(all, draft, tagging)) ? all : plan(scope)
}

/** Whether no context is needed, since all places that then count are chosen (or have the meaning, in their case). */
function isEnough(
  all: readonly PlannedReading[],
  draft: SidecarDraft,
  { surface, at, target, scope }: Tagging,
): boolean {
  const key = keyOf(surface, draft.file)
  const edits = setReadings(draft, key, all)
  if (edits === undefined) return false
  const had = draft.file.anchored.occurrences.filter(one => scope === "also" && means(one, target))
  const meant = [...at, ...had.map(({ normal }) => normal)]
  const counted = draft.tried(edits).anchored.occurrences.filter(one => one.surface.text.value === key && !isIdle(one))
  return counted.every(({ normal }) => meant.some(span => compareSpans(span, normal) === 0))
}

function isIdle({ state }: Occurrence): boolean {
  return state === "hidden" || state === "boilerplate"
}

function keyOf(surface: string, file: CodedFile): string {
  return surfaceOf(surface, file)?.text.value ?? surface
}

function placesOf({ surface, at }: Tagging, file: CodedFile): Places {
  const matches = findText(file.article, keyOf(surface, file))
  const chosen = matches.filter(({ normal }) => at.some(span => compareSpans(span, normal) === 0))
  return { article: file.article, matches, chosen }
}

/** Why the words do not mean what they were given. Inside a longer mention they need not, if others like them do. */
function faultAt(at: Span, tagging: Tagging, file: CodedFile, corpus: Corpus): string | undefined {
  const { surface, target, scope } = tagging
  const occurrence = occurrenceAt(at, file)
  const outer = occurrence?.hiddenBy
  if (outer !== undefined) {
    const alike = file.anchored.occurrences.filter(one => one.surface === occurrence?.surface)
    if (scope === "all" && alike.some(one => !isIdle(one) && means(one, target))) return undefined
    const words = outer.surface.text.value
    const as = targetName({ written: "", ids: outer.entities }, file, corpus)
    return `"${surface}" is part of "${words}", which is tagged as ${as} and counts alone: change that first`
  }
  if (occurrence !== undefined && means(occurrence, target)) return undefined
  return `"${surface}" has other readings that hold here: change its entry in "${corpus.pathOf(file.uri)}" by hand`
}

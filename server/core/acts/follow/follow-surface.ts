import { findText } from "../../anchor/find-selector.ts"
import type { Occurrence } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { compareSpans, type Span } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import { isRefusal } from "../act.ts"
import { type ChosenWords, chosenWords } from "../chosen-words.ts"
import { removeFromSection } from "../remove-from-section.ts"
import { surfaceOf } from "../set-readings.ts"
import type { SidecarDraft } from "../sidecar-draft.ts"
import { occurrenceAt, tagWords } from "../tag-words.ts"
import type { Target } from "../target.ts"
import { meaningOf, type RespelledSurface, whatChanged } from "./what-changed.ts"

/**
 * Gives the words that stand in the place of a surface its meaning: its key is renamed where none of the old words are
 * left and nothing else came in their place, else the new words become a surface besides. Answers why that cannot be;
 * the draft is then as it was.
 */
export function followSurface(
  draft: SidecarDraft,
  { before, words, places }: RespelledSurface,
  corpus: Corpus,
): string | undefined {
  const chosen: ChosenWords[] = []
  for (const place of places) {
    const found = chosenWords(draft.file, place)
    if (isRefusal(found)) return found.refused
    chosen.push(found)
  }
  const at = chosen.map(({ match }) => match.normal)
  const tagging = { surface: words, at, target: targetOf(before), scope: "also" } as const
  const isLast = isOnlyRespelling(before, draft.file, corpus)
  if (isLast && isRenamed(draft, before, words, at)) return undefined
  const fault = tagWords(draft, tagging, corpus)
  if (fault === undefined && isLast) removeUnused(draft, before)
  return fault
}

/** Once its key is gone, nothing tells any more what else became of a surface. */
function isOnlyRespelling({ surface: { text } }: Occurrence, file: CodedFile, corpus: Corpus): boolean {
  return whatChanged(file, corpus).respelled.filter(one => one.before.surface.text.value === text.value).length === 1
}

export function targetOf(occurrence: Occurrence): Target {
  return { written: meaningOf(occurrence), ids: occurrence.entities }
}

function isRenamed(draft: SidecarDraft, before: Occurrence, words: string, at: readonly Span[]): boolean {
  const { file } = draft
  const surface = unused(before, file)
  if (surface === undefined || ![undefined, surface].includes(surfaceOf(words, file))) return false
  const edits = replaceScalar(file.text, surface.text.span, words)
  const tried = draft.tried(edits)
  if (!isMeantAt(at, words, before, tried)) return false
  draft.apply(edits, tried)
  return true
}

/** Whether a key that was renamed means at these places what it did, and nothing anywhere else. */
export function isMeantAt(at: readonly Span[], words: string, before: Occurrence, renamed: CodedFile): boolean {
  return at.every(place => meansAt(place, before, renamed)) && isMeantOnly(words, at, renamed)
}

function meansAt(place: Span, before: Occurrence, file: CodedFile): boolean {
  const there = occurrenceAt(place, file)
  return there !== undefined && meaningOf(there) === meaningOf(before)
}

/** Whether a key would stand for these places alone; a name may mean the same everywhere. */
function isMeantOnly(words: string, at: readonly Span[], { anchored }: CodedFile): boolean {
  return anchored.occurrences.every(({ surface, state, kind, normal }) => {
    if (surface.text.value !== words || state === "hidden" || state === "boilerplate") return true
    return kind === "name" || at.some(place => compareSpans(place, normal) === 0)
  })
}

/** The entry goes with its last words; a note on it is kept. */
function removeUnused(draft: SidecarDraft, before: Occurrence): void {
  const { file } = draft
  const surface = unused(before, file)
  if (surface === undefined || surface.readings.some(({ note }) => note !== undefined)) return
  draft.apply(removeFromSection(file, "mentions", file.sidecar.surfaces.length, surface.span))
}

/** The surface as a file has it, where the article has its words no more. */
export function unused({ surface: { text } }: Occurrence, file: CodedFile) {
  if (findText(file.article, text.value).length > 0) return undefined
  return file.sidecar.surfaces.find(surface => surface.text.value === text.value)
}

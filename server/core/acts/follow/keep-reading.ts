import { findText, inContext, type Match } from "../../anchor/find-selector.ts"
import type { Occurrence } from "../../anchor/mentions.ts"
import { shortestContext } from "../../anchor/shortest-context.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Reading } from "../../model/sidecar.ts"
import { compareSpans } from "../../text/span.ts"
import type { SidecarDraft } from "../sidecar-draft.ts"
import { occurrenceAt, tagWords } from "../tag-words.ts"
import { writeReadingContext } from "../write-context.ts"
import { targetOf } from "./follow-surface.ts"
import { meaningOf, type RereadMentions } from "./what-changed.ts"

/** Lets words mean what they meant before the text around them changed. Answers why that cannot be. */
export function keepReading(
  draft: SidecarDraft,
  { before, after }: RereadMentions,
  corpus: Corpus,
): string | undefined {
  const key = before.surface.text.value
  const at = after.map(({ normal }) => normal)
  const [only, second] = after
  if (only !== undefined && second === undefined && isMovedContext(draft, before, only)) return undefined
  return tagWords(draft, { surface: key, at, target: targetOf(before), scope: "also" }, corpus)
}

/** A reading whose context is gone gets the new one, rather than another reading beside it. */
function isMovedContext(draft: SidecarDraft, before: Occurrence, after: Occurrence): boolean {
  const { file } = draft
  const matches = findText(file.article, before.surface.text.value)
  const match = matches.find(({ normal }) => compareSpans(normal, after.normal) === 0)
  const reading = lostReading(before, matches, file)
  const context = match && shortestContext(file.article, matches, match)
  if (reading === undefined || context === undefined) return false
  const edits = writeReadingContext(file.text, reading, context)
  const tried = draft.tried(edits)
  const there = occurrenceAt(after.normal, tried)
  if (there === undefined || meaningOf(there) !== meaningOf(before)) return false
  draft.apply(edits, tried)
  return true
}

/** The reading that it had, as the draft has it, if its context fits nowhere now. */
function lostReading(
  { surface, reading }: Occurrence,
  matches: readonly Match[],
  file: CodedFile,
): Reading | undefined {
  const { prefix, suffix } = reading ?? {}
  if (prefix === undefined && suffix === undefined) return undefined
  if (inContext(file.article, matches, prefix?.value, suffix?.value).length > 0) return undefined
  const present = file.sidecar.surfaces.find(({ text }) => text.value === surface.text.value)
  return present?.readings.find(one => one.prefix?.value === prefix?.value && one.suffix?.value === suffix?.value)
}

import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Subject } from "../../language/attribution.ts"
import { typeOf } from "../entity-facts.ts"
import { isPerson } from "./antecedent.ts"
import { isToldNear } from "./told-mentions.ts"

/**
 * Whether a subject that can speak is neither the speaker of a claim nor who passed it on, nor a part or the whole of
 * them; of several speakers and several subjects, whether the two rows differ.
 */
export function excludesSpeaker(subject: Subject, anchor: ClaimAnchor, file: CodedFile, corpus: Corpus): boolean {
  const { speaker, via, for: principals } = anchor.claim
  if (!subject.entities.every(id => corpus.codes.canSpeak(typeOf(id, file, corpus) ?? ""))) return false
  const speakers = speaker?.entities.map(({ value }) => value) ?? []
  if (speakers.some(id => mayBeVoice(id, subject, anchor, file, corpus))) return false
  const isSubject = (id: string) => subject.entities.some(other => areWithin(id, other, file, corpus))
  const others = [via, principals].flatMap(reference => reference?.entities.map(({ value }) => value) ?? [])
  if (![...speakers, ...others].some(isSubject)) return true
  return subject.entities.length > 1 && speakers.length > 1 && !isRow(speakers, subject, file, corpus)
}

/** Whether each speaker is among the subjects, and where there are as many, each subject among the speakers. */
function isRow(speakers: readonly string[], { entities }: Subject, file: CodedFile, corpus: Corpus): boolean {
  const areAmong = (some: readonly string[], all: readonly string[]) =>
    some.every(id => all.some(other => areWithin(id, other, file, corpus)))
  return areAmong(speakers, entities) && (speakers.length < entities.length || areAmong(entities, speakers))
}

/** A local entity of which nobody knows for whom it speaks may be the voice of a body, where both are spoken of. */
function mayBeVoice(
  id: string,
  { entities }: Subject,
  { span }: ClaimAnchor,
  file: CodedFile,
  corpus: Corpus,
): boolean {
  if (!id.startsWith("_") || file.sidecar.local.get(id)?.of !== undefined) return false
  if (entities.every(other => isPerson(other, file, corpus))) return false
  return span === undefined || isToldNear(id, span, 1, file)
}

function areWithin(a: string, b: string, file: CodedFile, corpus: Corpus): boolean {
  return isWithin(a, b, file, corpus) || isWithin(b, a, file, corpus)
}

/** Whether `id` is `whole` or a part of it. */
function isWithin(id: string, whole: string, { sidecar }: CodedFile, corpus: Corpus): boolean {
  const seen = new Set<string>()
  let at: string | undefined = id
  while (at !== undefined && !seen.has(at)) {
    if (at === whole) return true
    seen.add(at)
    at = at.startsWith("_") ? sidecar.local.get(at)?.of?.value : corpus.registry.get(at)?.partOf?.value
  }
  return false
}

import { isMention, type Mention } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Reading } from "../model/sidecar.ts"

/** Where each reading of a sidecar counts first. */
export function firstOccurrences({ anchored }: CodedFile): ReadonlyMap<Reading, Mention> {
  const first = new Map<Reading, Mention>()
  for (const occurrence of anchored.occurrences) {
    if (isMention(occurrence) && !first.has(occurrence.reading)) first.set(occurrence.reading, occurrence)
  }
  return first
}

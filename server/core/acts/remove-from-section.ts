import type { CodedFile } from "../corpus/coded-file.ts"
import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import { removeEntry } from "../yaml/edit-entry.ts"

/** Takes out one of the `count` entries of a section of the sidecar; the section goes with the last of them. */
export function removeFromSection(
  { text, sidecar }: CodedFile,
  section: string,
  count: number,
  span: Span,
): readonly TextEdit[] {
  const place = sidecar.sections.get(section)
  const whole = count === 1 && place !== undefined ? { start: place.key.start, end: place.value.end } : span
  return removeEntry(text, whole)
}

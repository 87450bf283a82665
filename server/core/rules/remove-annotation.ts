import type { CodedFile } from "../corpus/coded-file.ts"
import type { Span } from "../text/span.ts"
import { removeEntry } from "../yaml/edit-entry.ts"
import type { Fix } from "./rule.ts"

/** Takes out one of the `count` entries of a section of the sidecar; the section goes with the last of them. */
export function removeAnnotation(file: CodedFile, section: string, count: number, span: Span, title: string): Fix {
  const place = file.sidecar.sections.get(section)
  const whole = count === 1 && place !== undefined ? { start: place.key.start, end: place.value.end } : span
  return { title, changes: [{ uri: file.uri, edits: removeEntry(file.text, whole) }] }
}

import { removeFromSection } from "../acts/remove-from-section.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Span } from "../text/span.ts"
import type { Fix } from "./rule.ts"

/** The repair that takes out one of the `count` entries of a section of the sidecar. */
export function removeAnnotation(file: CodedFile, section: string, count: number, span: Span, title: string): Fix {
  return { title, changes: [{ uri: file.uri, edits: removeFromSection(file, section, count, span) }] }
}

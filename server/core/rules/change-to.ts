import type { Span } from "../text/span.ts"
import type { Fix } from "./rule.ts"

/** The commonest repair: other words in place of those at `span`. */
export function changeTo(uri: string, span: Span, newText: string, title = `Change to "${newText}"`): Fix {
  return { title, changes: [{ uri, edits: [{ span, newText }] }] }
}

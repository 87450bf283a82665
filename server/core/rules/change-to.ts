import type { LocatedText, Span } from "../text/span.ts"
import type { Fix } from "./rule.ts"

/** The commonest repair: other words in place of those at `span`. */
export function changeTo(uri: string, span: Span, newText: string, title = `Change to "${newText}"`): Fix {
  return { title, changes: [{ uri, edits: [{ span, newText }] }] }
}

/** The same for one id that stands at several places of a file. */
export function changeAll(uri: string, ids: readonly LocatedText[], newText: string): Fix {
  const edits = ids.map(({ span }) => ({ span, newText })).sort((a, b) => a.span.start - b.span.start)
  const title = `Change to "${newText}"${ids.length > 1 ? ` at ${ids.length} places` : ""}`
  return { title, changes: [{ uri, edits }] }
}

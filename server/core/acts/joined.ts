import { toEnd } from "../text/bits.ts"
import type { FileChange, TextEdit } from "../text/edit.ts"
import { compareSpans, contains } from "../text/span.ts"

/** Changes of the same file put together; of edits that lie in one another the outer ones. */
export function joined(changes: readonly FileChange[]): readonly FileChange[] {
  return toEnd(joinedInBits(changes))
}

/** The same of what may be thousands of files. Yields after each. */
export function* joinedInBits(changes: readonly FileChange[]): Generator<void, readonly FileChange[]> {
  const edits = new Map<string, TextEdit[]>()
  for (const change of changes) {
    edits.set(change.uri, [...(edits.get(change.uri) ?? []), ...change.edits])
    yield
  }
  const result: FileChange[] = []
  for (const [uri, all] of edits) {
    if (all.length > 0) result.push({ uri, edits: outermost(all) })
    yield
  }
  return result
}

/** Of edits that lie in one another the outer ones, in text order. */
export function outermost(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = []
  // What is inserted where another edit begins comes before it.
  const start = ({ span }: TextEdit) => (span.end === span.start ? 0 : 1)
  const inOrder = edits.toSorted(
    (a, b) => a.span.start - b.span.start || start(a) - start(b) || compareSpans(a.span, b.span),
  )
  for (const edit of inOrder) {
    const last = result.at(-1)
    const isInside = last !== undefined && contains(last.span, edit.span) && edit.span.start < last.span.end
    if (!isInside) result.push(edit)
  }
  return result
}

import type { Fix } from "../../core/rules/rule.ts"
import type { FileChange } from "../../core/text/edit.ts"
import type { FixParams } from "../acts-protocol.ts"
import type { Document } from "../feature.ts"
import { findingsIn, fixesOf } from "./fixes.ts"

/** A quick fix that was offered, found anew, as the text may have changed. */
export function findFix({ code, range, title }: FixParams, document: Document): Fix | undefined {
  const at = document.lines.toSpan(range)
  for (const { finding, span } of findingsIn(document, at)) {
    if (finding.code !== code || span.start !== at.start || span.end !== at.end) continue
    const found = fixesOf(finding).find(fix => fix.title === title)
    if (found !== undefined) return found
  }
  return undefined
}

/** What it changes. Yields after each of very many files. */
export function* changesOf(fix: Fix): Generator<void, readonly FileChange[]> {
  return fix.changesInBits === undefined ? fix.changes : yield* fix.changesInBits()
}

export function notNeeded({ title }: FixParams): string {
  return `"${title}" is not needed any more: the text has changed since it was offered`
}

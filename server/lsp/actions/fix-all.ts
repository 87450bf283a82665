import type { CodeAction } from "vscode-languageserver"
import { fixSafely } from "../../core/rules/fix-safely.ts"
import { diffLines } from "../../core/text/diff-lines.ts"
import type { Document, Documents } from "../feature.ts"
import { toWorkspaceEdit } from "../to-workspace-edit.ts"

/** Safe fixes in one go, as an editor may do on save. */
export const fixAllKind = "source.fixAll.postil"

/** In this file alone: what an editor does when a file is saved must not reach into others. */
export function fixAllAction({ uri, corpus }: Document, documents: Documents): CodeAction | undefined {
  const fixed = fixSafely(uri, () => true, corpus)
  if (fixed === undefined) return undefined
  const edits = diffLines(corpus.textOf(uri) ?? "", fixed.text)
  const edit = toWorkspaceEdit({ changes: [{ uri, edits }] }, corpus, documents)
  return edit && { title: "Fix all that is safe to fix", kind: fixAllKind, edit }
}

import type { FileRename, WorkspaceEdit } from "vscode-languageserver"
import { type Move, moveFiles } from "../../core/acts/move-files.ts"
import type { Documents, Feature } from "../feature.ts"
import { toRefactoring } from "../print-refactoring.ts"

/** What goes with a file or folder that is about to be renamed or moved in the editor. */
export const willRenameFiles: Feature = {
  capabilities: () => ({
    // Which files are articles, each corpus says for itself.
    workspace: { fileOperations: { willRename: { filters: [{ scheme: "file", pattern: { glob: "**/*" } }] } } },
  }),
  register(connection, documents) {
    connection.workspace.onWillRenameFiles(({ files }) => toEdit(files, documents))
  },
}

function toEdit(files: readonly FileRename[], documents: Documents): WorkspaceEdit | null {
  const edits = [...documents.corpora()].flatMap(corpus => {
    const moves = files.flatMap((file): readonly Move[] => {
      const [from, to] = [file.oldUri, file.newUri].map(uri => documents.toCore(uri.replace(/\/$/, "")))
      return from?.startsWith(corpus.root) && to !== undefined ? [{ from, to }] : []
    })
    const change = moveFiles(moves, corpus)
    if (change.changes.length === 0 && (change.renames ?? []).length === 0) return []
    return toRefactoring(change, corpus, documents) ?? []
  })
  return edits.length === 0 ? null : edits.reduce(together)
}

/** Edits of several corpora, whose files are apart. */
function together(a: WorkspaceEdit, b: WorkspaceEdit): WorkspaceEdit {
  if (a.changes !== undefined && b.changes !== undefined) return { changes: { ...a.changes, ...b.changes } }
  return {
    documentChanges: [...(a.documentChanges ?? []), ...(b.documentChanges ?? [])],
    changeAnnotations: { ...a.changeAnnotations, ...b.changeAnnotations },
  }
}

import type { FileRename, WorkspaceEdit } from "vscode-languageserver"
import { type Move, moveFiles } from "../../core/acts/move-files.ts"
import type { Documents, Feature } from "../feature.ts"
import { toRefactoring } from "../print-refactoring.ts"
import { inSlices, momentOfAll } from "../slices.ts"

/** What goes with a file or folder that is about to be renamed or moved in the editor. */
export const willRenameFiles: Feature = {
  capabilities: () => ({
    // Which files are articles, each corpus says for itself.
    workspace: { fileOperations: { willRename: { filters: [{ scheme: "file", pattern: { glob: "**/*" } }] } } },
  }),
  register(connection, documents) {
    connection.workspace.onWillRenameFiles(async ({ files }, token) => {
      await atMost(longestWaitMs, documents.whenRead(toMoves(files, documents).map(({ from }) => from)))
      return inSlices(() => toEdit(files, documents), { moment: () => momentOfAll(documents), token })
    })
  },
}

/** An editor waits for long, VS Code a minute, and then renames without what goes with it. */
const longestWaitMs = 20_000

async function atMost(ms: number, what: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const isOver = new Promise<void>(done => {
    timer = setTimeout(done, ms)
  })
  await Promise.race([what, isOver])
  clearTimeout(timer)
}

function* toEdit(files: readonly FileRename[], documents: Documents): Generator<void, WorkspaceEdit | null> {
  const edits: WorkspaceEdit[] = []
  for (const corpus of documents.corpora()) {
    const all = toMoves(files, documents)
    const moves = all.filter(({ from }) => from.startsWith(corpus.root))
    const change = yield* moveFiles(moves, corpus)
    yield* documents.moving([...all, ...(change.renames ?? [])], corpus)
    if (change.changes.length === 0 && (change.renames ?? []).length === 0) continue
    const edit = yield* toRefactoring(change, corpus, documents)
    if (edit !== undefined) edits.push(edit)
  }
  return edits.length === 0 ? null : edits.reduce(together)
}

function toMoves(files: readonly FileRename[], documents: Documents): readonly Move[] {
  return files.flatMap((file): readonly Move[] => {
    const [from, to] = [file.oldUri, file.newUri].map(uri => documents.toCore(uri.replace(/\/$/, "")))
    return from !== undefined && to !== undefined ? [{ from, to }] : []
  })
}

/** Edits of several corpora, whose files are apart. */
function together(a: WorkspaceEdit, b: WorkspaceEdit): WorkspaceEdit {
  if (a.changes !== undefined && b.changes !== undefined) return { changes: { ...a.changes, ...b.changes } }
  return {
    documentChanges: [...(a.documentChanges ?? []), ...(b.documentChanges ?? [])],
    changeAnnotations: { ...a.changeAnnotations, ...b.changeAnnotations },
  }
}

import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver"
import type { Change } from "../core/acts/act.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { FileChange } from "../core/text/edit.ts"
import { Lines } from "./convert.ts"
import type { Documents } from "./feature.ts"

/** Undefined where the client cannot do what the change needs, such as create or rename a file. */
export function toWorkspaceEdit(
  { changes, renames = [] }: Pick<Change, "changes" | "renames">,
  corpus: Corpus,
  documents: Documents,
): WorkspaceEdit | undefined {
  const { documentChanges: versions, createFiles, renameFiles } = documents.client
  const exists = ({ uri }: FileChange) => corpus.textOf(uri) !== undefined
  if (!createFiles && !changes.every(exists)) return undefined
  if (!renameFiles && renames.length > 0) return undefined
  const edits = (change: FileChange) => toTextEdits(change, corpus.textOf(change.uri) ?? "")
  if (!versions) {
    return { changes: Object.fromEntries(changes.map(change => [documents.toClient(change.uri), edits(change)])) }
  }
  const documentChanges = changes.flatMap(change => {
    const uri = documents.toClient(change.uri)
    const edit: TextDocumentEdit = {
      textDocument: { uri, version: documents.version(change.uri) },
      edits: edits(change),
    }
    return exists(change) ? [edit] : [{ kind: "create" as const, uri, options: { ignoreIfExists: true } }, edit]
  })
  const renamed = renames.map(({ from, to }) => ({
    kind: "rename" as const,
    oldUri: documents.toClient(from),
    newUri: documents.toClient(to),
  }))
  return { documentChanges: [...documentChanges, ...renamed] }
}

function toTextEdits({ edits }: FileChange, text: string): TextEdit[] {
  const lines = new Lines(text)
  return edits.map(({ span, newText }) => ({ range: lines.toRange(span), newText }))
}

import type { WorkspaceEdit } from "vscode-languageserver"
import type { Change } from "../core/acts/act.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { FileChange } from "../core/text/edit.ts"
import { LineIndex, type Positions } from "../core/text/line-index.ts"
import { toRange } from "./convert.ts"
import type { Documents } from "./feature.ts"

/** Undefined where the client cannot do what the change needs, such as create or rename a file, or must not. */
export function toWorkspaceEdit(
  change: Pick<Change, "changes" | "renames">,
  corpus: Corpus,
  documents: Documents,
): WorkspaceEdit | undefined {
  const { documentChanges: versions, createFiles } = documents.client
  if (!mayEdit(change, corpus, documents)) return undefined
  const edited = change.changes.map(each => {
    const { lines, isNew } = openChange(each, corpus)
    const edits = each.edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText }))
    return { uri: each.uri, edits, isNew }
  })
  if (!createFiles && edited.some(({ isNew }) => isNew)) return undefined
  if (!versions) {
    return { changes: Object.fromEntries(edited.map(({ uri, edits }) => [documents.toClient(uri), edits])) }
  }
  const documentChanges = edited.flatMap(file => {
    const uri = documents.toClient(file.uri)
    const edit = { textDocument: { uri, version: documents.version(file.uri) }, edits: file.edits }
    return file.isNew ? [{ kind: "create" as const, uri, options: { ignoreIfExists: true } }, edit] : [edit]
  })
  const renamed = (change.renames ?? []).map(({ from, to }) => ({
    kind: "rename" as const,
    oldUri: documents.toClient(from),
    newUri: documents.toClient(to),
  }))
  return { documentChanges: [...documentChanges, ...renamed] }
}

/** Whether the client can rename what is renamed, and all that is edited lies in the corpus. */
export function mayEdit(
  { changes, renames = [] }: Pick<Change, "changes" | "renames">,
  corpus: Corpus,
  documents: Documents,
): boolean {
  if (!documents.client.renameFiles && renames.length > 0) return false
  return documents.findUnwritable(doubtful(changes), corpus) === undefined
}

/** Where the lines of a file begin that is edited, and whether the edit creates it. */
export function openChange(
  { uri, lines: known, isUnread }: FileChange,
  corpus: Corpus,
): { readonly lines: Positions; readonly isNew: boolean } {
  const lines = known ?? (isUnread ? corpus.lineIndex(uri) : undefined)
  if (lines !== undefined) return { lines, isNew: false }
  const text = corpus.textOf(uri)
  return { lines: new LineIndex(text ?? ""), isNew: text === undefined }
}

/** The files that may lie outside: of those that are known to be no links, one in each folder. */
export function doubtful(changes: readonly FileChange[]): readonly string[] {
  const folders = new Set<string>()
  return changes.flatMap(({ uri, isUnread }) => {
    const folder = uri.slice(0, uri.lastIndexOf("/"))
    if (isUnread && folders.has(folder)) return []
    folders.add(folder)
    return [uri]
  })
}

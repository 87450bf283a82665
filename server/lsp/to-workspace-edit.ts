import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CreateFile,
  RenameFile,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver"
import type { Change } from "../core/acts/act.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { FileChange } from "../core/text/edit.ts"
import { LineIndex } from "../core/text/line-index.ts"
import { toRange } from "./convert.ts"
import type { Documents } from "./feature.ts"

/** Undefined where the client cannot do what the change needs, such as create or rename a file, or must not. */
export function toWorkspaceEdit(
  { changes, renames = [] }: Pick<Change, "changes" | "renames">,
  corpus: Corpus,
  documents: Documents,
): WorkspaceEdit | undefined {
  const { documentChanges: versions, createFiles, renameFiles } = documents.client
  if (!renameFiles && renames.length > 0) return undefined
  const uris = changes.map(({ uri }) => uri)
  if (documents.findUnwritable(uris, corpus) !== undefined) return undefined
  const edited = changes.map(change => toEdited(change, corpus))
  if (!createFiles && edited.some(({ isNew }) => isNew)) return undefined
  if (!versions) {
    return { changes: Object.fromEntries(edited.map(({ uri, edits }) => [documents.toClient(uri), edits])) }
  }
  const documentChanges = edited.flatMap(file => {
    const uri = documents.toClient(file.uri)
    const edit = { textDocument: { uri, version: documents.version(file.uri) }, edits: file.edits }
    return file.isNew ? [{ kind: "create" as const, uri, options: { ignoreIfExists: true } }, edit] : [edit]
  })
  const renamed = renames.map(({ from, to }) => ({
    kind: "rename" as const,
    oldUri: documents.toClient(from),
    newUri: documents.toClient(to),
  }))
  return { documentChanges: [...documentChanges, ...renamed] }
}

interface EditedFile {
  readonly uri: string
  readonly edits: TextEdit[]
  readonly isNew: boolean
}

function toEdited({ uri, edits, lines: known }: FileChange, corpus: Corpus): EditedFile {
  const source = known ?? corpus.textOf(uri)
  const lines = new LineIndex(source ?? "")
  const toEdit = ({ span, newText }: FileChange["edits"][number]) => ({ range: toRange(lines, span), newText })
  return { uri, edits: edits.map(toEdit), isNew: source === undefined }
}

/** The same for changes to many files, which a client may show sorted by what kind of file they are in. */
export function toRefactoring(
  change: Pick<Change, "changes" | "renames">,
  corpus: Corpus,
  documents: Documents,
): WorkspaceEdit | undefined {
  const edit = toWorkspaceEdit(change, corpus, documents)
  if (edit?.documentChanges === undefined || !documents.client.changeAnnotations) return edit
  const kinds = new Map(change.changes.map(({ uri }) => [documents.toClient(uri), kindOf(uri, corpus)]))
  for (const { from } of change.renames ?? []) kinds.set(documents.toClient(from), "files")
  const used = [...new Set(kinds.values())]
  return {
    documentChanges: edit.documentChanges.map(each => annotated(each, kinds)),
    changeAnnotations: Object.fromEntries(used.map(kind => [kind, annotations[kind]])),
  }
}

type Kind = keyof typeof annotations

const annotations = {
  config: { label: "Settings of the corpus", needsConfirmation: false },
  codebook: { label: "Codebook", needsConfirmation: false },
  registry: { label: "Registry", needsConfirmation: false },
  sidecar: { label: "Annotations", needsConfirmation: false },
  files: { label: "Names of files", needsConfirmation: false },
} as const satisfies Readonly<Record<string, ChangeAnnotation>>

function kindOf(uri: string, corpus: Corpus): Kind {
  const kind = corpus.kindOf(uri)
  return kind === undefined || kind === "article" || kind === "baseline" ? "files" : kind
}

type DocumentChange = NonNullable<WorkspaceEdit["documentChanges"]>[number]

function annotated(change: DocumentChange, kinds: ReadonlyMap<string, Kind>): DocumentChange {
  const kindAt = (uri: string) => ({ annotationId: kinds.get(uri) ?? "files" })
  if (!("textDocument" in change)) {
    const { uri, oldUri } = change as Partial<CreateFile & RenameFile>
    return { ...change, ...kindAt(oldUri ?? uri ?? "") }
  }
  const edits = change.edits.map(edit => ({ ...edit, ...kindAt(change.textDocument.uri) }) as AnnotatedTextEdit)
  return { ...change, edits }
}

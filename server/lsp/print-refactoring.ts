import type { ChangeAnnotation, WorkspaceEdit } from "vscode-languageserver"
import type { Change } from "../core/acts/act.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { TextEdit } from "../core/text/edit.ts"
import type { Positions } from "../core/text/line-index.ts"
import { toRange } from "./convert.ts"
import type { Documents } from "./feature.ts"
import { type JsonText, PrintedList } from "./json-text.ts"
import { mayEdit, openChange } from "./to-workspace-edit.ts"

type FilesChange = Pick<Change, "changes" | "renames">

/**
 * A `WorkspaceEdit` of very many files, which a client may show sorted by what kind of file they are in. Undefined where
 * the client cannot do what the change needs, or must not. Yields after each file, so that a server can do it in slices.
 */
export function* printRefactoring(
  change: FilesChange,
  corpus: Corpus,
  documents: Documents,
): Generator<void, JsonText | undefined> {
  const { documentChanges, createFiles, changeAnnotations } = documents.client
  if (!mayEdit(change, corpus, documents)) return undefined
  const print = documentChanges ? printVersioned : printPlain
  const notes = documentChanges && changeAnnotations ? new Notes(change, corpus) : undefined
  const list = new PrintedList(documentChanges ? '{"documentChanges":[' : '{"changes":{')
  for (const each of change.changes) {
    const { lines, isNew } = openChange(each, corpus)
    if (isNew && !createFiles) return undefined
    const file = { uri: each.uri, isNew, note: notes?.on(each.uri) ?? "" }
    list.add(print(file, printEdits(each.edits, lines, file.note), documents))
    yield
  }
  if (!documentChanges) return list.end("}}")
  for (const { from, to } of change.renames ?? []) list.add(printRename(from, to, notes?.on(from) ?? "", documents))
  return list.end(notes === undefined ? "]}" : `],"changeAnnotations":${JSON.stringify(notes.used())}}`)
}

/** The same as an object. */
export function* toRefactoring(
  change: FilesChange,
  corpus: Corpus,
  documents: Documents,
): Generator<void, WorkspaceEdit | undefined> {
  const printed = yield* printRefactoring(change, corpus, documents)
  return printed && (printed.toJSON() as WorkspaceEdit)
}

interface PrintedFile {
  readonly uri: string
  readonly isNew: boolean
  /** What is said of each of its edits besides. */
  readonly note: string
}

function printVersioned({ uri, isNew, note }: PrintedFile, edits: string, documents: Documents): string {
  const name = JSON.stringify(documents.toClient(uri))
  const edit = `{"textDocument":{"uri":${name},"version":${documents.version(uri)}},"edits":[${edits}]}`
  return isNew ? `{"kind":"create","uri":${name},"options":{"ignoreIfExists":true}${note}},${edit}` : edit
}

function printPlain({ uri }: PrintedFile, edits: string, documents: Documents): string {
  return `${JSON.stringify(documents.toClient(uri))}:[${edits}]`
}

function printRename(from: string, to: string, note: string, documents: Documents): string {
  const [oldName, newName] = [from, to].map(uri => JSON.stringify(documents.toClient(uri)))
  return `{"kind":"rename","oldUri":${oldName},"newUri":${newName}${note}}`
}

function printEdits(edits: readonly TextEdit[], lines: Positions, note: string): string {
  const printed = edits.map(({ span, newText }) => {
    const { start, end } = toRange(lines, span)
    const from = `{"line":${start.line},"character":${start.character}}`
    const to = `{"line":${end.line},"character":${end.character}}`
    return `{"range":{"start":${from},"end":${to}},"newText":${JSON.stringify(newText)}${note}}`
  })
  return printed.join(",")
}

type Kind = keyof typeof annotations

const annotations = {
  config: { label: "Settings of the corpus", needsConfirmation: false },
  codebook: { label: "Codebook", needsConfirmation: false },
  registry: { label: "Registry", needsConfirmation: false },
  sidecar: { label: "Annotations", needsConfirmation: false },
  files: { label: "Names of files", needsConfirmation: false },
} as const satisfies Readonly<Record<string, ChangeAnnotation>>

/** What is said of each change besides, so that a client can show them sorted. */
class Notes {
  readonly #corpus: Corpus
  readonly #renamed: ReadonlySet<string>
  readonly #used = new Set<Kind>()

  constructor({ renames = [] }: FilesChange, corpus: Corpus) {
    this.#corpus = corpus
    this.#renamed = new Set(renames.map(({ from }) => from))
  }

  on(uri: string): string {
    const kind = this.#renamed.has(uri) ? "files" : kindOf(uri, this.#corpus)
    this.#used.add(kind)
    return `,"annotationId":"${kind}"`
  }

  /** What the notes so far name. */
  used(): Readonly<Record<string, ChangeAnnotation>> {
    return Object.fromEntries([...this.#used].map(kind => [kind, annotations[kind]]))
  }
}

function kindOf(uri: string, corpus: Corpus): Kind {
  const kind = corpus.kindOf(uri)
  return kind === undefined || kind === "article" || kind === "baseline" ? "files" : kind
}

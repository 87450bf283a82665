import type { ChangeAnnotation, WorkspaceEdit } from "vscode-languageserver"
import type { Change } from "../core/acts/act.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { TextEdit } from "../core/text/edit.ts"
import type { LineIndex } from "../core/text/line-index.ts"
import { toRange } from "./convert.ts"
import type { Documents } from "./feature.ts"
import { JsonText } from "./json-text.ts"
import { mayEdit, openChange } from "./to-workspace-edit.ts"

type FilesChange = Pick<Change, "changes" | "renames">

/**
 * A `WorkspaceEdit` of very many files, which a client may show sorted by what kind of file they are in. Undefined where
 * the client cannot do what the change needs, or must not.
 */
export function printRefactoring(change: FilesChange, corpus: Corpus, documents: Documents): JsonText | undefined {
  const { documentChanges, createFiles, changeAnnotations } = documents.client
  if (!mayEdit(change, corpus, documents)) return undefined
  const kinds = documentChanges && changeAnnotations ? kindsIn(change, corpus) : undefined
  const print = documentChanges ? printVersioned : printPlain
  const parts: string[] = []
  for (const each of change.changes) {
    const { lines, isNew } = openChange(each, corpus)
    if (isNew && !createFiles) return undefined
    const file = { uri: each.uri, isNew, note: noteOf(kinds?.get(each.uri)) }
    parts.push(print(file, printEdits(each.edits, lines, file.note), documents))
  }
  if (!documentChanges) return toJsonText('{"changes":{', parts, "}}")
  for (const { from, to } of change.renames ?? [])
    parts.push(printRename(from, to, noteOf(kinds?.get(from)), documents))
  const used = kinds && Object.fromEntries([...new Set(kinds.values())].map(kind => [kind, annotations[kind]]))
  return toJsonText('{"documentChanges":[', parts, used ? `],"changeAnnotations":${JSON.stringify(used)}}` : "]}")
}

/** The same as an object. */
export function toRefactoring(change: FilesChange, corpus: Corpus, documents: Documents): WorkspaceEdit | undefined {
  const printed = printRefactoring(change, corpus, documents)
  return printed && (printed.toJSON() as WorkspaceEdit)
}

function toJsonText(head: string, parts: readonly string[], tail: string): JsonText {
  function* print() {
    yield head
    for (const [index, part] of parts.entries()) yield index === 0 ? part : `,${part}`
    yield tail
  }
  return new JsonText(print, () => JSON.parse([...print()].join("")))
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

function printEdits(edits: readonly TextEdit[], lines: LineIndex, note: string): string {
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

/** By file. */
function kindsIn({ changes, renames = [] }: FilesChange, corpus: Corpus): ReadonlyMap<string, Kind> {
  const kinds = new Map(changes.map(({ uri }) => [uri, kindOf(uri, corpus)]))
  for (const { from } of renames) kinds.set(from, "files")
  return kinds
}

function kindOf(uri: string, corpus: Corpus): Kind {
  const kind = corpus.kindOf(uri)
  return kind === undefined || kind === "article" || kind === "baseline" ? "files" : kind
}

function noteOf(kind: Kind | undefined): string {
  return kind === undefined ? "" : `,"annotationId":"${kind}"`
}

// node empty-server.js COUNT    a server on the library that ours uses; it answers constants, COUNT places as references
import { createConnection, type Diagnostic, type Location, TextDocumentSyncKind } from "vscode-languageserver/node"

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }
const places: readonly Location[] = Array.from({ length: Number(process.argv[2] ?? 0) }, (_, index) => ({
  uri: `file:///corpus/articles/a${index}.txt`,
  range,
}))
const items: Diagnostic[] = [{ range, message: "a constant" }]

const connection = createConnection(process.stdin, process.stdout)
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, referencesProvider: true },
}))
connection.languages.diagnostics.on(() => ({ kind: "full", items }))
connection.onReferences(() => [...places])
connection.listen()

// node floor-server.js            answers constants at once
// node floor-server.js FOLDER     reads a generated corpus and answers from it, with nothing more than that takes
// What no server can be faster than: the bench measures it beside ours. Keeps its index in $POSTIL_CACHE, if there is one.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { floorFaults, readFloorFacts } from "./floor-facts.ts"
import { FloorIndex } from "./floor-index.ts"
import { JsonRpc, type OnRequest } from "./json-rpc.ts"
import { applyChange, type Change } from "./typed-text.ts"

interface AboutFile {
  readonly textDocument: { readonly uri: string }
}
interface AboutPlace extends AboutFile {
  readonly position: { readonly line: number }
}

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }
const rpc = new JsonRpc(process.stdin, process.stdout)
const documents = new Map<string, string>()
const folder = process.argv[2]
let index: FloorIndex | undefined

const handlers: Readonly<Record<string, OnRequest>> = {
  initialize: () => ({ capabilities: { textDocumentSync: 2, diagnosticProvider: {} } }),
  shutdown: () => null,
  "textDocument/diagnostic": (params: AboutFile) => ({ kind: "full", items: diagnose(params.textDocument.uri) }),
  "textDocument/hover": (params: AboutPlace) => ({ contents: entityAt(params) ?? "an entity" }),
  "textDocument/references": (params: AboutPlace) => index?.references(entityAt(params) ?? ""),
  "textDocument/rename": (params: AboutPlace & { newName: string }) =>
    index?.rename(entityAt(params) ?? "", params.newName),
  "textDocument/completion": () => [...(index?.registry ?? [])].map(([label, detail]) => ({ label, detail })),
  "workspace/symbol": ({ query }: { query: string }) =>
    [...(index?.registry ?? [])].filter(([, name]) => name.includes(query)).map(([, name]) => ({ name })),
}
for (const [method, handler] of Object.entries(handlers)) rpc.requests.set(method, handler)

rpc.notifications.set("initialized", () => {
  if (folder === undefined) return
  index = new FloorIndex(folder)
  const kept = process.env.POSTIL_CACHE && join(process.env.POSTIL_CACHE, "floor-index")
  if (kept && index.load(kept)) return
  index.read()
  if (kept) index.save(kept)
})
rpc.notifications.set("textDocument/didOpen", ({ textDocument }: { textDocument: { uri: string; text: string } }) => {
  documents.set(textDocument.uri, textDocument.text)
})
rpc.notifications.set(
  "textDocument/didChange",
  ({ textDocument: { uri }, contentChanges }: AboutFile & { contentChanges: readonly Change[] }) => {
    documents.set(uri, contentChanges.reduce(applyChange, documents.get(uri) ?? ""))
  },
)
rpc.notifications.set("exit", () => process.exit(0))

function diagnose(uri: string): readonly object[] {
  if (index === undefined || !uri.endsWith(".ann.yaml")) return [{ range, message: "a constant" }]
  const article = readFileSync(fileURLToPath(uri.replace(".ann.yaml", ".txt")), "utf8")
  const entities = new Set(index.registry.keys())
  return floorFaults(readFloorFacts(documents.get(uri) ?? ""), article, entities).map(message => ({ range, message }))
}

function entityAt({ textDocument, position }: AboutPlace): string | undefined {
  const line = documents.get(textDocument.uri)?.split("\n")[position.line]
  return line && /entity-\d+/.exec(line)?.[0]
}

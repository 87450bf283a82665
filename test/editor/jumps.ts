import { deepEqual, equal, ok } from "node:assert/strict"
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  commands,
  type Location,
  type LocationLink,
  type Range,
  type Uri,
  workspace,
} from "vscode"
import type { Location as ProtocolLocation } from "vscode-languageclient"
import { api } from "./api.ts"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { ask, fileAt, open, putCursor } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"

test("F12 on a mention goes to the registry, on a joint one to all members", async () => {
  deepEqual(await targets("Definition", article, "Marat"), ["registry.yaml: tazhin"])
  deepEqual((await targets("Definition", article, "the two territories")).sort(), [
    "registry.yaml: abkhazia",
    "registry.yaml: south-ossetia",
  ])
})

test("F12 in a sidecar goes from an id to the registry, from a surface and a quote to the article", async () => {
  deepEqual(await targets("Definition", sidecar, "tazhin"), ["registry.yaml: tazhin"])
  deepEqual(await targets("Definition", sidecar, "August war:"), [`${article}: August war`])
  deepEqual(await targets("Definition", sidecar, "spoke warmly of both"), [
    `${article}: spoke warmly of both Russia and the United States`,
  ])
})

test("F12 on a link goes to the claim, on a topic and on a topic's parent to the codebook", async () => {
  const other = "articles/2008-09-moscow-seeks-backing.ann.yaml"
  deepEqual(await targets("Definition", sidecar, "2008-09-moscow-seeks-backing/guarded"), [`${other}: guarded-support`])
  deepEqual(await targets("Definition", sidecar, "sphere-of-influence"), ["codebook.yaml: sphere-of-influence"])
  deepEqual(await targets("Definition", "codebook.yaml", "alignment", 1), ["codebook.yaml: alignment"])
})

test("the declaration of a mention is its line in the sidecar", async () => {
  deepEqual(await targets("Declaration", article, "Marat"), [`${sidecar}: Marat Tazhin`])
})

test("the type of an entity is in the codebook", async () => {
  deepEqual(await targets("TypeDefinition", article, "Marat"), ["codebook.yaml: person"])
})

test("the implementations of an entity are the claims that it makes", async () => {
  deepEqual((await targets("Implementation", article, "Marat")).length, 2)
})

test("Shift+F12 finds the entity in all articles, with its entry only where it is asked for", async () => {
  const editor = await open(article)
  const at = putCursor(editor, "Kazakh Foreign")
  const found = await waitFor("references", () => ask<Location>("executeReferenceProvider", article, at))
  const files = new Set(found.map(({ uri }) => workspace.asRelativePath(uri)))
  ok([...files].filter(name => name.endsWith(".txt")).length > 2, [...files].join())
  ok(files.has("registry.yaml"))
  const { server } = await api()
  const references = async (includeDeclaration: boolean): Promise<number> => {
    const textDocument = { uri: editor.document.uri.toString() }
    const position = { line: at.line, character: at.character }
    const params = { textDocument, position, context: { includeDeclaration } }
    return (await server.ask<ProtocolLocation[]>("textDocument/references", params))?.length ?? 0
  }
  equal(await references(true), found.length)
  ok((await references(false)) < found.length)
})

test("the call hierarchy tells who speaks about whom", async () => {
  const at = putCursor(await open(article), "Marat")
  const [speaker] = await waitFor("Tazhin", () => ask<CallHierarchyItem>("prepareCallHierarchy", article, at))
  equal(speaker?.name, "Marat Tazhin")
  const outgoing = await commands.executeCommand<CallHierarchyOutgoingCall[]>("vscode.provideOutgoingCalls", speaker)
  deepEqual(outgoing.map(({ to }) => to.name).sort(), ["Russia", "United States"])
  const russia = outgoing.find(({ to }) => to.name === "Russia")?.to
  const incoming = await commands.executeCommand<CallHierarchyIncomingCall[]>("vscode.provideIncomingCalls", russia)
  ok(incoming.some(({ from }) => from.name === "Marat Tazhin"))
})

/** `FILE: WORDS` of each place that a request about `words` leads to. */
async function targets(what: string, path: string, words: string, nth = 0): Promise<string[]> {
  const at = putCursor(await open(path), words, nth)
  const found = await waitFor(`${what} of ${words}`, () =>
    ask<Location | LocationLink>(`execute${what}Provider`, path, at),
  )
  const read = async (uri: Uri, range: Range) => (await workspace.openTextDocument(uri)).getText(range)
  return await Promise.all(
    found.map(async target => {
      const [uri, range] = "uri" in target ? [target.uri, target.range] : placeIn(target)
      const name = uri.path.slice(fileAt("").path.length).replace(/^\//, "")
      return `${name}: ${(await read(uri, range)).replaceAll(/\s+/g, " ")}`
    }),
  )
}

function placeIn({ targetUri, targetSelectionRange, targetRange }: LocationLink): readonly [Uri, Range] {
  return [targetUri, targetSelectionRange ?? targetRange]
}

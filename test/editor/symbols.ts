import { deepEqual, ok } from "node:assert/strict"
import { commands, type DocumentSymbol, type SymbolInformation } from "vscode"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { fileAt, open } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"

test("Ctrl+T finds an entity by an alias, a claim, a code and an article", async () => {
  ok((await namesFound("USSR")).includes("USSR"))
  ok((await namesFound("russia-leans")).some(name => name.endsWith("russia-leans")))
  ok((await namesFound("sphere-of-influence")).includes("sphere-of-influence"))
  ok((await namesFound("table-for-four")).includes("2018-11-a-table-for-four"))
})

test("Ctrl+Shift+O lists the claims of an article with the mentions inside them", async () => {
  const symbols = await symbolsOf(article)
  const claim = symbols.find(({ name }) => name === "good-terms")
  deepEqual(
    claim?.children.map(({ name }) => name),
    ["his country"],
  )
})

test("Ctrl+Shift+O shows the structure of a sidecar, a registry, a codebook and a corpus file", async () => {
  const sidecar = await symbolsOf("articles/2008-10-rice-in-astana.ann.yaml")
  const claims = sidecar.find(({ name }) => name === "claims")
  ok(claims?.children.some(({ name }) => name === "no-sphere"))
  const registry = (await symbolsOf("registry.yaml")).flatMap(({ name, children }) => [name, ...names(children)])
  ok(registry.includes("tazhin"), registry.join())
  const codebook = (await symbolsOf("codebook.yaml")).flatMap(({ name, children }) => [name, ...names(children)])
  ok(codebook.includes("topics") && codebook.includes("reform"), codebook.join())
  ok(names(await symbolsOf("postil.yaml")).includes("boilerplate"))
})

async function namesFound(query: string): Promise<readonly string[]> {
  const found = await waitFor(`symbols for ${query}`, async () => {
    const symbols = await commands.executeCommand<SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", query)
    return symbols.length > 0 && symbols
  })
  return names(found)
}

async function symbolsOf(path: string): Promise<readonly DocumentSymbol[]> {
  await open(path)
  return await waitFor(`symbols of ${path}`, async () => {
    return await commands.executeCommand<DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", fileAt(path))
  })
}

function names(symbols: readonly { readonly name: string }[]): readonly string[] {
  return symbols.map(({ name }) => name)
}

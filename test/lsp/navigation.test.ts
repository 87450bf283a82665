import assert from "node:assert/strict"
import { test } from "node:test"
import type { CallHierarchyItem, Hover, Location } from "vscode-languageserver"
import { fixtureRoot, parseFixture } from "../support/fixture.ts"
import { Session } from "../support/session.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

const entries = [...parseFixture(talksCorpus).files]
const files = Object.fromEntries(entries.map(([uri, text]) => [uri.slice(fixtureRoot.length), text]))

test("every request about what lies at a position is answered over the protocol", async () => {
  const session = await Session.start({ files })
  const at = { textDocument: { uri: session.uri("a/old.txt") }, position: { line: 2, character: 1 } }
  const places = async (method: string, more: object = {}) => {
    const found = await session.request<Location[]>(`textDocument/${method}`, { ...at, ...more })
    return found.map(
      ({ uri, range }) => `${uri.slice(session.uri("").length).replace(/^\//, "")}:${range.start.line + 1}`,
    )
  }
  try {
    const all = { context: { includeDeclaration: true } }
    await session.until(
      async () => (await places("references", all)).length === 5,
      () => "the corpus is not read",
    )
    const hover = await session.request<Hover>("textDocument/hover", at)
    assert.match(JSON.stringify(hover.contents), /Condoleezza Rice/)
    assert.deepEqual(await places("definition"), ["registry.yaml:3"])
    assert.deepEqual(await places("declaration"), ["a/old.ann.yaml:9"])
    assert.deepEqual(await places("typeDefinition"), ["codebook.yaml:3"])
    assert.deepEqual(await places("implementation"), ["a/old.txt:3", "a/new.txt:1"])
    assert.deepEqual(await places("references", all), [
      "a/old.txt:3",
      "a/old.txt:5",
      "a/new.txt:1",
      "b/undated.txt:1",
      "registry.yaml:3",
    ])
    assert.equal((await session.request<unknown[]>("textDocument/documentHighlight", at)).length, 2)
    const items = await session.request<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", at)
    assert.deepEqual(
      items.map(({ name }) => name),
      ["Condoleezza Rice"],
    )
    const [item] = items
    assert.equal((await session.request<unknown[]>("callHierarchy/outgoingCalls", { item })).length, 3)
    assert.equal((await session.request<unknown[]>("callHierarchy/incomingCalls", { item })).length, 0)
  } finally {
    await session.stop()
  }
})

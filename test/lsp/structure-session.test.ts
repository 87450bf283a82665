import assert from "node:assert/strict"
import { test } from "node:test"
import type {
  CompletionItem,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SymbolInformation,
} from "vscode-languageserver"
import { fixtureRoot, parseFixture } from "../support/fixture.ts"
import { Session, type SessionOptions } from "../support/session.ts"
import { smallCorpus } from "../support/small-corpus.ts"

const files = Object.fromEntries(
  [...parseFixture(smallCorpus).files].map(([uri, text]) => [uri.slice(fixtureRoot.length), text]),
)

/** Runs with a server that has read the small corpus; `read` is its sidecar, open. */
async function inSession(
  run: (session: Session, uri: (path: string) => { textDocument: { uri: string } }) => Promise<void>,
  options: Partial<SessionOptions> = {},
): Promise<void> {
  const session = await Session.start({ files, pull: true, ...options })
  try {
    session.open("a/two.ann.yaml", files["a/two.ann.yaml"] ?? "")
    await session.expectCount("a/two.ann.yaml", "entity-unknown", 0)
    await run(session, path => ({ textDocument: { uri: session.uri(path) } }))
  } finally {
    await session.stop()
  }
}

test("outline, folding, links and growing selections come over the protocol", () =>
  inSession(async (session, file) => {
    const symbols = await session.request<SymbolInformation[]>("textDocument/documentSymbol", file("a/two.ann.yaml"))
    assert.deepEqual(
      symbols.filter(({ containerName }) => containerName === undefined).map(({ name }) => name),
      ["source", "mentions", "claims"],
    )
    const folds = await session.request<FoldingRange[]>("textDocument/foldingRange", file("a/two.ann.yaml"))
    assert.ok(folds.length >= 3)
    const links = await session.request<DocumentLink[]>("textDocument/documentLink", file("a/one.ann.yaml"))
    assert.deepEqual(
      links.map(({ target }) => target),
      [session.uri("a/one.txt"), "https://news.example/one"],
    )
    const positions = [{ line: 2, character: 2 }]
    const [selection] = await session.request<SelectionRange[]>("textDocument/selectionRange", {
      ...file("a/two.txt"),
      positions,
    })
    assert.ok(selection?.parent)
  }))

test("a client that knows levels gets the outline with them", () =>
  inSession(
    async (session, file) => {
      const symbols = await session.request<DocumentSymbol[]>("textDocument/documentSymbol", file("a/two.ann.yaml"))
      assert.deepEqual(
        symbols.map(({ name, children }) => [name, children?.length]),
        [
          ["source", 0],
          ["mentions", 1],
          ["claims", 1],
        ],
      )
    },
    { pull: false, capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } } },
  ))

test("symbols of the whole corpus are found by name", () =>
  inSession(async session => {
    const symbols = await session.request<SymbolInformation[]>("workspace/symbol", { query: "mayor" })
    assert.deepEqual(
      symbols.map(({ name, location }) => [name, location.uri]),
      [["Mayor Adler", session.uri("registry.yaml")]],
    )
  }))

test("completion in a half-typed file, and the card of an item when somebody looks", () =>
  inSession(async (session, file) => {
    session.change("a/two.ann.yaml", 'claims:\n  c:\n    cue: "never closed\n    speaker: \n')
    const params = { ...file("a/two.ann.yaml"), position: { line: 3, character: 13 } }
    const { items } = await session.request<CompletionList>("textDocument/completion", params)
    const adler = items.find(({ label }) => label === "adler")
    assert.ok(adler)
    const { documentation } = await session.request<CompletionItem>("completionItem/resolve", adler)
    assert.match(JSON.stringify(documentation), /Anna Adler/)
    const narrator = items.find(({ label }) => label === "narrator")
    assert.deepEqual(await session.request("completionItem/resolve", narrator), narrator)
  }))

test("tokens in full, of a range, and what changed since; after closing all of them again", () =>
  inSession(async (session, file) => {
    const article = files["a/two.txt"] ?? ""
    session.open("a/two.txt", article)
    const full = await session.request<SemanticTokens>("textDocument/semanticTokens/full", file("a/two.txt"))
    assert.equal(full.data.length, 3 * 5)
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }
    const part = await session.request<SemanticTokens>("textDocument/semanticTokens/range", {
      ...file("a/two.txt"),
      range,
    })
    assert.deepEqual(part.data, full.data.slice(0, 5))
    session.change("a/two.txt", `\n${article}`)
    const params = { ...file("a/two.txt"), previousResultId: full.resultId }
    const delta = await session.request<SemanticTokensDelta>("textDocument/semanticTokens/full/delta", params)
    assert.deepEqual(delta.edits, [{ start: 0, deleteCount: 1, data: [1] }])
    session.close("a/two.txt")
    const other = await session.request<SemanticTokens>("textDocument/semanticTokens/full", file("a/one.txt"))
    assert.ok(other.data.length > 0)
    const gone = { ...file("a/two.txt"), previousResultId: delta.resultId }
    assert.ok("data" in (await session.request<object>("textDocument/semanticTokens/full/delta", gone)))
  }))

test("our own client is offered no tokens", () =>
  inSession(
    async ({ capabilities }) => {
      assert.equal(capabilities.semanticTokensProvider, undefined)
      assert.ok(capabilities.completionProvider && capabilities.documentSymbolProvider)
    },
    { decorations: true },
  ))

test("outside of a corpus there is nothing", () =>
  inSession(
    async (session, file) => {
      for (const method of ["documentSymbol", "foldingRange", "documentLink"]) {
        assert.equal(await session.request(`textDocument/${method}`, file("x.txt")), null)
      }
      const position = { line: 0, character: 0 }
      assert.equal(await session.request("textDocument/completion", { ...file("x.txt"), position }), null)
      assert.equal(
        await session.request("textDocument/selectionRange", { ...file("x.txt"), positions: [position] }),
        null,
      )
    },
    {
      folders: ["a"],
      files: {
        ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`corpus/${path}`, text])),
        "x.txt": "x",
      },
    },
  ))

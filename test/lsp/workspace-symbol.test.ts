import assert from "node:assert/strict"
import { test } from "node:test"
import { CancellationToken, type Connection, type SymbolInformation } from "vscode-languageserver"
import { foldForSearch, fuzzyScore } from "../../server/core/similar/fuzzy.ts"
import { toEnd } from "../../server/core/text/bits.ts"
import { slice } from "../../server/core/text/span.ts"
import { workspaceSymbol, workspaceSymbols } from "../../server/lsp/features/workspace-symbol.ts"
import { sliceMs } from "../../server/lsp/slices.ts"
import { documentsOf, openFixture } from "../support/open-fixture.ts"
import { smallCorpus } from "../support/small-corpus.ts"

type WorkspaceSymbolHandler = (
  params: { query: string },
  token: CancellationToken,
) => Promise<readonly SymbolInformation[]>

/** What is found for a query: name, container, and the words at its place. */
function check(query: string, expected: readonly string[], source = smallCorpus): void {
  const documents = documentsOf(openFixture(source, "postil.yaml").corpus)
  const found = toEnd(workspaceSymbols(query, documents)).map(({ name, containerName, location: { uri, range } }) => {
    const lines = documents.find(uri)?.lines
    return `${name} (${containerName}) @ ${lines === undefined ? "?" : slice(lines.text, lines.toSpan(range))}`
  })
  assert.deepEqual(found, expected)
}

test("an entity is found under each of its names", () => {
  check("mayor", ["Mayor Adler (→ Anna Adler) @ adler"])
  check("lundish", ["Lundish (→ Lund) @ lund"])
})

test("the best comes first: the whole name, its beginning, the beginning of a word, letters in order", () =>
  check("adler", ["Adler (→ Anna Adler) @ adler", "Anna Adler (person) @ adler", "Mayor Adler (→ Anna Adler) @ adler"]))

test("claims are found by article and slug, articles by their id", () => {
  check("one/needed", ["one/needed (Anna Adler · supports · The new bridge) @ needed"])
  check("canwait", ["two/can-wait (Anna Adler · opposes · The new bridge) @ can-wait"])
  check("two", ["two (a/two.txt) @ ", "two/can-wait (Anna Adler · opposes · The new bridge) @ can-wait"])
})

test("codes are found by label and id", () =>
  check("bridge", [
    "bridge (topics) @ bridge",
    "Bridge Plan Stirs Port Lund (a/one.txt) @ ",
    "The new bridge (topics) @ bridge",
  ]))

test("an article is found by its title", () =>
  check("bridge plan stirs", ["Bridge Plan Stirs Port Lund (a/one.txt) @ "]))

test("case and accents do not matter", () => {
  const source = "//- registry.yaml\nentities:\n  x: {name: Łódź Áccent}\n"
  check("ACCENT", ["Łódź Áccent () @ x"], source)
  check("áccent", ["Łódź Áccent () @ x"], source)
})

test("layers and built-in codes are left out", () => {
  check("supports", [])
  check("secret", [], `${smallCorpus}//- a/two.ann.bk.yaml\nclaims:\n  secret: {quote: Adler}\n`)
})

test("an article is found under its file's name where it has no id, beside others that do not fit", () => {
  const files = ["one", "one/c", "A b", "Bridge plan"].map(
    name => `//- a/${name}.txt\nOne.\n//- a/${name}.ann.yaml\n{}\n`,
  )
  const source = `${files.join("")}//- b/A b.md\nTwo.\n//- c/other.txt\nThree.\n//- c/other.ann.yaml\ntitle: Bridge\n`
  check("a b", ["A b.txt (a/A b.txt) @ ", "A b.md (b/A b.md) @ "], source)
})

test("an empty query gives everything up to the cap", () => {
  const entities = Array.from({ length: 900 }, (_, index) => `  e${index}: {name: E${index}}\n`).join("")
  const { corpus } = openFixture(`//- registry.yaml\nentities:\n${entities}`, "registry.yaml")
  assert.equal(toEnd(workspaceSymbols("", documentsOf(corpus))).length, 500)
})

/** So many bits a search takes, between which others are answered, in a corpus of that many entities and articles. */
function bitsOf(query: string, entities: number, articles: number): number {
  const registry = Array.from({ length: entities }, (_, index) => `  e${index}: {name: E${index}}\n`).join("")
  const files = Array.from({ length: articles }, (_, index) => `//- a${index}.txt\nE.\n//- a${index}.ann.yaml\n{}\n`)
  const { corpus } = openFixture(`//- registry.yaml\nentities:\n${registry}${files.join("")}`, "registry.yaml")
  const search = workspaceSymbols(query, documentsOf(corpus))
  let bits = 0
  while (search.next().done !== true) bits++
  return bits
}

test("others are answered after some articles that are looked at; none is where the best are all there", () => {
  assert.ok(bitsOf("a", 3, 600) > 6)
  assert.equal(bitsOf("", 900, 40), 0)
})

test("scores", () => {
  const score = (query: string, text: string) => fuzzyScore(foldForSearch(query), foldForSearch(text))
  assert.equal(score("Lund", "lund"), 0)
  assert.equal(score("port", "Port Lund"), 1)
  assert.equal(score("lund", "Port Lund"), 2)
  assert.equal(score("und", "Port Lund"), 3)
  assert.equal(score("pl", "Port Lund"), 4)
  assert.equal(score("port lund", "Portlund"), 3)
  assert.equal(score("lp", "Port Lund"), undefined)
})

test("names that were made are not made anew because something changes meanwhile", async () => {
  const { corpus } = openFixture(smallCorpus, "postil.yaml")
  const documents = documentsOf(corpus)
  let [moment, begun] = [0, 0]
  corpus.index.makeNames = function* () {
    begun++
    for (let bit = 0; bit < 3; bit++) {
      for (const end = performance.now() + sliceMs; performance.now() < end; );
      moment++
      yield
    }
  }
  let ask: WorkspaceSymbolHandler | undefined
  const connection = {
    onWorkspaceSymbol(handler: WorkspaceSymbolHandler) {
      ask = handler
    },
  }
  workspaceSymbol.register(connection as unknown as Connection, { ...documents, moment: () => moment })
  const found = await ask?.({ query: "lundish" }, CancellationToken.None)
  assert.deepEqual([found?.length, begun], [1, 1])
})

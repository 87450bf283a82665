import assert from "node:assert/strict"
import { test } from "node:test"
import { CancellationToken } from "vscode-languageserver"
import { findAt } from "../../server/core/corpus/find-at.ts"
import { withDeclaration, withoutDeclaration } from "../../server/lsp/features/references.ts"
import { goToLocations, goToManyLocations, placesAt } from "../../server/lsp/goto.ts"
import { openAt, placeTexts } from "../support/at-words.ts"
import { documentsOf, openFixture } from "../support/open-fixture.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

/** The references of what the cursor in `words` of a file is on; `declared` come on top when asked for. */
function check(path: string, words: string, expected: readonly string[], declared: readonly string[] = []): void {
  const document = openAt(talksCorpus, path, words)
  const text = (goTo: typeof withDeclaration) => placeTexts(placesAt(document, goTo), document.corpus)
  assert.deepEqual(text(withoutDeclaration), expected)
  assert.deepEqual(text(withDeclaration), [...expected, ...declared])
}

const rice = ["a/old.txt:3 Rice", "a/old.txt:5 Rice", "a/new.txt:1 Rice", "b/undated.txt:1 Rice"]

test("from an article: the mentions in all articles, by date, and the registry entry", () =>
  check("a/new.txt", "Ri$0ce said", rice, ["registry.yaml:3 rice"]))

test("a joint mention counts for each of its members, and is listed once", () => {
  const joint = "a/old.txt:5 The two regions"
  check("a/old.txt", "Abkha$0zia", ["a/old.txt:5 Abkhazia", joint], ["registry.yaml:11 abkhazia"])
  check(
    "a/old.txt",
    "The two$0 regions",
    ["a/old.txt:5 South Ossetia", joint, "a/old.txt:5 Abkhazia"],
    ["registry.yaml:12 south-ossetia", "registry.yaml:11 abkhazia"],
  )
})

test("what may be very much has each place once as well, of one entity as of several", async () => {
  for (const [path, words] of [
    ["a/old.txt", "Abkha$0zia"],
    ["a/old.txt", "The two$0 regions"],
    ["registry.yaml", "ri$0ce:"],
  ] as const) {
    const { uri, offset, lines, corpus } = openAt(talksCorpus, path, words)
    const params = { textDocument: { uri }, position: lines.toRange({ start: offset, end: offset }).start }
    const documents = documentsOf(corpus)
    const many = await goToManyLocations(params, documents, withDeclaration, CancellationToken.None)
    assert.deepEqual(many.toJSON(), goToLocations(params, documents, withDeclaration).toJSON())
  }
})

test("from YAML: the mentions and every place that names the id, each article before its sidecar", () =>
  check(
    "registry.yaml",
    "ri$0ce:",
    [
      "a/old.txt:3 Rice",
      "a/old.txt:5 Rice",
      "a/old.ann.yaml:9 rice",
      "a/old.ann.yaml:19 rice",
      "a/new.txt:1 Rice",
      "a/new.ann.yaml:5 rice",
      "a/new.ann.yaml:8 rice",
      "b/undated.txt:1 Rice",
      "b/undated.ann.yaml:3 rice",
    ],
    ["registry.yaml:3 rice"],
  ))

test("in a layer: only what its coder did", () =>
  check(
    "a/old.ann.bk.yaml",
    "Rice: ri$0ce",
    [
      "a/old.txt:3 Rice",
      "a/old.txt:3 Tazhin",
      "a/old.txt:5 Rice",
      "a/old.ann.bk.yaml:3 rice",
      "a/old.ann.bk.yaml:4 rice",
      "a/old.ann.bk.yaml:7 rice",
    ],
    ["registry.yaml:3 rice"],
  ))

test("a local entity has its references in its own article", () =>
  check(
    "a/old.ann.yaml",
    "speaker: _m$0an",
    ["a/old.txt:5 a local man", "a/old.ann.yaml:15 _man", "a/old.ann.yaml:38 _man"],
    ["a/old.ann.yaml:7 _man"],
  ))

test("codes: all uses, in sidecars, registry and codebook", () => {
  check(
    "codebook.yaml",
    "friend$0ship:",
    ["a/old.ann.yaml:24 friendship", "a/old.ann.yaml:33 friendship", "a/new.ann.yaml:13 friendship"],
    ["codebook.yaml:11 friendship"],
  )
  check(
    "codebook.yaml",
    "coun$0try:",
    ["registry.yaml:10 country", "codebook.yaml:8 country"],
    ["codebook.yaml:4 country"],
  )
})

test("claims: in YAML the links to it, in an article the claims that link", () => {
  check("a/old.ann.yaml", "prai$0se:", ["a/new.ann.yaml:16 old/praise"], ["a/old.ann.yaml:27 praise"])
  check("a/old.txt", "pra$0ised the", ["a/new.txt:1 American friends are few"], ["a/old.ann.yaml:27 praise"])
})

test("an article: the links to its claims", () =>
  check("a/old.ann.yaml", "article: o$0ld", ["a/new.ann.yaml:16 old/praise"], ["a/old.txt:1"]))

test("where nothing is annotated there is nothing", () => check("a/old.txt", "spo$0ke", []))

test("what was edited since somebody asked is declared where it stands by then", () => {
  const path = "a/new.ann.yaml"
  for (const [words, declared] of [
    ["co$0mes: {speaker", "4 comes"],
    ["speaker: _cl$0erk", "2 _clerk"],
  ] as const) {
    const source = `//- postil.yaml
format: 1
//- a/new.txt
A clerk left.
//- ${path}
local: {_clerk: {type: person, name: X}}
claims:
  ${"comes: {speaker: _clerk, quote: A clerk left}".replace(words.replace("$0", ""), words)}
`
    const { corpus, files, document, offset } = openFixture(source)
    const [found] = findAt(document.uri, offset, corpus)
    assert.ok(found)
    files.set(document.uri, `# new\n${files.get(document.uri)}`)
    corpus.update([document.uri])
    const texts = placeTexts(withDeclaration(found, { ...document, offset }), corpus)
    assert.equal(texts.at(-1), `${path}:${declared}`)
  }
})

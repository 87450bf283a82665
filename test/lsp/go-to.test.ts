import assert from "node:assert/strict"
import { test } from "node:test"
import { declarationsOf } from "../../server/lsp/features/declaration.ts"
import { definitionsOf } from "../../server/lsp/features/definition.ts"
import { implementationsOf } from "../../server/lsp/features/implementation.ts"
import { typesOf } from "../../server/lsp/features/type-definition.ts"
import { type GoTo, goToLocations, placesAt, toFiles } from "../../server/lsp/goto.ts"
import { openAt, placeTexts } from "../support/at-words.ts"
import { documentsOf } from "../support/open-fixture.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

/** From the cursor in `words` of a file to these places, as `path:line text`. */
function checker(goTo: GoTo) {
  return (path: string, words: string, expected: readonly string[], source = talksCorpus) => {
    const document = openAt(source, path, words)
    const found = placeTexts(placesAt(document, toFiles(goTo)), document.corpus)
    assert.deepEqual(found, expected)
  }
}

const define = checker(definitionsOf)
const declare = checker(declarationsOf)
const type = checker(typesOf)
const implement = checker(implementationsOf)

test("the definition of a mention is its entity's entry, of a joint one those of all members", () => {
  define("a/old.txt", "Ri$0ce said", ["registry.yaml:3 rice"])
  define("a/old.txt", "The two$0 regions", ["registry.yaml:12 south-ossetia", "registry.yaml:11 abkhazia"])
  define("a/old.txt", "local$0 man", ["a/old.ann.yaml:7 _man"])
})

test("an entity that was merged leads to the one that took its place", () =>
  define("b/undated.txt", "Osse$0tia", ["registry.yaml:12 south-ossetia"]))

test("a mention of nobody known leads to the line that says so", () =>
  define(
    "b/undated.txt",
    "Osse$0tia",
    ["b/undated.ann.yaml:2 Ossetia"],
    talksCorpus.replace("  ossetia: s", "  oss: s"),
  ))

test("the definition of a claim is its entry; the mention inside it comes first", () => {
  define("a/old.txt", "frien$0ds are", ["a/old.ann.yaml:18 for-all"])
  define("a/old.txt", "sa$0id that", ["a/old.ann.yaml:18 for-all"])
  define("a/old.txt", "United$0 States", ["registry.yaml:10 usa"])
})

test("from the sidecar, words lead to the article", () => {
  define("a/old.ann.yaml", "Ri$0ce: rice", ["a/old.txt:3 Rice", "a/old.txt:5 Rice"])
  define("a/old.ann.yaml", "quote: friends$0 are", ["a/old.txt:3 friends are for all"])
  define("a/old.ann.yaml", "cue: prai$0sed", ["a/old.txt:3 praised"])
  define("a/old.ann.yaml", "headline: Friends$0", ["a/old.txt:1 Friends for All"])
  define("a/old.ann.yaml", "for-$0all:", ["a/old.txt:3 friends are for all"])
})

test("a list of segments leads to the one under the cursor", () =>
  define(
    "a/old.ann.yaml",
    "- The two$0 regions",
    ["a/old.txt:5 The two regions"],
    talksCorpus.replace("quote: The two regions wait", "quote:\n      - Rice spoke\n      - The two regions"),
  ))

test("from the sidecar, ids lead to the registry and the codebook, links to the claim", () => {
  define("a/old.ann.yaml", "speaker: ta$0zhin", ["registry.yaml:9 tazhin"])
  define("a/old.ann.yaml", "south-$0ossetia + ab", ["registry.yaml:12 south-ossetia"])
  define("a/old.ann.yaml", "speaker: _m$0an", ["a/old.ann.yaml:7 _man"])
  define("a/old.ann.yaml", "topic: friend$0ship", ["codebook.yaml:11 friendship"])
  define("a/old.ann.yaml", "supports: for-$0all", ["a/old.ann.yaml:18 for-all"])
  define("a/new.ann.yaml", "old/$0praise", ["a/old.ann.yaml:27 praise"])
})

test("an id of the registry or codebook leads to its entry, and the entry to itself", () => {
  define("registry.yaml", "role: mini$0ster", ["codebook.yaml:8 minister"])
  define("registry.yaml", "of: us$0a", ["registry.yaml:10 usa"])
  define("registry.yaml", "ri$0ce:", ["registry.yaml:3 rice"])
  define("registry.yaml", "name: Marat$0", ["registry.yaml:9 Marat Tazhin"])
  define("codebook.yaml", "parent: poli$0cy", ["codebook.yaml:10 policy"])
})

test("what is built in, or says nothing, leads nowhere", () => {
  define("a/old.ann.yaml", "stance: supp$0orts", [])
  define("a/old.txt", "spo$0ke", [])
  define("a/old.ann.yaml", "publi$0shed", [])
})

test("the declaration of words in an article is the line of the sidecar", () => {
  declare("a/old.txt", "Ri$0ce said", ["a/old.ann.yaml:9 Rice"])
  declare("a/old.txt", "frien$0ds are", ["a/old.ann.yaml:18 for-all"])
  declare("a/old.ann.yaml", "Ri$0ce: rice", ["a/old.ann.yaml:9 Rice"])
  declare("a/old.ann.yaml", "quote: friends$0 are", ["a/old.ann.yaml:18 for-all"])
  declare("a/old.ann.yaml", "Rice: ri$0ce", ["registry.yaml:3 rice"])
})

test("the type of an entity is its entry in the codebook, the type of a claim its topic", () => {
  type("a/old.txt", "Ri$0ce said", ["codebook.yaml:3 person"])
  type("a/old.txt", "The two$0 regions", ["codebook.yaml:6 territory"])
  type("a/old.txt", "local$0 man", ["codebook.yaml:3 person"])
  type("a/old.txt", "frien$0ds are", ["codebook.yaml:11 friendship"])
  type("codebook.yaml", "friend$0ship:", ["codebook.yaml:10 policy"])
})

test("the implementations of an entity are the claims that it makes, by date", () => {
  implement("a/new.txt", "Ri$0ce said", ["a/old.txt:3 friends are for all", "a/new.txt:1 American friends are few"])
  implement("registry.yaml", "ta$0zhin:", ["a/old.txt:3 praised the United States"])
  implement("a/old.ann.yaml", "speaker: _m$0an", ["a/old.txt:5 The two regions wait"])
})

test("a coder's layer answers for itself", () =>
  implement("a/old.ann.bk.yaml", "Rice: ri$0ce", ["a/old.txt:3 friends are for all"]))

test("the implementations of a topic are the claims on it and on what stands under it", () => {
  implement("codebook.yaml", "poli$0cy:", [
    "a/old.txt:3 friends are for all",
    "a/old.txt:3 praised the United States",
    "a/new.txt:1 Washington changed its mind",
    "a/new.txt:1 American friends are few",
  ])
  implement("a/new.ann.yaml", "stance: oppo$0ses", ["a/new.txt:1 American friends are few"])
  implement("a/new.ann.yaml", "quali$0fies", ["a/new.txt:1 American friends are few"])
})

test("a type leads to its entities, a role to its holders, a tag to its articles", () => {
  implement("codebook.yaml", "pla$0ce:", ["registry.yaml:11 abkhazia", "registry.yaml:12 south-ossetia"])
  implement("codebook.yaml", "mini$0ster:", [
    "registry.yaml:8 {role: minister, of: usa, from: 2005-01-26, to: 2009-01-20}",
  ])
  implement("codebook.yaml", "ne$0ws:", ["a/old.txt:1"])
})

test("outside of a corpus there is no answer", () => {
  const { corpus } = openAt(talksCorpus, "a/old.txt", "Ri$0ce")
  const params = { textDocument: { uri: "file:///elsewhere.txt" }, position: { line: 0, character: 0 } }
  assert.deepEqual(goToLocations(params, documentsOf(corpus), toFiles(definitionsOf)).toJSON(), [])
})

test("the client gets locations", () => {
  const { corpus, uri } = openAt(talksCorpus, "a/old.txt", "Ri$0ce")
  const params = { textDocument: { uri }, position: { line: 2, character: 1 } }
  const range = { start: { line: 2, character: 2 }, end: { line: 2, character: 6 } }
  assert.deepEqual(goToLocations(params, documentsOf(corpus), toFiles(definitionsOf)).toJSON(), [
    { uri: "file:///corpus/registry.yaml", range },
  ])
})

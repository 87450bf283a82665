import assert from "node:assert/strict"
import { test } from "node:test"
import { highlightsAt } from "../../server/lsp/features/document-highlight.ts"
import { openAt, placeText } from "../support/at-words.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

/** What lights up in the same file, as `line text`. */
function check(path: string, words: string, expected: readonly string[], source = talksCorpus): void {
  const document = openAt(source, path, words)
  const place = (span: { start: number; end: number }) => placeText({ uri: document.uri, span }, document.corpus)
  const found = highlightsAt(document).map(span => place(span).slice(path.length + 1))
  assert.deepEqual(found, expected)
}

test("all mentions of the entity under the cursor, joint ones too", () => {
  check("a/old.txt", "Ri$0ce said", ["3 Rice", "5 Rice"])
  check("a/old.txt", "Abkha$0zia", ["5 Abkhazia", "5 The two regions"])
  check("a/old.txt", "The two$0 regions", ["5 Abkhazia", "5 South Ossetia", "5 The two regions"])
})

test("of a claim its words, its cue and where the words are repeated", () =>
  check(
    "a/old.txt",
    "frien$0ds are for all”",
    ["1 friends are for all", "3 said", "3 friends are for all"],
    talksCorpus.replaceAll("Friends for All", "friends are for all"),
  ))

test("in YAML all places of the same id", () => {
  check("a/old.ann.yaml", "Rice: ri$0ce", ["9 rice", "19 rice"])
  check("a/old.ann.yaml", "topic: friend$0ship", ["24 friendship", "33 friendship"])
  check("a/old.ann.yaml", "for-$0all:", ["18 for-all", "36 for-all"])
  check("a/old.ann.yaml", "_m$0an: {", ["7 _man", "15 _man", "38 _man"])
  check("registry.yaml", "us$0a: {", ["8 usa", "10 usa"])
  check("codebook.yaml", "poli$0cy:", ["10 policy", "13 policy"])
})

test("a surface lights up with the ids that it stands for", () =>
  check("a/old.ann.yaml", "Ri$0ce: rice", ["9 Rice", "9 rice", "19 rice"]))

test("elsewhere the editor is left to itself", () => {
  check("a/old.txt", "spo$0ke", [])
  check("a/old.ann.yaml", "quote: friends$0 are", [])
})

import assert from "node:assert/strict"
import { test } from "node:test"
import { codersOf } from "../../server/lsp/features/coders.ts"
import { loadCorpus, parseFixture } from "../support/fixture.ts"

test("coders are those who are named and those who have layers, with the number of their articles", () => {
  const source = `//- postil.yaml
format: 1
annotators:
  mo: {name: Mona Orth}
//- a.txt
It rains.
//- a.ann.bk.yaml
mentions: {}
//- b.txt
It rains.
//- b.ann.bk.yaml
mentions: {}
//- b.ann.yaml
mentions: {}
`
  const corpus = loadCorpus(parseFixture(source).files)
  const coders = [
    { id: "mo", name: "Mona Orth", articles: 0 },
    { id: "bk", articles: 2 },
  ]
  assert.deepEqual(codersOf(corpus), { current: null, coders })
  corpus.coder = "bk"
  assert.equal(codersOf(corpus).current, "bk")
})

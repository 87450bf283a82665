import { equal } from "node:assert/strict"
import { test } from "node:test"
import { corpusText, problemsText, readingCommand } from "../../client/status-text.ts"
import type { CorpusStatus } from "../../server/lsp/protocol.ts"

const tour: CorpusStatus = {
  root: "file:///tour",
  name: "Tour",
  articles: 5,
  entities: 61,
  claims: 40,
  findings: { error: 0, warning: 0, info: 0, hint: 7 },
  registry: [],
  codebook: null,
}

test("a corpus is told by its size", () => equal(corpusText(tour), "Corpus: 5 articles, 61 entities"))

test("one is not many, and many are grouped", () => {
  equal(corpusText({ ...tour, articles: 1, entities: 1 }), "Corpus: 1 article, 1 entity")
  equal(corpusText({ ...tour, articles: 100_000 }), "Corpus: 100,000 articles, 61 entities")
})

test("while it is read, a corpus tells how far that is", () => {
  equal(corpusText({ ...tour, loading: { done: 0, total: 0 } }), "Reading corpus: looking for files")
  equal(corpusText({ ...tour, loading: { done: 1200, total: 5000 } }), "Reading corpus: 1,200 of 5,000 files")
})

test("where somebody stopped the reading, a corpus tells how far that was, and how to go on", () => {
  const stopped = { ...tour, stopped: { done: 1200, total: 5000 } }
  equal(corpusText(stopped), "Reading stopped after 1,200 of 5,000 files")
  equal(readingCommand(stopped).command, "postil.readRest")
})

test("while it is read, it can be stopped", () =>
  equal(readingCommand({ ...tour, loading: { done: 1, total: 2 } }).command, "postil.stopReading"))

test("hints are no problems, as in the Problems panel", () => equal(problemsText(tour), "no problems"))

test("problems are counted by severity, the worst first", () => {
  equal(
    problemsText({ ...tour, findings: { error: 2, warning: 1, info: 3, hint: 0 } }),
    "2 errors, 1 warning, 3 remarks",
  )
})

test("old findings are told beside the others", () =>
  equal(problemsText({ ...tour, old: 1200 }), "no problems (1,200 old)"))

test("before all is read, nobody knows of all problems", () => {
  equal(problemsText({ ...tour, loading: { done: 1, total: 9 }, old: 2 }), "no problems so far (2 old)")
})

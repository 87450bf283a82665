import assert from "node:assert/strict"
import { test } from "node:test"
import { byFile, type Place, type Places } from "../../server/core/corpus/place.ts"
import { toEnd } from "../../server/core/text/bits.ts"
import { LineIndex } from "../../server/core/text/line-index.ts"
import { placesAt } from "../../server/lsp/goto.ts"
import { printPlaces } from "../../server/lsp/print-places.ts"
import { openAt } from "../support/at-words.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../support/fixture.ts"
import { documentsOf } from "../support/open-fixture.ts"
import { type Next, pick, random } from "../support/random.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

const corpus = loadCorpus(parseFixture(talksCorpus).files)
const uris = [...["a/old.txt", "a/old.ann.yaml", "registry.yaml", "gone.txt"].map(path => fixtureRoot + path)]

test("places are printed as locations, those in files that are gone left out", () => {
  const next = random("printed places")
  const documents = documentsOf(corpus)
  for (let round = 0; round < 200; round++) {
    const places = somePlaces(next)
    const locations = eachOf(places).flatMap(({ uri, span }) => documents.location(uri, span, corpus) ?? [])
    const printed = toEnd(printPlaces(places, corpus, documents))
    assert.equal(Buffer.concat(printed.parts).toString(), JSON.stringify(locations))
    assert.deepEqual(printed.toJSON(), locations)
  }
})

test("each place comes once, in whatever order", () => {
  const next = random("distinct places")
  const document = openAt(talksCorpus, "a/old.txt", "Ri$0ce said")
  for (let round = 0; round < 300; round++) {
    const places = somePlaces(next)
    const all = eachOf(places)
    const words = all.map(({ uri, span }) => `${uri} ${span.start} ${span.end}`)
    const first = all.filter((_, index) => words.indexOf(words[index] ?? "") === index)
    assert.deepEqual(eachOf([...placesAt(document, () => places)]), first)
  }
})

test("places are put together by file in the order in which they come", () => {
  const next = random("places by file")
  for (let round = 0; round < 100; round++) {
    const all = eachOf(somePlaces(next))
    const together = [...byFile(all)]
    assert.deepEqual(eachOf(together), all)
    assert.ok(together.every(({ uri, spans }, index) => spans.length > 0 && uri !== together[index - 1]?.uri))
  }
})

function eachOf(all: readonly Places[]): readonly Place[] {
  return all.flatMap(({ uri, spans }) => spans.map(span => ({ uri, span })))
}

/** Mostly file by file and in text order, as they come. */
function somePlaces(next: Next): readonly Places[] {
  return Array.from({ length: next(6) }, () => {
    const uri = pick(uris, next)
    const text = corpus.textOf(uri)
    const lines = text !== undefined && next(2) === 0 ? { lines: new LineIndex(text) } : {}
    const starts = Array.from({ length: next(8) }, () => next(12))
    const inOrder = next(4) === 0 ? starts : starts.sort((a, b) => a - b)
    return { uri, spans: inOrder.map(start => ({ start, end: start + next(3) })), ...lines }
  })
}

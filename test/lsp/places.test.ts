import assert from "node:assert/strict"
import { test } from "node:test"
import type { Place } from "../../server/core/corpus/place.ts"
import { lineStartsOf } from "../../server/core/text/line-index.ts"
import { distinct } from "../../server/lsp/goto.ts"
import { printPlaces } from "../../server/lsp/print-places.ts"
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
    const locations = places.flatMap(({ uri, span }) => documents.location(uri, span, corpus) ?? [])
    const printed = printPlaces(places, corpus, documents)
    assert.equal([...printed.parts()].join(""), JSON.stringify(locations))
    assert.deepEqual(printed.toJSON(), locations)
  }
})

test("each place comes once, in whatever order", () => {
  const next = random("distinct places")
  for (let round = 0; round < 300; round++) {
    const places = somePlaces(next)
    const words = places.map(({ uri, span }) => `${uri} ${span.start} ${span.end}`)
    const first = places.filter((_, index) => words.indexOf(words[index] ?? "") === index)
    assert.deepEqual([...distinct(places)], first)
  }
})

/** Mostly file by file and in text order, as they come. */
function somePlaces(next: Next): readonly Place[] {
  return Array.from({ length: next(6) }, () => {
    const uri = pick(uris, next)
    const text = corpus.textOf(uri)
    const lines = text !== undefined && next(2) === 0 ? { lines: lineStartsOf(text) } : {}
    const starts = Array.from({ length: next(8) }, () => next(12))
    const inOrder = next(4) === 0 ? starts : starts.sort((a, b) => a - b)
    return inOrder.map(start => ({ uri, span: { start, end: start + next(3) }, ...lines }))
  }).flat()
}

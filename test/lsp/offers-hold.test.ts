import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../server/core/acts/act.ts"
import { runAct } from "../../server/core/acts/all-acts.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import type { Span } from "../../server/core/text/span.ts"
import { allOffers } from "../../server/lsp/actions/all-offers.ts"
import { sceneAt } from "../../server/lsp/actions/scene.ts"
import { testDay } from "../support/check-acts.ts"
import { loadCorpus, parseFixture } from "../support/fixture.ts"
import { openDocument } from "../support/open-fixture.ts"
import { pick, random } from "../support/random.ts"
import { smallCorpus } from "../support/small-corpus.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

const places = 30

test("whatever is offered can be done", () => {
  const next = random("offers")
  for (const source of [smallCorpus, talksCorpus]) {
    const corpus = loadCorpus(parseFixture(source).files)
    const uris = [...corpus.pairs.articles(), ...corpus.pairs.sidecars()]
    for (let i = 0; i < places; i++) {
      corpus.coder = next(3) === 0 ? "bk" : undefined
      const uri = pick(uris, next)
      checkOffers(uri, pick(rangesOf(corpus.textOf(uri) ?? ""), next), corpus)
    }
  }
})

function checkOffers(uri: string, range: Span, corpus: Corpus): void {
  const document = openDocument(uri, corpus)
  const scene = sceneAt(document, range, "invoked")
  if (scene === undefined) return
  const words = document.lines.text.slice(range.start, range.end)
  for (const { title, act } of allOffers(scene)) {
    const outcome = runAct(act.name, act.params, { corpus, today: testDay })
    if (isRefusal(outcome)) assert.fail(`${uri} ${range.start} "${words}" ${title}: ${outcome.refused}`)
  }
}

/** Every word and every two words of a text, and a cursor in each. */
function rangesOf(text: string): readonly Span[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }))
  return words.flatMap((word, i) => {
    const next = words[i + 1]
    const cursor = { start: word.start + 1, end: word.start + 1 }
    return [word, cursor, ...(next === undefined ? [] : [{ start: word.start, end: next.end }])]
  })
}

import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import { runAct } from "../../../server/core/acts/all-acts.ts"
import { meaningOf, whatChanged } from "../../../server/core/acts/follow/what-changed.ts"
import type { Match } from "../../../server/core/anchor/find-selector.ts"
import { overlaps } from "../../../server/core/text/span.ts"
import { acceptedArticle } from "../../support/accepted-article.ts"
import { applyChange, testDay } from "../../support/check-acts.ts"
import { acceptedEnding, loadCorpus, parseFixture } from "../../support/fixture.ts"
import { type Next, pick, random, times } from "../../support/random.ts"

const article = "file:///corpus/a.txt"
const uri = "file:///corpus/a.ann.yaml"
const names = ["Ida Berg", "Jon Dahl", "Oslo", "the engineer", "Berg"]
const filler = "we they said that a new bridge over river will be built soon by men who never saw it before noon".split(
  " ",
)

const sidecar = `mentions:
  Ida Berg: berg # who
  Jon Dahl: dahl
  Oslo:
    - norway
    - {entity: oslo, prefix: over, note: kept}
  the engineer: berg + dahl
  Berg: berg
claims:
  one: {speaker: berg, cue: said, quote: a new bridge over}
  two:
    speaker: dahl
    cue: {exact: said, suffix: that}
    quote: >-
      will be built
      soon
notes:
  - {at: never saw, text: blind}
`

test("whatever is accepted is read as before, and leaves what it does not follow as it was", () => {
  const next = random("accept")
  for (let round = 0; round < times(60); round++) {
    const before = Array.from({ length: 4 }, () => sentence(next)).join("\n\n")
    const after = edited(before, next)
    const label = JSON.stringify({ round, before, after })
    const { files } = parseFixture(acceptedArticle(before, after, sidecar))
    const corpus = loadCorpus(files)
    const file = corpus.coded(uri)
    assert.ok(file)
    const { respelled, reread } = whatChanged(file, corpus)
    const outcome = runAct("accept", { uri: article }, { corpus, today: testDay })
    if (isRefusal(outcome)) assert.fail(`${outcome.refused}: ${label}`)
    applyChange(outcome, files)
    corpus.update([uri])
    const now = corpus.coded(uri)
    assert.deepEqual(now?.problems, [], label)
    const open = outcome.summary?.filter(line => line.startsWith("Not followed")) ?? []
    for (const { before, words, places } of respelled) {
      if (open.some(line => line.includes(`"${before.surface.text.value}" → "${words}"`))) continue
      for (const place of places) {
        const there =
          now?.anchored.occurrences.filter(({ span }) => span.start < place.end && place.start < span.end) ?? []
        assert.ok(
          there.some(one => meaningOf(one) === meaningOf(before)),
          `${words}: ${label}\n${now?.text}`,
        )
      }
    }
    const meanings = new Map(now?.anchored.occurrences.map(one => [placeOf(one), meaningOf(one)]))
    const touched = [
      ...respelled.flatMap(({ places }) => places),
      ...reread.flatMap(one => one.after.map(each => each.span)),
    ]
    for (const one of file.anchored.occurrences) {
      if (one.state !== "mention" || touched.some(span => overlaps(span, one.span))) continue
      assert.equal(meanings.get(placeOf(one)), meaningOf(one), `${one.surface.text.value}: ${label}\n${now?.text}`)
    }
    files.set(article + acceptedEnding, files.get(article) ?? "")
    corpus.update([article])
    const again = runAct("accept", { uri: article }, { corpus, today: testDay })
    assert.deepEqual(isRefusal(again) ? again : [again.changes, again.summary], [[], []], label)
  }
})

function placeOf({ normal: { start, end } }: Match): string {
  return `${start}-${end}`
}

function sentence(next: Next): string {
  return Array.from({ length: 14 }, () => (next(4) === 0 ? pick(names, next) : pick(filler, next))).join(" ")
}

/** Words respelled, replaced, put in and taken out. */
function edited(text: string, next: Next): string {
  return text.replace(/\p{L}+/gu, word => {
    if (next(12) > 0) return word
    const kinds = [() => `${word}s`, () => word.replace(/.$/, "x"), () => "", () => `${pick(names, next)} ${word}`]
    return pick(kinds, next)()
  })
}

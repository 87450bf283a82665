import assert from "node:assert/strict"
import { test } from "node:test"
import { anchorSidecar } from "../../../server/core/anchor/anchor-sidecar.ts"
import { type ArticleText, prepareArticle } from "../../../server/core/anchor/article-text.ts"
import { findInsideWords, findText, inContext } from "../../../server/core/anchor/find-selector.ts"
import { reviseArticle } from "../../../server/core/anchor/revise-article.ts"
import { revisionOf } from "../../../server/core/anchor/revisions.ts"
import type { Sidecar } from "../../../server/core/model/sidecar.ts"
import { parseSidecar } from "../../../server/core/yaml/parse-sidecar.ts"
import { loadCorpus } from "../../support/fixture.ts"
import { type Next, pick, random, times } from "../../support/random.ts"
import { readSample } from "../../support/sample.ts"

const rules = { lines: new Set(["Share this", "ANZEIGE"]), text: ["Read more:"] }
const kindOf = (surface: string) => (surface.length % 2 === 0 ? "name" : "description") as "name" | "description"

const words =
  "Lund Port Mayor Adler Moss said that the council of “Lund” – Road ab cd ab cd ab café Share this . ,".split(" ")
const others = [
  " ",
  "  ",
  "\n",
  "\n\n",
  "\u00ad",
  "\u0301",
  "e\u0301",
  "Share this\n",
  "Read more:",
  "ANZEIGE\n",
  "ab cd ab cd ab cd ab",
  "“",
  '"',
  "–",
]
const sidecar = `mentions:
  Lund: lund
  Port Lund: port-lund
  '"Lund"': lund
  Adler: adler
  Mayor Adler: adler
  café: cafe
  ab cd ab: abcdab
  Moss:
    - moor
    - {entity: moss, prefix: Mayor}
    - {entity: none, suffix: Road}
  council of: council + lund
claims:
  one: {speaker: adler, quote: said that the council, cue: said}
  two: {speaker: adler, quote: {from: Port Lund, to: Road}, cue: {exact: said, suffix: that}}
  three: {speaker: adler, quote: [the council, of, Lund], cue: {exact: that, prefix: said}}
boilerplate:
  - Adler said
  - {from: Moss Road, to: Lund}
regions:
  headline: Lund Port
  caption: {exact: cd ab, suffix: cd}
notes: []
`

/** Everything that is found in a revised article is what is found in one that was prepared anew. */
function check(article: ArticleText, file: Sidecar, next: Next): void {
  const { text, language, markup } = article
  const fresh = prepareArticle(text, language, markup)
  assert.deepEqual(article.normal, fresh.normal)
  assert.equal(article.folded, fresh.folded)
  assert.deepEqual(article.paragraphs, fresh.paragraphs)
  assert.deepEqual(anchorSidecar(file, article, rules, kindOf), anchorSidecar(file, fresh, rules, kindOf))
  const word = pick(words, next)
  const [matches, expected] = [findText(article, word), findText(fresh, word)]
  assert.deepEqual(matches, expected)
  assert.deepEqual(findInsideWords(article, word), findInsideWords(fresh, word))
  const [prefix, suffix] = [pick(words, next), pick(words, next)]
  assert.deepEqual(inContext(article, matches, prefix, suffix), inContext(fresh, expected, prefix, suffix))
}

/** Types, deletes and pastes, mostly near the last edit. */
function edited(text: string, at: number, next: Next): string {
  const inserted = Array.from({ length: next(4) }, () => (next(2) === 0 ? pick(words, next) : pick(others, next)))
  return text.slice(0, at) + inserted.join(next(2) === 0 ? " " : "") + text.slice(Math.min(text.length, at + next(12)))
}

function someText(length: number, next: Next): string {
  return Array.from({ length }, () => pick(words, next) + (next(12) === 0 ? "\n\n" : " ")).join("")
}

/** Answers how often something was known from a text before. */
function checkSession(first: ArticleText, file: Sidecar, next: Next): number {
  let article = first
  let at = next(article.text.length)
  let known = 0
  // More is looked for in a large article, so that its words are indexed.
  for (let i = 0; i < 60; i++) findText(article, `word ${i}`)
  for (let step = 0; step < 12; step++) {
    at = next(4) === 0 ? next(article.text.length) : Math.min(article.text.length, at + next(9))
    article = reviseArticle(article, edited(article.text, at, next))
    if (revisionOf(article) !== undefined) known++
    if (next(5) > 0) check(article, file, next)
  }
  check(article, file, next)
  return known
}

test("a revised article of many words gives what one prepared anew gives", () => {
  const next = random("revising articles")
  const { value } = parseSidecar(sidecar)
  let known = 0
  for (let round = 0; round < times(60); round++) {
    const text = someText(150 + next(200), next)
    known += checkSession(prepareArticle(text, pick(["en", "de-CH", "ja"], next), "plain"), value, next)
  }
  assert.ok(known > times(60) * 10, `only ${known} were known from a text before`)
})

test("revised articles of the samples give what they give when they are prepared anew", () => {
  const next = random("revising samples")
  for (const [, files] of [...readSample("samples/tour"), ...readSample("samples/broken")]) {
    const corpus = loadCorpus(files)
    for (const uri of corpus.pairs.sidecars()) {
      const file = corpus.coded(uri)
      if (file === undefined || file.article.text === "") continue
      checkSession(file.article, file.sidecar, next)
    }
  }
})

test("words that overlap themselves are found from left to right, as anew", () => {
  const [before, after] = ["Here are ab cd ab cd ab.", "Here are b cd ab cd ab."]
  const article = prepareArticle(before, "en")
  assert.deepEqual(starts(article), [9])
  assert.deepEqual(starts(reviseArticle(article, after)), [14])
})

function starts(article: ArticleText): readonly number[] {
  return findText(article, "ab cd ab").map(({ span }) => span.start)
}

test("an edit far from the last one is known from the text right before it", () => {
  const text = someText(20_000, random("far apart"))
  let article = prepareArticle(text, "en")
  const before = findText(article, "Mayor Adler")
  article = reviseArticle(article, `Mayor Adler ${article.text}`)
  assert.equal(findText(article, "Mayor Adler").length, before.length + 1)
  const base = article
  article = reviseArticle(article, `${article.text} Mayor Adler`)
  assert.equal(revisionOf(article)?.base, base)
  assert.deepEqual(findText(article, "Mayor Adler"), findText(prepareArticle(article.text, "en"), "Mayor Adler"))
})

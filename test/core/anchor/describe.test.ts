import assert from "node:assert/strict"
import { test } from "node:test"
import { type ArticleText, prepareArticle } from "../../../server/core/anchor/article-text.ts"
import { type Description, describe, isDescribed } from "../../../server/core/anchor/describe.ts"
import { findSelector } from "../../../server/core/anchor/find-selector.ts"
import type { Selector } from "../../../server/core/model/selector.ts"
import type { Span } from "../../../server/core/text/span.ts"
import { pick, random } from "../../support/random.ts"

/** `[[…]]` is what is to be described. */
function described(marked: string, language = "en") {
  const start = marked.indexOf("[[")
  const end = marked.indexOf("]]") - 2
  return describe(prepareArticle(marked.replace("[[", "").replace("]]", ""), language), { start, end })
}

test("words that stand once need nothing beside them", () =>
  assert.deepEqual(described("the [[old ferry]] is late"), { exact: "old ferry" }))

test("words that stand more often have the fewest neighbours that decide", () => {
  assert.deepEqual(described("the ferry is late, [[the ferry]] has sunk"), { exact: "the ferry", prefix: "late," })
  assert.deepEqual(described("a ferry sank. a [[ferry]] came"), { exact: "ferry", suffix: "came" })
})

test("they are written in normal form", () => {
  assert.deepEqual(described("the [[old\u00a0\r\n  fer\u00adry]] is late"), { exact: "old ferry" })
  assert.deepEqual(described("the [[cafe\u0301 “Sud”]] is late"), { exact: "café “Sud”" })
})

test("blanks at the edges do not count", () =>
  assert.deepEqual(described("the[[ old ferry\n]]is late"), { exact: "old ferry" }))

test("what cannot be described says why", () => {
  assert.equal(described("the o[[ld fer]]ry"), "part-of-word")
  assert.equal(described("the[[ \n ]]ferry"), "no-words")
  assert.equal(described("caf[[e]]\u0301 x"), "part-of-word")
  assert.equal(described("日[[か]]\u3099", "ja"), "part-of-word")
  assert.equal(described(`${"x ".repeat(40)}[[x]]${" x".repeat(40)}`), "undecided")
})

test("where words are not parted by blanks, any characters can be described", () =>
  assert.deepEqual(described("甲日本乙[[日本]]", "ja"), { exact: "日本", prefix: "乙" }))

const english = [
  ...["the", "ferry", "Norhaven", "Norhaven’s", "“quay”", '"quay"', "pro-Norhaven", "–", "U.S.", "cafe\u0301", "café"],
  ...["fer\u00adry", "10\u00a0000", "said:", "(late)", "\ufeffold", "na\u0308ive", "x\u200by", "A", "a", "a", "the"],
]
const joints = [" ", " ", " ", "\u00a0", "\n", "\r\n\r\n", " \u00ad", "  ", "\u2009"]
const japanese = [..."日本国は東京の港日本が東京、。「」", "か\u3099"]

const languages = [
  { language: "en", words: english, between: joints },
  { language: undefined, words: english, between: joints },
  { language: "ja", words: japanese, between: ["", "", "", "\n", " "] },
  { language: "zh-Hans", words: [..."中国北京在的中国𠮷人北京，"], between: ["", "", "", "\r\n"] },
]

for (const { language, words, between } of languages) {
  test(`what is described is found again at the same place, and nowhere else: ${language ?? "no language"}`, () => {
    const next = random(`describe ${language}`)
    const counts = { described: 0, "no-words": 0, "part-of-word": 0, undecided: 0 }
    for (let round = 0; round < 300; round++) {
      const { text, starts, ends } = generate(words, between, next)
      const article = prepareArticle(text, language)
      for (let n = 0; n < 8; n++) {
        const first = next(starts.length)
        const last = Math.min(starts.length - 1, first + next(6))
        const span = { start: starts[first] ?? 0, end: ends[last] ?? 0 }
        const answer = describe(article, span)
        counts[isDescribed(answer) ? "described" : answer]++
        if (isDescribed(answer)) assertFound(article, answer, span)
      }
    }
    assert.ok(counts.described > 2000, JSON.stringify(counts))
    assert.equal(counts["no-words"], 0)
    assert.equal(counts["part-of-word"], 0, JSON.stringify(counts))
  })
}

function generate(words: readonly string[], between: readonly string[], next: (limit: number) => number) {
  let text = ""
  const starts: number[] = []
  const ends: number[] = []
  for (let n = 5 + next(80); n > 0; n--) {
    const word = pick(words, next)
    starts.push(text.length)
    text += word
    ends.push(text.length)
    text += pick(between, next)
  }
  return { text, starts, ends }
}

/** Characters that the normal form drops may stand at the edges. */
function assertFound(article: ArticleText, answer: Description, { start, end }: Span): void {
  const where = JSON.stringify({ text: article.text, answer })
  const found = findSelector(article, toSelector(answer))
  assert.equal(found.length, 1, where)
  const [match] = found
  const drop = (text: string) => text.replace(/[\s\u00ad\u200b\ufeff]/g, "")
  assert.equal(
    drop(article.text.slice(match?.span.start, match?.span.end)),
    drop(article.text.slice(start, end)),
    where,
  )
  assert.equal(drop(article.text.slice(0, match?.span.start)), drop(article.text.slice(0, start)), where)
}

function toSelector({ exact, prefix, suffix }: Description): Selector {
  const span = { start: 0, end: 0 }
  const located = (value: string) => ({ value, span })
  return {
    exact: located(exact),
    ...(prefix !== undefined && { prefix: located(prefix) }),
    ...(suffix !== undefined && { suffix: located(suffix) }),
    span,
  }
}

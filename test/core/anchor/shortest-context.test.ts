import assert from "node:assert/strict"
import { test } from "node:test"
import { prepareArticle } from "../../../server/core/anchor/article-text.ts"
import { findText, inContext } from "../../../server/core/anchor/find-selector.ts"
import { shortestContext } from "../../../server/core/anchor/shortest-context.ts"
import { pick, random } from "../../support/random.ts"

function contextOf(text: string, exact: string, nth: number, language = "en") {
  const article = prepareArticle(text, language)
  const matches = findText(article, exact)
  const chosen = matches[nth]
  assert.ok(chosen)
  return shortestContext(article, matches, chosen)
}

test("one word before it is preferred", () =>
  assert.deepEqual(contextOf("in Moscow and with Moscow again", "Moscow", 1), { prefix: "with" }))

test("a word after it where the ones before are alike", () =>
  assert.deepEqual(contextOf("in Moscow today, in Moscow again", "Moscow", 1), { suffix: "again" }))

test("more words where one does not do, and parts of words", () => {
  assert.deepEqual(contextOf("a b x c d. e b x c f", "x", 0), { prefix: "a b" })
  assert.deepEqual(contextOf("pro-Moscow or Moscow or Moscow", "Moscow", 0), { prefix: "pro-" })
})

test("at the edges of a text, and where nothing tells two apart", () => {
  assert.deepEqual(contextOf("Moscow Moscow", "Moscow", 0), { suffix: "Moscow" })
  assert.equal(contextOf(`${"x ".repeat(60)}`.trim(), "x", 30), undefined)
})

test("characters where a language has no spaces", () =>
  assert.deepEqual(contextOf("甲日本乙日本", "日本", 1, "ja"), { prefix: "乙" }))

test("what is described is found again, and nothing else", () => {
  const next = random("shortest context")
  const words = ["said", "Moscow", "in", "“the", "deal”", "he", "pro-Moscow", "Moscow’s", "–", "\n\n", "\u00a0"]
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 40 }, () => pick(words, next)).join(" ")
    const article = prepareArticle(text, "en")
    const matches = findText(article, "Moscow")
    for (const chosen of matches) {
      const context = shortestContext(article, matches, chosen)
      if (context === undefined) continue
      assert.deepEqual(inContext(article, matches, context.prefix, context.suffix), [chosen], text)
    }
  }
})

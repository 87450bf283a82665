import assert from "node:assert/strict"
import { test } from "node:test"
import { prepareArticle } from "../../../server/core/anchor/article-text.ts"
import { findSelector } from "../../../server/core/anchor/find-selector.ts"
import type { Selector } from "../../../server/core/model/selector.ts"
import { type Next, pick, random } from "../../support/random.ts"

const words = ["Lund", "in", "the", "harbour", "“No”", "U.S.", "pro-Lund", "ｅ", "café", "(the", "a", "'s", "said"]
const blanks = [" ", " ", " ", "\n", "  ", "", ", ", "\u00a0"]

test("what is found with an index of the words is what is found without", () => {
  const next = random("selectors")
  const text = wordsOf(4000, next)
  const article = prepareArticle(text, "en")
  let found = 0
  for (let i = 0; i < 400; i++) {
    const selector = someSelector(text, next)
    const matches = findSelector(article, selector)
    assert.deepEqual(matches, findSelector(prepareArticle(text, "en"), selector), JSON.stringify(selector))
    if (matches.length > 0) found++
  }
  assert.ok(found > 100, `only ${found} were found`)
})

test("a cue that occurs a thousand times is found by its neighbours", () => {
  const text = Array.from({ length: 1000 }, (_, i) => `She said that ${i} would do, he said (${i}).`).join("\n")
  const article = prepareArticle(text, "en")
  for (let i = 0; i < 200; i++) {
    assert.equal(findSelector(article, selectorOf("said", undefined, `that ${i} would`)).length, 1)
    assert.equal(findSelector(article, selectorOf("he said", `${i} would do,`)).length, 1)
    assert.equal(findSelector(article, selectorOf("said", undefined, `(${i})`)).length, 1)
    assert.equal(findSelector(article, selectorOf("said", undefined, `that ${i} woul`)).length, 0)
  }
})

function wordsOf(count: number, next: Next): string {
  return Array.from({ length: count }, () => pick(words, next) + pick(blanks, next)).join("")
}

/** A piece of the text, often with what stands beside it, often with a character changed. */
function someSelector(text: string, next: Next): Selector {
  const at = next(text.length - 60)
  const [start, end] = [at + next(12), at + 14 + next(12)]
  const exact = next(3) === 0 ? "Lund" : text.slice(start, end)
  const prefix = next(2) === 0 ? text.slice(Math.max(0, start - next(9)), start) : undefined
  const suffix = next(2) === 0 ? text.slice(end, end + next(9)) : undefined
  return selectorOf(exact, prefix, suffix)
}

function selectorOf(exact: string, prefix?: string, suffix?: string): Selector {
  const span = { start: 0, end: 0 }
  const located = (value: string) => ({ value, span })
  return {
    exact: located(exact),
    ...(prefix !== undefined && { prefix: located(prefix) }),
    ...(suffix !== undefined && { suffix: located(suffix) }),
    span,
  }
}

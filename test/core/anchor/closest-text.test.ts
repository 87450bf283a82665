import assert from "node:assert/strict"
import { test } from "node:test"
import { prepareArticle } from "../../../server/core/anchor/article-text.ts"
import { findClosestText } from "../../../server/core/anchor/closest-text.ts"

function closest(text: string, words: string, language = "en") {
  return findClosestText(prepareArticle(text, language), words, [])?.text
}

test("the most similar words, whole", () => {
  assert.equal(closest("Then Karim Masimov spoke.", "Massimov"), "Masimov")
  assert.equal(closest("He said that Russia will seek backing.", "ussia wil seek"), "Russia will seek")
  assert.equal(closest("KAZAKHSTAN: a visit", "Kazakhstan"), "KAZAKHSTAN")
  assert.equal(
    closest("A deal was “in\u00a0principle”\nagreed.", 'deals was "in principle" agreed'),
    "deal was “in principle” agreed",
  )
})

test("nothing where nothing is alike, or the words are too short to tell", () => {
  assert.equal(closest("Then Karim Masimov spoke.", "Saudabayev"), undefined)
  assert.equal(closest("Rice met Lavrov.", "EU"), undefined)
})

test("furniture does not count", () => {
  const article = prepareArticle("Masimov Masimow", "en")
  assert.equal(findClosestText(article, "Massimov", [{ start: 0, end: 7 }])?.text, "Masimow")
})

test("its place is that in the source", () => {
  const article = prepareArticle("🙂 Then\r\n\r\nKarim\u00a0Masimov", "en")
  const found = findClosestText(article, "Karim Massimov", [])
  assert.equal(found && article.text.slice(found.span.start, found.span.end), "Karim\u00a0Masimov")
})

test("a huge text is not searched", () => {
  assert.equal(closest("word ".repeat(5_000_000), "wrod wrod wrod"), undefined)
})

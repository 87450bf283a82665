import assert from "node:assert/strict"
import { test } from "node:test"
import { foldTypography, normalize, toNormal, toNormalText, toSource } from "../../server/core/text/normal-form.ts"

/** `source` reads as `normal`, and each word of it leads back to the same word of the source. */
function check(source: string, normal: string): void {
  const mapped = toNormalText(source)
  assert.equal(mapped.text, normal)
  assert.equal(normalize(source), normal)
  assert.equal(mapped.starts.length, mapped.text.length)
  for (const word of normal.matchAll(/\S+/g)) {
    const span = toSource(mapped, { start: word.index, end: word.index + word[0].length })
    assert.equal(normalize(source.slice(span.start, span.end)), word[0])
    assert.equal(toNormal(mapped, span.start), word.index)
  }
}

test("plain text stays as it is", () => check("Georgia and Russia", "Georgia and Russia"))
test("a run of blanks and line ends is one space", () => check("Georgia \r\n\r\n\tand", "Georgia and"))
test("special blanks are spaces", () => check("a\u00a0b\u2007c\u2009d\u202fe", "a b c d e"))
test("invisible characters are dropped", () => check("\ufeffSaa\u00adkash\u200bvili", "Saakashvili"))
test("marks are composed and lead back to both characters", () => check("Cafe\u0301 de\u0301ja\u0300", "Café déjà"))
test("astral characters keep their two units", () => check("🌊 Tbilisi 👩‍👩‍👧", "🌊 Tbilisi 👩‍👩‍👧"))
test("Hangul in pieces is composed", () => check("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"))
test("a Hangul syllable takes its last sound", () => check("\uac00\u11a8", "각"))
test("a text of invisible characters is empty", () => check("\u200b\ufeff", ""))
test("an emoji after a composed word leads back", () => check("e\u0301 🌊 x", "é 🌊 x"))

test("typographic marks fold to plain ones of the same length", () => {
  const text = "“it’s” — «x» ‚y‘ 5−3"
  assert.equal(foldTypography(text), '"it\'s" - "x" \'y\' 5-3')
  assert.equal(foldTypography(text).length, text.length)
})

import assert from "node:assert/strict"
import { test } from "node:test"
import { foldTypography, normalize, toNormal, toNormalText, toSource } from "../../server/core/text/normal-form.ts"
import { pick, random, times } from "../support/random.ts"

/** `source` reads as `normal`, and each word of it leads back to the same word of the source. */
function check(source: string, normal: string): void {
  const mapped = toNormalText(source)
  assert.equal(mapped.text, normal)
  assert.equal(normalize(source), normal)
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

test("an offset between words is that of the word behind it", () => {
  const mapped = toNormalText("a \r\n\u00adb")
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6].map(offset => toNormal(mapped, offset)),
    [0, 1, 1, 1, 1, 2, 3],
  )
  assert.deepEqual(toSource(mapped, { start: 3, end: 3 }), { start: 6, end: 6 })
})

test("every unit of a random text leads to what it stands for, and back", () => {
  const next = random("normal form")
  const parts = ["a", " ", " ", "\n", "\u00ad", "\u200b", "e\u0301", "é", "🌊", "“", "\u1112\u1161", "\u0958", "가"]
  for (let round = 0; round < times(2000); round++) {
    const source = Array.from({ length: next(12) }, () => pick(parts, next)).join("")
    const mapped = toNormalText(source)
    let end = 0
    for (let unit = 0; unit < mapped.text.length; unit++) {
      const span = toSource(mapped, { start: unit, end: unit + 1 })
      const note = `${JSON.stringify(source)}, unit ${unit}`
      assert.ok(span.end > span.start && span.end >= end, note)
      const written = normalize(source.slice(span.start, span.end))
      assert.ok(written.includes(mapped.text.charAt(unit)), note)
      // What lies between two units was dropped.
      if (span.start > end) assert.equal(normalize(source.slice(end, span.start)), "", note)
      const same = toSource(mapped, { start: toNormal(mapped, span.start), end: unit + 1 })
      assert.deepEqual(same, span, note)
      end = span.end
    }
    assert.equal(normalize(source.slice(end)), "")
  }
})

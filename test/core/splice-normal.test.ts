import assert from "node:assert/strict"
import { test } from "node:test"
import { toNormalText } from "../../server/core/text/normal-form.ts"
import { spliceNormal } from "../../server/core/text/splice-normal.ts"
import { pick, random } from "../support/random.ts"

const pieces = ["a", "b", " ", "  ", "\n", "\r\n", "\u00a0", "\u00ad", "\u200b", "\ufeff", "e\u0301", "é", "\u0301"]
const more = ["각", "\u1100\u1161", "\u11a8", "가", "“", "–", "😀", "👩‍👧", "я", "漢", ".", ", ", "word ", "\uD83D"]

/** Gives what is made anew; answers whether it was spliced. */
function check(old: string, text: string): boolean {
  const spliced = spliceNormal(toNormalText(old), old, text)
  const fresh = toNormalText(text)
  if (spliced === undefined) return false
  const { normal, ends } = spliced
  assert.deepEqual(normal, fresh)
  const before = toNormalText(old)
  const around = ({ text }: typeof fresh) => [
    text.slice(0, ends.head && ends.head + 1),
    ends.tail && text.slice(text.length - ends.tail - 1),
  ]
  assert.deepEqual(around(before), around(fresh))
  return true
}

test("a word in the middle of a text is spliced in", () => {
  assert.equal(check("It rained for days.", "It rained a lot for days."), true)
  assert.equal(check("It rained for days.", "It days."), true)
  assert.equal(check("It rained for days.", "It rained for days."), true)
})

test("marks and blanks go with what they stand beside", () => {
  check("cafe open", "cafe\u0301 open")
  check("a  b c", "a   b c")
  check("\u1100 ab", "\u1100\u1161 ab")
})

test("whatever is done to a text, its normal form is the one made anew", () => {
  const next = random("splice the normal form")
  let spliced = 0
  for (let round = 0; round < 4000; round++) {
    const make = (count: number) => Array.from({ length: count }, () => pick([...pieces, ...more], next)).join("")
    const old = make(next(40))
    const at = next(old.length + 1)
    const text = old.slice(0, at) + make(next(4)) + old.slice(Math.min(old.length, at + next(5)))
    if (check(old, text)) spliced++
  }
  assert.ok(spliced > 1000, `only ${spliced} were spliced`)
})

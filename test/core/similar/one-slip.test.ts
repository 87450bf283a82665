import assert from "node:assert/strict"
import { test } from "node:test"
import { oneSlipFrom } from "../../../server/core/similar/one-slip.ts"

const check = (word: string, meant: string, isFound = true) =>
  assert.equal(new Set(oneSlipFrom(word)).has(meant), isFound, `${word} for ${meant}`)

test("an id with one slip leads to the one that was meant", () => {
  check("speecch", "speech")
  check("spech", "speech")
  check("spoech", "speech")
  check("speehc", "speech")
  check("Speech", "speech")
  check("2008-1-speech", "2008-01-speech")
  check("peech", "speech")
  check("speec", "speech")
})

test("a letter of another alphabet is found as well", () => {
  check("мосва", "москва")
  check("масква", "москва")
})

test("two slips are too many, and a single letter may be anything", () => {
  check("spcheh", "speech", false)
  check("a", "b", false)
})

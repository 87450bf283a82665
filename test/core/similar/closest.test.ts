import assert from "node:assert/strict"
import { test } from "node:test"
import { closest } from "../../../server/core/similar/closest.ts"

const check = (word: string, candidates: string[], expected: string | undefined) =>
  assert.equal(closest(word, candidates), expected)

test("a slip of the finger is found", () => check("stanse", ["speaker", "stance", "status"], "stance"))
test("two letters in the wrong order are one slip", () => check("tpye", ["topic", "type"], "type"))
test("case does not count", () => check("Speaker", ["source", "speaker"], "speaker"))
test("the nearest wins", () => check("modes", ["mode", "model", "modus", "moves"], "mode"))
test("the first of equals wins", () => check("cat", ["bat", "rat"], "bat"))
test("a word broken off is found", () => check("warn", ["error", "warning"], "warning"))
test("a different word is not offered", () => check("colour", ["speaker", "quote"], undefined))
test("short words must nearly agree", () => check("ab", ["cd", "xy"], undefined))
test("a word is not offered for itself", () => check("quote", ["quote"], undefined))
test("nothing to choose from", () => check("quote", [], undefined))

import { equal } from "node:assert/strict"
import { test } from "node:test"
import { sentenceAt } from "../../server/core/text/segment.ts"

const text = "Rain fell. It stopped."

function sentence(offset: number): string {
  const { start, end } = sentenceAt(text, { start: 0, end: text.length }, offset)
  return text.slice(start, end)
}

test("the head of a sentence belongs to it, not to the one before", () => equal(sentence(11), "It stopped."))
test("the blank behind a sentence belongs to it", () => equal(sentence(10), "Rain fell."))
test("the end of a paragraph belongs to its last sentence", () => equal(sentence(text.length), "It stopped."))

import assert from "node:assert/strict"
import { test } from "node:test"
import { dateWords } from "../../server/lsp/cards/date-words.ts"

function check(date: string, words: string): void {
  assert.equal(dateWords(date), words)
}

test("a date is written as people write it", () => {
  check("2018-11-09", "9 Nov 2018")
  check("2008-10", "Oct 2008")
  check("2008", "2008")
  check("2018-11-19T10:00:00Z", "19 Nov 2018")
})

test("a doubtful date says so", () => {
  check("2008-10~", "about Oct 2008")
  check("2008?", "perhaps 2008")
  check("2008-10%", "perhaps about Oct 2008")
})

test("what is no single day, month or year stays as it is", () => {
  check("2008-10/2009", "2008-10/2009")
  check("2008-21", "2008-21")
  check("soon", "soon")
})

import assert from "node:assert/strict"
import { test } from "node:test"
import { count, listed } from "../../server/core/text/wording.ts"
import { code, plain, shorten } from "../../server/lsp/cards/markdown.ts"

test("markup in words is shown, not obeyed", () => {
  assert.equal(
    plain("[a](b) `c` <d> *e* _f_ ~g~ &amp; $(h)"),
    "\\[a\\](b) \\`c\\` \\<d\\> \\*e\\* \\_f\\_ \\~g\\~ \\&amp; \\$(h)",
  )
  assert.equal(plain("AT&T and $5"), "AT&T and $5")
})

test("words at the start of a line do not make a list or a heading", () => {
  assert.equal(plain("2008. A year"), "2008\\. A year")
  assert.equal(plain("# one"), "\\# one")
  assert.equal(plain("- one"), "\\- one")
})

test("line ends and runs of blanks become one blank", () => assert.equal(plain(" a\r\n\r\n b\t c "), "a b c"))

test("an id cannot leave its quotes", () => assert.equal(code("a`b"), "`a'b`"))

test("long words are cut behind a word, never inside a character", () => {
  assert.equal(shorten("one two three", 20), "one two three")
  assert.equal(shorten("one two, three four", 10), "one two…")
  assert.equal(shorten("aaaaaaaaa😀b", 10), "aaaaaaaaa…")
})

test("numbers and lists read like text", () => {
  assert.equal(count(1, "claim"), "1 claim")
  assert.equal(count(1234567, "claim"), "1,234,567 claims")
  assert.deepEqual(
    [[], ["a"], ["a", "b"], ["a", "b", "c"]].map(words => listed(words, "and")),
    ["", "a", "a and b", "a, b and c"],
  )
  assert.deepEqual(
    [3, 4, 5].map(number => listed(["a", "b", "c", "d", "e"].slice(0, number), "or", 3)),
    ["a, b or c", "a, b or 2 others", "a, b or 3 others"],
  )
})

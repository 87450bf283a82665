import assert from "node:assert/strict"
import { test } from "node:test"
import { readYaml } from "../../../server/core/yaml/read.ts"
import { apply, checkFixes, checkSpans, plain, told } from "./support.ts"

/** `expected` is what is read all the same, `fixed` the text after the first fix. */
function check(text: string, problem: string, expected: unknown, fixed?: string) {
  const { value, problems } = readYaml(text)
  assert.deepEqual(told(text, problems), [`yaml-syntax ${problem}`])
  assert.deepEqual(plain(value), expected)
  checkSpans(value, text)
  const [fix] = problems[0]?.fixes ?? []
  assert.equal(fix === undefined ? undefined : apply(text, fix.edits), fixed)
  checkFixes(text, readYaml)
}

test("a text that goes on after its quotation marks", () =>
  check(
    `a: "foo" bar\nb: 1\n`,
    `["foo" bar] the text goes on after a closing quotation mark; put quotation marks around all of it: '"foo" bar'`,
    { a: "foo", b: "1" },
    `a: '"foo" bar'\nb: 1\n`,
  ))
test("quotation marks inside quotation marks", () =>
  check(
    `q: "He said "no" twice"\n`,
    `["He said "no" twice"] the text goes on after a closing quotation mark; put quotation marks around all of it: 'He said "no" twice'`,
    { q: "He said " },
    `q: 'He said "no" twice'\n`,
  ))
test("an apostrophe inside single quotation marks", () =>
  check(
    "q: 'it's'\nb: 1",
    `['it's'] the text goes on after a closing quotation mark; put quotation marks around all of it: "it's"`,
    { q: "it", b: "1" },
    `q: "it's"\nb: 1`,
  ))
test("two quoted pieces", () =>
  check(
    `q: "foo" and "bar"`,
    `["foo" and "bar"] the text goes on after a closing quotation mark; put quotation marks around all of it: '"foo" and "bar"'`,
    { q: "foo" },
    `q: '"foo" and "bar"'`,
  ))
test("a quotation mark that is never closed costs its line only", () =>
  check(
    `claims:\n  a:\n    quote: "foo\n    kind: x\n  b:\n    kind: y\nnotes:\n  - z\n`,
    `["foo] the quotation mark before "foo" is never closed`,
    { claims: { a: { quote: "foo", kind: "x" }, b: { kind: "y" } }, notes: ["z"] },
    `claims:\n  a:\n    quote: "foo"\n    kind: x\n  b:\n    kind: y\nnotes:\n  - z\n`,
  ))
test("a text that begins with a bracket", () =>
  check(
    "quote: [He] said\nb: 2",
    `[[He] said] a text that begins with "[" must stand in quotation marks: "[He] said"`,
    { quote: ["He"], b: "2" },
    `quote: "[He] said"\nb: 2`,
  ))
for (const sign of ["@", "`", "%", ","]) {
  test(`a text that begins with ${sign}`, () =>
    check(
      `a: ${sign}x\nb: 1`,
      `[${sign}x] a text that begins with "${sign}" must stand in quotation marks: "${sign}x"`,
      { a: `${sign}x`, b: "1" },
      `a: "${sign}x"\nb: 1`,
    ))
}
test("a text that begins as a block does", () =>
  check(
    "a: > 100\nb: 1",
    `[> 100] a text that begins with ">" must stand in quotation marks: "> 100"`,
    { a: "", b: "1" },
    `a: "> 100"\nb: 1`,
  ))
test("a colon and a space inside a text", () =>
  check(
    "about: Law: the text\nb: 1\n",
    `[Law: the text] "Law: the text" holds a colon and a space, which begin a new key; put the text in quotation marks`,
    { about: { Law: "the text" }, b: "1" },
    `about: "Law: the text"\nb: 1\n`,
  ))
test("a key that begins with a quotation mark", () =>
  check(
    `mentions:\n  "Big" Bob: bob\n  x: y\n`,
    `["Big" Bob] a key that begins with a quotation mark must stand in quotation marks as a whole: '"Big" Bob'`,
    { mentions: { Big: "bob", x: "y" } },
    `mentions:\n  '"Big" Bob': bob\n  x: y\n`,
  ))
test("a key in brackets", () =>
  check(
    "[a, b]: c\nd: e",
    `[[a, b]] "[a, b]" is read as a list or a map, not as a key; put it in quotation marks`,
    { "[a, b]": "c", d: "e" },
    "'[a, b]': c\nd: e",
  ))
test("a line without a colon", () =>
  check(
    "a:\n  stance supports\n  b: 1",
    `[stance supports] "stance supports" has no colon; write "stance: supports"`,
    { a: { b: "1" } },
    "a:\n  stance: supports\n  b: 1",
  ))
test("a name without a colon: no word of it is taken for a key", () => {
  check(
    "a:\n  Amelie Meier\n  b: x",
    `[Amelie Meier] "Amelie Meier" has no colon and no value; write "Amelie Meier: …"`,
    {
      a: { b: "x" },
    },
  )
  check(
    "a:\n  Amelie Meier meier\n  b: x",
    `[Amelie Meier meier] "Amelie Meier meier" has no colon; write "Amelie Meier: meier"`,
    { a: { b: "x" } },
    "a:\n  Amelie Meier: meier\n  b: x",
  )
})
test("a colon without a space", () =>
  check(
    "stance:supports\nb: 1",
    `[stance:supports] "stance:supports" needs a space after the colon`,
    { b: "1" },
    "stance: supports\nb: 1",
  ))
test("a word alone", () =>
  check("a: 1\nfoo\nb: 2", `[foo] "foo" has no colon and no value; write "foo: …"`, { a: "1", b: "2" }))
test("a bracket that is never closed", () =>
  check(
    "a: {x: 1\nb: 2\nc: 3",
    `[{x: 1] "{x: 1" has no closing "}"`,
    { a: { x: "1" }, b: "2", c: "3" },
    "a: {x: 1}\nb: 2\nc: 3",
  ))
test("a comma too many", () =>
  check("a: [1, , 2]", "[,] there is nothing before this comma; remove it", { a: ["1", "2"] }, "a: [1,  2]"))
test("a tab as indentation", () =>
  check(
    "a:\n\tb: 1\nc: 2",
    `[\t] "b: 1" is indented with a tab; YAML takes spaces only`,
    { a: { b: "1" }, c: "2" },
    "a:\n  b: 1\nc: 2",
  ))
test("a key too far left", () =>
  check("a:\n    b: 1\n  c: 2\nd: 3", `[c:] "c:" does not stand under the keys before it; indent it by 4 spaces`, {
    a: { b: "1", c: "2" },
    d: "3",
  }))
test("a key too far right", () =>
  check("a: 1\n  b: 2\nc: 3", `[b:] "b:" does not stand under the keys before it; do not indent it`, {
    a: "1",
    b: "2",
    c: "3",
  }))
test("an item on the line of its key", () =>
  check(
    "a: - b\nc: d",
    `[- b] "- b" stands on the line of its key; put a list item on a line of its own, or a text in quotation marks`,
    { a: null, b: null, c: "d" },
    `a: "- b"\nc: d`,
  ))
test("an item among keys", () =>
  check("- a\nb: 1\n", `[- a] "- a" is a list item among keys; put it under the key that it belongs to`, { b: "1" }))
test("an unknown escape", () =>
  check(
    `a: "x\\qy"\nb: 1`,
    `[\\q] "\\q" means nothing between double quotation marks; write "\\\\q"`,
    { a: "x\\qy", b: "1" },
    `a: "x\\\\qy"\nb: 1`,
  ))
test("a comment that touches its value", () =>
  check(
    `a: "y"# d\nb: 1`,
    `[#] "#" begins a comment and needs a space before it`,
    { a: "y", b: "1" },
    `a: "y" # d\nb: 1`,
  ))
test("a quoted piece between brackets", () =>
  check(
    `a: {exact: "x" y, b: z}`,
    `["x" y] the text goes on after a closing quotation mark; put quotation marks around all of it: '"x" y'`,
    { a: { exact: "x", b: "z" } },
    `a: {exact: '"x" y', b: z}`,
  ))
test("a comma too few", () =>
  check(
    "a: {b: 1 c: 2}",
    `[{b: 1 c: 2}] "{b: 1 c: 2}" lacks a comma, or quotation marks around a text with a colon or a bracket`,
    { a: { b: { "1 c": "2" } } },
  ))
test("several slips are told one by one", () => {
  const text = `a: [x] y\nb: "z\nc: 1\nd e\n`
  assert.deepEqual(
    told(text, readYaml(text).problems).map(line => line.split("]")[0]),
    ["yaml-syntax [[x", 'yaml-syntax ["z', "yaml-syntax [d e"],
  )
  assert.deepEqual(plain(readYaml(text).value), { a: ["x"], b: "z", c: "1" })
  checkFixes(text, readYaml)
})

import assert from "node:assert/strict"
import { test } from "node:test"
import type { YamlNode } from "../../../server/core/model/yaml-node.ts"
import { readYaml } from "../../../server/core/yaml/read.ts"
import { foldText, type ScalarPlace, writeEntry, writeFlow, writeScalar } from "../../../server/core/yaml/write.ts"
import { pick, plain, randomOf } from "./support.ts"

const check = (value: string, place: ScalarPlace, expected: string) => assert.equal(writeScalar(value, place), expected)

test("plain words need nothing", () => {
  for (const place of ["plain-line", "flow", "key"] as const) {
    for (const value of [
      "Moscow",
      "U.S.",
      "Moscow's",
      "the two sides",
      "a002/no-plan",
      "south-ossetia + abkhazia",
      "24Khabar",
      "10 %",
    ])
      check(value, place, value)
  }
})
test("what begins as something else is put in quotation marks", () => {
  for (const value of [
    "[He] said",
    "{x}",
    "*x",
    "&x",
    "!x",
    "@x",
    "`x",
    "%x",
    "> 1",
    "| x",
    "# x",
    "- x",
    "? x",
    "---",
    "",
  ])
    check(value, "plain-line", `"${value}"`)
})
test("colons and hashes count only where a blank follows or precedes", () => {
  check("at 10:30", "plain-line", "at 10:30")
  check("one: two", "plain-line", `"one: two"`)
  check("end:", "plain-line", `"end:"`)
  check("C#", "plain-line", "C#")
  check("we are #1", "plain-line", `"we are #1"`)
})
test("commas and brackets count between brackets and in keys only", () => {
  check("a, b", "plain-line", "a, b")
  check("a, b", "flow", `"a, b"`)
  check("a [b]", "key", `"a [b]"`)
})
test("blanks at the ends are kept", () => check(" x", "plain-line", `" x"`))
test("what holds double quotation marks stands in single ones", () => {
  check(`"x" he said`, "plain-line", `'"x" he said'`)
  check(`he said "it's"`, "plain-line", `he said "it's"`)
  check(`"it's" he said`, "plain-line", `'"it''s" he said'`)
  check(`[a\\b]`, "plain-line", `'[a\\b]'`)
})
test("what other programs read as something else", () => {
  for (const value of [
    "yes",
    "No",
    "ON",
    "off",
    "y",
    "true",
    "null",
    "~",
    "12",
    "000",
    "0x1f",
    "0o17",
    "1e3",
    "1_000",
    "1:30",
    ".5",
    ".inf",
    "=",
  ])
    check(value, "plain-line", `"${value}"`)
})
test("dates stay plain, except as keys", () => {
  check("2008-11-19", "plain-line", "2008-11-19")
  check("2008-11~", "flow", "2008-11~")
  check("2008-11-19", "key", `"2008-11-19"`)
})
test("line ends and characters that nobody sees are escaped", () => {
  check("a\nb", "plain-line", `"a\\nb"`)
  check("a\u2028b", "plain-line", `"a\\u2028b"`)
  check(`a\u0000"\\`, "key", `"a\\u0000\\"\\\\"`)
})

const pieces = [
  "a",
  "b c",
  " ",
  "  ",
  ":",
  ": ",
  "#",
  " #",
  ",",
  "[",
  "]",
  "{",
  "}",
  "'",
  '"',
  "\\",
  "-",
  "- ",
  "?",
  "!",
  "&",
  "*",
  "|",
  ">",
  "%",
  "@",
  "`",
  "~",
  "=",
  "<<",
  "\t",
  "\n",
  "\r\n",
  "\u0085",
  "\u00a0",
  "\ufeff",
  "é",
  "😀",
  "1",
  "0x",
  "yes",
  "null",
  "---",
  "...",
  "\ud800",
]

test("whatever is written is read back, in every place", () => {
  const random = randomOf(7)
  const only = (node: YamlNode | undefined) => plain(node)
  for (let n = 0; n < 2000; n++) {
    const value = Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(random, pieces)).join("")
    const wanted = JSON.stringify(value)
    const line = `a: ${writeScalar(value, "plain-line")}\nb: c\n`
    assert.deepEqual(only(readYaml(line).value), { a: value, b: "c" }, wanted)
    const flow = `a: [${writeScalar(value, "flow")}, {b: ${writeScalar(value, "flow")}, c: d}]`
    assert.deepEqual(only(readYaml(flow).value), { a: [value, { b: value, c: "d" }] }, wanted)
    const key = `${writeScalar(value, "key")}: b\nc: {${writeScalar(value, "key")}: d}`
    const { value: root, problems } = readYaml(key)
    assert.deepEqual(
      [root?.kind === "map" && root.entries[0]?.key.value, problems.filter(one => one.code !== "duplicate-key")],
      [value, []],
      wanted,
    )
  }
})

test("values between brackets", () =>
  assert.equal(
    writeFlow([
      "a",
      new Map([
        ["b", "c, d"],
        ["e", "yes"],
      ]),
    ]),
    `[a, {b: "c, d", e: "yes"}]`,
  ))
test("an entry in block form", () =>
  assert.deepEqual(
    writeEntry(
      "no-plan",
      new Map<string, string | string[] | Map<string, string>>([
        ["speaker", "masimov"],
        ["target", ["a", "b"]],
        ["links", new Map([["repeats", "x"]])],
        ["local", new Map()],
      ]),
      2,
      2,
    ),
    ["  no-plan:", "    speaker: masimov", "    target: [a, b]", "    links:", "      repeats: x", "    local: {}"],
  ))
test("a long text is folded, and reads the same", () => {
  const long = "word ".repeat(40).trim()
  const lines = writeEntry("quote", long, 4, 2)
  assert.equal(lines[0], "    quote: >-")
  assert.ok(lines.every(line => line.length <= 88))
  assert.deepEqual(plain(readYaml(lines.join("\n")).value), { quote: long })
})
test("a line of 88 columns stays one line", () => {
  assert.equal(writeEntry("quote", "x".repeat(81), 0, 2).length, 1)
  assert.equal(writeEntry("quote", "x ".repeat(41).trim(), 0, 2).length, 1)
  assert.equal(writeEntry("quote", `${"x ".repeat(41)}x`, 0, 2).length, 2)
})
test("whatever can be folded reads the same", () => {
  const random = randomOf(11)
  for (let n = 0; n < 500; n++) {
    const value = Array.from({ length: 30 }, () =>
      pick(random, ["word", "a", " ", "  ", "#", "-", ": ", "é", "\u00a0", '"']),
    )
      .join(" ")
      .trim()
    const lines = foldText(value, 20)
    if (lines === undefined) continue
    assert.deepEqual(plain(readYaml(`a: >-\n${lines.map(line => `  ${line}`).join("\n")}\nb: c`).value), {
      a: value,
      b: "c",
    })
  }
})

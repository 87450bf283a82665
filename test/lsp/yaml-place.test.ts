import assert from "node:assert/strict"
import { test } from "node:test"
import { findPlace } from "../../server/lsp/completion/find-place.ts"
import { pick, random } from "../support/random.ts"

/** The place of the `|` in a text: role, path, token; then what else there is to it. */
function check(source: string, expected: string | undefined): void {
  const offset = source.indexOf("|")
  const text = source.slice(0, offset) + source.slice(offset + 1)
  const place = findPlace(text, offset)
  if (place === undefined) {
    assert.equal(undefined, expected)
    return
  }
  const { role, path, token, form, siblings, hasColon, ownLine } = place
  assert.ok(token.start <= offset && offset <= token.end && !/[\r\n]/.test(text.slice(token.start, token.end)))
  const more = [
    form === "line" ? "" : form,
    siblings.size === 0 ? "" : `beside ${[...siblings].join()}`,
    hasColon ? "colon" : "",
    ownLine ? "own line" : "",
  ].filter(part => part !== "")
  const found = [`${role} ${path.join("/")} "${text.slice(token.start, token.end)}"`, ...more].join(", ")
  assert.equal(found, expected)
}

test("keys: at the top, in a section, half typed, before their colon, beside those above and below", () => {
  check("|", 'key  ""')
  check("fo|", 'key  "fo"')
  check("format: 1\n|", 'key  "", beside format')
  check("claims:\n  a:\n    speaker: x\n    st|\n    topic: y\n  b: z\n", 'key claims/a "st", beside speaker,topic')
  check("claims:\n  a:\n    sp|eaker: x\n    topic: y\n", 'key claims/a "speaker", beside topic, colon')
  check("claims:\n  a:\n    |\n    topic: y\n", 'key claims/a "", beside topic')
  check("claims:\n  a:\n    speaker: x\n    |", 'key claims/a "", beside speaker')
  check("notes:\n- at: x\nal|", 'key  "al", beside notes')
})

test("values: behind the colon, with what stands behind the cursor, without the comment", () => {
  check("claims:\n  a:\n    speaker: |", 'value claims/a/speaker ""')
  check("claims:\n  a:\n    speaker:|", 'value claims/a/speaker ""')
  check("a: on|e two   # no", 'value a "one two"')
  check("a: one |", 'value a "one "')
  check("a: one # n|o", undefined)
  check('a: "one| two" # no', 'value a ""one two""')
  check("a: 'it''s| so", "value a \"'it''s so\"")
})

test("items of lists, with and without keys in them", () => {
  check("tags:\n  - on|", 'either tags/0 "on"')
  check("tags:\n  - one\n  - |", 'either tags/1 ""')
  check("tags:\n- one\n- |", 'either tags/1 ""')
  check("notes:\n  - at: x\n    te|", 'key notes/0 "te", beside at')
  check("notes:\n  - |\n    text: x\n", 'key notes/0 "", beside text')
  check("notes:\n  - at: x\n  |", 'either notes/1 "", own line')
  check("tags:\n  |", 'either tags "", own line')
  check("tags:\n  ge|", 'either tags "ge", own line')
})

test("between brackets: keys, values, items, over several lines", () => {
  check("a: {|}", 'key a "", flow')
  check("a: {b: c, d|}", 'key a "d", flow, beside b')
  check("a: {b|: c, d: e}", 'key a "b", flow, beside d, colon')
  check("a: {b: |}", 'value a/b "", flow, beside b')
  check("a: {b: c + |, d: e}", 'value a/b "c + ", flow, beside b,d')
  check("a: [b, c|, d]", 'value a/1 "c", flow')
  check("a: [{b: {c: |", 'value a/0/b/c "", flow, beside c')
  check("m:\n  Moscow:\n    - {entity: russia, pre|", 'key m/Moscow/0 "pre", flow, beside entity')
  check("a: {b: c,\n   d: |}", 'value a/d "", flow, beside b,d')
  check("a:\n  {b: |}", 'value a/b "", flow, beside b')
  check("a: {b: 'x, y|', c: d}", "value a/b \"'x, y'\", flow, beside b,c")
  check("a: {b: c} |", undefined)
  check("a: [{b: c} |]", undefined)
  check("a: [b, # |", undefined)
})

test("a block of text takes words on its only line", () => {
  check("a:\n  q: >-\n    one| two\n  b: c\n", 'value a/q "one two", block')
  check("a:\n  q: >-\n    |\n", 'value a/q "", block')
  check("a:\n  q: >-\n    one\n    tw|\n", undefined)
  check("a:\n  q: >-\n    k: v\n    more: x\n  |", 'key a "", beside q')
})

test("what was never closed ends with its block", () => {
  check('a:\n  b: "never\n  c: |', 'value a/c ""')
  check("a:\n  b: [never, {\n  c: |", 'value a/c ""')
  check('a:\n  b: "goes\n    on|"\n', undefined)
  check("<<<<<<< ours\na: b\n=======\na: |\n>>>>>>> theirs", 'value a ""')
})

test("nothing where a key would swallow or break what follows", () => {
  check("claims:\n  a:\n|\n    speaker: x\n", undefined)
  check("claims:\n|\n  a: b\n", undefined)
  check("claims:\n   |\n  a: b\n", undefined)
  check("a: said\n  |", undefined)
  check("a: b\n  | ", undefined)
  check("  |  a: b", undefined)
  check("-|", undefined)
  check("# |", undefined)
  check("a:\n  b:\n    c: d\n   |", undefined)
  check("a: |\n  goes on\n", undefined)
  check("a: {b: |[c]}", undefined)
})

test("keys and values in quotation marks", () => {
  check('m:\n  "a: |b": c\n', 'key m ""a: b"", colon')
  check('m:\n  x: y\n  "a|', 'key m ""a", beside x')
})

test("CRLF counts as a line end", () => check("a: b\r\nc: d|\r\n", 'value c "d"'))

test("any offset of any text has an answer, on one line and around the offset", () => {
  const next = random("places in YAML")
  const pieces = [
    "a",
    "b:",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\n",
    "\n  ",
    "\n    ",
    '"',
    "'",
    "#",
    " #",
    "|",
    ">-",
    "+",
  ]
  for (let round = 0; round < 600; round++) {
    const text = Array.from({ length: 12 }, () => pick(pieces, next)).join("")
    for (let offset = 0; offset <= text.length; offset++) {
      const token = findPlace(text, offset)?.token
      if (token === undefined) continue
      assert.ok(token.start <= offset && offset <= token.end, `${JSON.stringify(text)} at ${offset}`)
      assert.ok(!text.slice(token.start, token.end).includes("\n"), `${JSON.stringify(text)} at ${offset}`)
    }
  }
})

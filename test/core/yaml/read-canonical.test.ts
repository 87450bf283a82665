import assert from "node:assert/strict"
import { test } from "node:test"
import { blankDocumentMarkers, blankMergeMarkers } from "../../../server/core/yaml/blank-out.ts"
import { type Composed, compose } from "../../../server/core/yaml/compose.ts"
import { PartReader } from "../../../server/core/yaml/compose-parts.ts"
import { readCanonical, readCanonicalEntries } from "../../../server/core/yaml/fast/read-canonical.ts"
import { formatYaml } from "../../../server/core/yaml/format/format-yaml.ts"
import { readFully, readYaml, sidecarLimits } from "../../../server/core/yaml/read.ts"
import { sidecarSchema } from "../../../server/core/yaml/schema-sidecar.ts"
import { type Next, pick, random, times } from "../../support/random.ts"
import { randomYaml, withSlips } from "../../support/random-yaml.ts"
import { emptyFiles, littleFiles, oddities, sources } from "../../support/yaml-texts.ts"
import { plain, sampleSidecar } from "./support.ts"

const canonical = { schema: sidecarSchema, limits: sidecarLimits, order: { surfaces: [], claims: [] } }

/** Whether the fast reader read it; if so, what it gives is what the full reader gives, which has no problem to tell. */
function check(text: string): boolean {
  const node = readCanonical(text)
  if (node === undefined) return false
  same(text, { node, faults: [], problems: [] }, composed(text))
  return true
}

function composed(text: string): Composed {
  return compose(text, startOf(text), text.length, 0)
}

/** Behind the byte-order mark. */
function startOf(text: string): number {
  return text.startsWith("\ufeff") ? 1 : 0
}

/** As problems are told at last. */
function inOrder({ problems, ...read }: Composed): Composed {
  return { ...read, problems: problems.toSorted((a, b) => a.span.start - b.span.start) }
}

function same(text: string, found: Composed, expected: Composed): void {
  // Much faster than to compare the trees, and their fields have one order.
  if (JSON.stringify(found) === JSON.stringify(expected)) return
  assert.deepEqual({ text, ...found }, { text, ...expected })
  assert.fail(`the fields of the nodes are in another order: ${JSON.stringify(text)}`)
}

function reads(text: string, expected: unknown) {
  assert.ok(check(text), "declined")
  assert.deepEqual(plain(readCanonical(text)), expected)
}

function declines(text: string) {
  assert.equal(readCanonical(text), undefined)
}

test("maps, lists and texts in block form", () =>
  reads("a: b c # d\n\n# e\nf:\n  g: 'it''s'\n  h:\n    - \"i: \\\"j\\\"\"\n    - k: l\n      m:\nn: o\n", {
    a: "b c",
    f: { g: "it's", h: ['i: "j"', { k: "l", m: null }] },
    n: "o",
  }))
test("maps and lists in brackets on one line", () =>
  reads('a: {b: c, "d": [e, {f: g h}]}\ni: []\nj: {} # k\n', { a: { b: "c", d: ["e", { f: "g h" }] }, i: [], j: {} }))
test("folded and literal blocks", () =>
  reads("a: >-\n  b: c\n  # d\n\n  e\n\nf:\n  - |\n    g\n      h\n", { a: "b: c # d\ne", f: ["g\n  h\n"] }))
test("line ends of Windows, a byte-order mark, no line end at the end", () =>
  reads("\ufeffa: b\r\n\r\nc:\r\n  d: >-\r\n    e\r\n    f\r\ng: h", { a: "b", c: { d: "e f" }, g: "h" }))

for (const [what, text] of Object.entries({
  "nothing at all": "# a\n",
  "a list as a whole": "- a\n",
  "a text over several lines": "a: b\n  c\n",
  "brackets over several lines": "a: [b,\n  c]\n",
  "a key without a colon in brackets": "a: {b, c: d}\n",
  "an anchor": "a: &b c\n",
  "a tag": "a: !b c\n",
  "an alias": "a: *b\n",
  "a merge key": "a:\n  <<: b\n",
  "a second colon": "a: b: c\n",
  "a tab": "a:\tb\n",
  "a mark between documents": "a: b\n---\nc: d\n",
  "a mark of git": "a: b\n=======\nc: d\n",
  "a line indented too far": "a: b\n  c: d\n",
  "a line indented too little": "a:\n    b: c\n  d: e\n",
  "a text that goes on after its quotation marks": 'a: "b" c\n',
  "a quotation mark left open": "a: 'b\nc: d\n",
  "a folded block with lines indented further": "a: >-\n  b\n    c\n",
})) {
  test(`${what} is left to the full reader`, () => declines(text))
}

test("files that people and the formatter write are read", () => {
  for (const [name, text] of Object.entries({ ...sources, sampleSidecar })) {
    const formatted = formatYaml(text, canonical)
    for (const variant of [text, formatted, text.replaceAll("\n", "\r\n"), `\ufeff${text}`, text.trimEnd()]) {
      assert.ok(typeof variant === "string" && check(variant), `${name} is declined`)
    }
  }
})
test("whatever it reads, it reads as the full reader does", () => {
  const next = random("the fast reader and the full one")
  const count = times(4000)
  let read = 0
  for (let i = 0; i < count; i++) if (check(someText(next))) read++
  console.log(`of ${count} texts at random ${read} were read, ${count - read} left to the full reader`)
  assert.ok(read > count / 4)
})
test("entries within a file it reads as the full reader does", () => {
  const next = random("entries within a file")
  const count = times(1000)
  let read = 0
  for (let i = 0; i < count; i++) {
    const column = 1 + next(4)
    const lines = someText(next).replace(/^(?=.)/gm, " ".repeat(column))
    const before = next(2) === 0 ? "" : "other: line\n"
    const text = `${before}${lines}${next(2) === 0 ? "" : "other: line\n"}`
    const [start, end] = [before.length + column, before.length + lines.length]
    const map = readCanonicalEntries(text, { start, end }, column, 1)
    if (map === undefined) continue
    read++
    assert.deepEqual({ text, node: map, faults: [], problems: [] }, { text, ...compose(text, start, end, 1) })
  }
  assert.ok(read > count / 5, `only ${read} of ${count} were read`)
})
test("what is read key by key is what the full reader reads, and where that finds faults is known", () => {
  const next = random("key by key")
  const count = times(3000)
  const found = { sound: 0, faulty: 0, unsure: 0 }
  for (let i = 0; i < count; i++) {
    const text = blankMarkers(withLine(someText(next), next))
    const read = new PartReader(text).compose(startOf(text), text.length, 0)
    found[read === undefined ? "unsure" : read === "faulty" ? read : "sound"]++
    if (read === "faulty") assert.notEqual(composed(text).faults.length, 0, JSON.stringify(text))
    else if (read !== undefined) same(text, inOrder(read), inOrder(composed(text)))
  }
  console.log(`of ${count} texts at random ${found.sound} are sound, ${found.faulty} faulty, ${found.unsure} not sure`)
  for (const times of Object.values(found)) assert.ok(times > count / 10)
})
test("what the formatter writes is read, but for oddities", () => {
  const next = random("canonical files")
  const wanted = times(150)
  let [count, declined] = [0, 0]
  while (count < wanted) {
    const text = formatYaml(withSlips(sampleSidecar, 1 + next(4), next), canonical)
    if (typeof text !== "string" || readFully(text).value === undefined) continue
    count++
    if (!check(text)) declined++
  }
  console.log(`of ${count} canonical files with slips of the hand ${declined} were left to the full reader`)
  assert.ok(declined <= count / 8)
})
test("keys that stand twice and texts too long are told of whichever reader reads them", () => {
  assert.deepEqual(
    readYaml("a: b\na: c\n").problems.map(({ code }) => code),
    ["duplicate-key"],
  )
  assert.deepEqual(
    readYaml(`a: ${"[".repeat(500)}\n`).problems.map(({ code }) => code),
    ["limit-exceeded"],
  )
})

test("brackets in a quote lead nowhere, however many they are", () => {
  assert.deepEqual(readYaml(`a: "${"[".repeat(500)}"\n`).problems, [])
})

const others = [sampleSidecar, ...Object.values(oddities), ...Object.values(sources), ...emptyFiles, ...littleFiles]

/** A line that somebody has not ended yet, in the middle of a text. */
function withLine(text: string, next: Next): string {
  const lines = text.split("\n")
  const line = pick(
    ["? a", ": b", "k:", "k: {a: b", "k: 'a", "  k: [", "\tk: v", "&a", "k: *a", "k: |", "{", "word"],
    next,
  )
  if (next(2) === 0) lines.splice(next(lines.length + 1), 0, line)
  return lines.join("\n")
}

/** As they are before YAML is read. */
function blankMarkers(text: string): string {
  return blankDocumentMarkers(blankMergeMarkers(text.replace(/\r(?!\n)/g, "\n")).text).text
}

function someText(next: Next): string {
  const text = next(20) === 0 ? pick(others, next) : randomYaml(next)
  return withSlips(text, next(4), next)
}

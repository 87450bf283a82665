import assert from "node:assert/strict"
import { test } from "node:test"
import type { YamlEntry, YamlNode } from "../../../server/core/model/yaml-node.ts"
import {
  type EntryPlace,
  insertBelow,
  insertEntry,
  insertItem,
  insertSection,
  removeEntries,
  removeEntry,
  replaceScalar,
} from "../../../server/core/yaml/edit-entry.ts"
import { readYaml } from "../../../server/core/yaml/read.ts"
import type { Writable } from "../../../server/core/yaml/write.ts"
import { apply, pick, plain, randomOf, sampleSidecar } from "./support.ts"

/** The entry at a path of keys and numbers. */
function entryAt(text: string, ...path: (string | number)[]): YamlEntry {
  let node: YamlNode | undefined = readYaml(text).value
  let found: YamlEntry | undefined
  for (const step of path) {
    if (typeof step === "number") node = node?.kind === "list" ? node.items[step] : undefined
    else {
      found = node?.kind === "map" ? node.entries.find(entry => entry.key.value === step) : undefined
      node = found?.value
    }
  }
  if (found === undefined) throw new Error(`nothing at ${path.join("/")}`)
  return found
}

const placeOf = ({ key, value }: YamlEntry): EntryPlace => ({ key: key.span, value: value.span })

function placesIn(node: YamlNode | undefined): EntryPlace[] {
  return node?.kind === "map" ? node.entries.map(placeOf) : []
}

const remove = (text: string, ...path: (string | number)[]) =>
  apply(text, removeEntry(text, entryAt(text, ...path).span))
const replace = (text: string, value: string, ...path: (string | number)[]) =>
  apply(text, replaceScalar(text, entryAt(text, ...path).value.span, value))

test("a removed entry goes with its lines and its comment", () => {
  assert.equal(remove("a: 1\nb: 2 # why\nc: 3\n", "b"), "a: 1\nc: 3\n")
  assert.equal(remove("a:\r\n  b: 1\r\n  c:\r\n    - d\r\ne: f\r\n", "a", "c"), "a:\r\n  b: 1\r\ne: f\r\n")
  assert.equal(remove("a: >-\n  x\n  y\nb: 2", "a"), "b: 2")
  assert.equal(remove("\ufeffa: 1\nb: 2", "a"), "\ufeffb: 2")
  assert.equal(remove("a: 1\nb: 2", "b"), "a: 1\n")
})
test("an entry removed between brackets takes one comma along", () => {
  assert.equal(remove("a: {b: 1, c: 2, d: 3}", "a", "c"), "a: {b: 1, d: 3}")
  assert.equal(remove("a: {b: 1, c: 2}", "a", "b"), "a: {c: 2}")
  assert.equal(remove("a: {b: 1, c: 2}", "a", "c"), "a: {b: 1}")
  assert.equal(remove("a: {b: 1}", "a", "b"), "a: {}")
  assert.equal(remove("a: {\n  b: 1,\n  c: 2\n}\n", "a", "c"), "a: {\n  b: 1\n}\n")
})
test("the first key of an item leaves the dash to the next", () => {
  assert.equal(remove("- a: 1\n  b: 2\n- c: 3\n", 0, "a"), "- b: 2\n- c: 3\n")
  assert.equal(remove("- a: 1\n- c: 3\n", 0, "a"), "- c: 3\n")
})
test("an item is removed as an entry is", () => {
  const text = "a:\n  - x\n  - {at: y}\nb: [c, d]\n"
  const span = (path: string, index: number) => {
    const { value } = entryAt(text, path)
    return (value.kind === "list" ? value.items[index]?.span : undefined) ?? value.span
  }
  assert.equal(apply(text, removeEntry(text, span("a", 0))), "a:\n  - {at: y}\nb: [c, d]\n")
  assert.equal(apply(text, removeEntry(text, span("b", 1))), "a:\n  - x\n  - {at: y}\nb: [c]\n")
})
test("several entries at once", () => {
  const text = "{a: 1, b: 2, c: 3}"
  const spans = ["b", "c"].map(key => entryAt(text, key).span)
  assert.deepEqual(plain(readYaml(apply(text, removeEntries(text, spans))).value), { a: "1" })
})

test("another text keeps the quotation marks of the old one", () => {
  assert.equal(replace("a: b # c\n", "d e", "a"), "a: d e # c\n")
  assert.equal(replace(`a: "b"\n`, `d "e"`, "a"), `a: "d \\"e\\""\n`)
  assert.equal(replace("a: 'b'\n", "it's", "a"), "a: 'it''s'\n")
  assert.equal(replace("a: b\n", "yes", "a"), `a: "yes"\n`)
  assert.equal(replace("a: [b]\nc: {d: e}\n", "f, g", "c", "d"), `a: [b]\nc: {d: "f, g"}\n`)
  assert.equal(replace("a: b, c\n", "f, g", "a"), "a: f, g\n")
})
test("a block stays a block", () => {
  assert.equal(
    replace("a:\r\n    b: >-\r\n        x\r\n        y\r\n    c: d\r\n", "new words", "a", "b"),
    "a:\r\n    b: >-\r\n        new words\r\n    c: d\r\n",
  )
})
test("a key is written as a key", () => {
  const text = "Moscow: russia\n"
  assert.equal(apply(text, replaceScalar(text, entryAt(text, "Moscow").key.span, "No")), `"No": russia\n`)
})

const insert = (text: string, path: string[], key: string, value: Writable) => {
  const node = path.length === 0 ? readYaml(text).value : entryAt(text, ...path).value
  return apply(text, insertEntry(text, placesIn(node), key, value))
}

test("a new key stands in the column of the others", () => {
  assert.equal(insert("a:\n    b: 1 # x\nc: 2\n", ["a"], "d", "3"), `a:\n    b: 1 # x\n    d: "3"\nc: 2\n`)
  assert.equal(insert("a:\r\n  b:\r\n    - 1\r\n", ["a"], "d", ["e", "f"]), "a:\r\n  b:\r\n    - 1\r\n  d: [e, f]\r\n")
  assert.equal(insert("a:\n  b: 1", ["a"], "d", "e"), "a:\n  b: 1\n  d: e")
  assert.equal(insert("a:\n  b: >-\n    x\n\nc: d\n", ["a"], "e", "f"), "a:\n  b: >-\n    x\n  e: f\n\nc: d\n")
})
test("a new key between brackets", () => {
  assert.equal(insert("a: {b: 1}\n", ["a"], "c", "d, e"), `a: {b: 1, c: "d, e"}\n`)
  assert.equal(insert("a: {b: 1, c: [2]}\n", ["a"], "d", new Map([["e", "f"]])), "a: {b: 1, c: [2], d: {e: f}}\n")
})
test("a new key behind a certain other", () => {
  const text = "a:\n  b: 1\n  c: 2\n"
  const edits = insertEntry(text, [], "x", "z", placeOf(entryAt(text, "a", "b")))
  assert.equal(apply(text, edits), "a:\n  b: 1\n  x: z\n  c: 2\n")
})
test("the first key below another", () => {
  const below = (text: string, ...path: string[]) =>
    apply(text, insertBelow(text, placeOf(entryAt(text, ...path)), "k", "v"))
  assert.equal(below("a:\nb: 1\n", "a"), "a:\n  k: v\nb: 1\n")
  assert.equal(below("a:", "a"), "a:\n  k: v")
  assert.equal(below("a: {} # x\nb: 1\n", "a"), "a: # x\n  k: v\nb: 1\n")
  assert.equal(below("a: {b: {}}\n", "a", "b"), "a: {b: {k: v}}\n")
  assert.equal(below("a: {b: }\n", "a", "b"), "a: {b: {k: v}}\n")
})
test("a new section takes its place in the order", () => {
  const section = (text: string, key: string) => {
    const root = readYaml(text).value
    const places = new Map(root?.kind === "map" ? root.entries.map(entry => [entry.key.value, placeOf(entry)]) : [])
    return apply(text, insertSection(text, places, key, new Map([["k", "v"]]), ["article", "mentions", "claims"]))
  }
  assert.equal(section("article: a\nclaims:\n  b: c\n", "mentions"), "article: a\nmentions:\n  k: v\nclaims:\n  b: c\n")
  assert.equal(section("article: a", "mentions"), "article: a\nmentions:\n  k: v")
  assert.equal(section("", "mentions"), "mentions:\n  k: v\n")
  assert.equal(section("\ufeff# only this\r\n", "claims"), "\ufeff# only this\r\nclaims:\r\n  k: v\r\n")
})
test("a new item of a list", () => {
  const add = (text: string, value: Writable) => {
    const list = entryAt(text, "a").value
    return apply(
      text,
      insertItem(text, list.span, list.kind === "list" ? list.items.map(item => item.span) : [], value),
    )
  }
  assert.equal(add("a: [b]\nc: d\n", "e"), "a: [b, e]\nc: d\n")
  assert.equal(add("a: []\n", "e"), "a: [e]\n")
  assert.equal(add("a:\n  - b # x\nc: d\n", "e"), "a:\n  - b # x\n  - e\nc: d\n")
  assert.equal(add("a:\n- b", new Map([["e", "f"]])), "a:\n- b\n- {e: f}")
  assert.equal(add("a: b, c\n", "e"), `a: ["b, c", e]\n`)
  assert.equal(add("a:\nb: c\n", "e"), "a: [e]\nb: c\n")
})

/** Entries anywhere in a tree, with the map that holds them. */
function* entriesWithin(node: YamlNode | undefined): Generator<{ entry: YamlEntry; siblings: EntryPlace[] }> {
  if (node?.kind === "list") for (const item of node.items) yield* entriesWithin(item)
  if (node?.kind !== "map") return
  for (const entry of node.entries) {
    yield { entry, siblings: placesIn(node) }
    yield* entriesWithin(entry.value)
  }
}

for (const [name, text] of [
  ["as it is", sampleSidecar],
  ["with line ends of Windows and a byte-order mark", `\ufeff${sampleSidecar.replaceAll("\n", "\r\n")}`],
  ["without a line end at its end", sampleSidecar.trimEnd()],
] as const) {
  test(`what is put in can be taken out, and nothing else changes: the sample ${name}`, () => {
    const random = randomOf(3)
    for (const { entry, siblings } of entriesWithin(readYaml(text).value)) {
      const value = pick<Writable>(random, ["plain", "with, comma: and #", ["a", "b"], new Map([["x", "y"]])])
      const place = pick(random, siblings)
      const grown = apply(text, insertEntry(text, siblings, "new-key", value, place))
      const { value: root, problems } = readYaml(grown)
      assert.deepEqual(problems, [], grown)
      const added = [...entriesWithin(root)].find(one => one.entry.key.value === "new-key")
      assert.ok(added !== undefined)
      assert.equal(added.siblings.length, siblings.length + 1)
      assert.equal(apply(grown, removeEntry(grown, added.entry.span)).trimEnd(), text.trimEnd())
      const shrunk = readYaml(apply(text, removeEntry(text, entry.span)))
      assert.deepEqual(shrunk.problems, [])
      assert.equal(
        [...entriesWithin(shrunk.value)].length,
        [...entriesWithin(readYaml(text).value)].length - [...entriesWithin(entry.value)].length - 1,
      )
      if (entry.value.kind !== "scalar") continue
      const words = pick(random, ["x", "a, b", "it's", `"so"`, "yes", "one: two", "two\nlines"])
      const changed = apply(text, replaceScalar(text, entry.value.span, words))
      const all = [...entriesWithin(readYaml(changed).value)].filter(
        one => one.entry.value.kind === "scalar" && one.entry.value.value === words,
      )
      assert.ok(all.length > 0, `${words}: ${changed}`)
      assert.ok(
        changed.startsWith(text.slice(0, entry.value.span.start)) && changed.endsWith(text.slice(entry.value.span.end)),
      )
    }
  })
}

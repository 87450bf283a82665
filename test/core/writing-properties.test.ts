import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import type { YamlEntry, YamlMap, YamlNode } from "../../server/core/model/yaml-node.ts"
import { applyEdits, type TextEdit } from "../../server/core/text/edit.ts"
import type { Span } from "../../server/core/text/span.ts"
import * as edit from "../../server/core/yaml/edit-entry.ts"
import { type FieldContent, toWritable } from "../../server/core/yaml/field-change.ts"
import { nextContent } from "../../server/core/yaml/layout.ts"
import { entriesOf } from "../../server/core/yaml/nodes.ts"
import { type PlainValue, plainOf, toPlain } from "../../server/core/yaml/plain-value.ts"
import { readYaml } from "../../server/core/yaml/read.ts"
import type { RecordShape } from "../../server/core/yaml/schema.ts"
import { codebookSchema } from "../../server/core/yaml/schema-codebook.ts"
import { configSchema } from "../../server/core/yaml/schema-config.ts"
import { registrySchema } from "../../server/core/yaml/schema-registry.ts"
import { sidecarSchema } from "../../server/core/yaml/schema-sidecar.ts"
import { setField } from "../../server/core/yaml/set-field.ts"
import type { Writable } from "../../server/core/yaml/write.ts"
import { projectFolder } from "../support/editor-host/project.ts"
import { textsBelow } from "../support/folder.ts"
import { pick, random } from "../support/random.ts"
import { changed, isItems, isMap, type Model, type ModelPath, modelOf } from "../support/yaml-model.ts"
import { variantsOf } from "../support/yaml-variants.ts"

type Next = (limit: number) => number

/** What an edit is to do: to the values, and to which lines of the old text at the most. */
interface Deed {
  readonly name: string
  readonly edits: readonly TextEdit[]
  readonly expected: Model
  /** Lines outside of it stay as they are. */
  readonly touched?: Span
  /** Its comments may go. */
  readonly gone?: Span
}

interface Here {
  readonly text: string
  readonly model: Model
  readonly next: Next
}

/** A node with the way to it; `entry` where it is the value of a key. */
interface Place {
  readonly node: YamlNode
  readonly path: ModelPath
  readonly entry?: YamlEntry
  readonly map?: YamlMap
}

const surprising = [
  "yes",
  "x, y",
  "it's",
  `"so"`,
  "one: two",
  "#1",
  "12",
  "- a",
  "[b]",
  "two\nlines",
  "",
  " x ",
  "née",
  "a # b",
  "~",
  "{",
  "x:",
  "'",
]
const long = "words that go on and on until no line of a file can hold them all, however wide it may be made: never"

function wordsFrom(next: Next): string {
  const choice = next(6)
  return choice === 0 ? long : choice < 3 ? pick(surprising, next) : `word${next(1000)}`
}

function valueFrom(next: Next): { readonly value: Writable; readonly model: Model } {
  const words = wordsFrom(next)
  switch (next(4)) {
    case 0:
      return { value: [words, "b"], model: [words, "b"] }
    case 1:
      return { value: new Map([["k", words]]), model: { entries: [["k", words]] } }
    case 2:
      return { value: [new Map([["k", words]])], model: [{ entries: [["k", words]] }] }
    default:
      return { value: words, model: words }
  }
}

function* placesIn(node: YamlNode, path: ModelPath = [], holder: Omit<Place, "node" | "path"> = {}): Generator<Place> {
  yield { node, path, ...holder }
  if (node.kind === "list") for (const [i, item] of node.items.entries()) yield* placesIn(item, [...path, i])
  if (node.kind !== "map") return
  for (const [i, entry] of node.entries.entries()) yield* placesIn(entry.value, [...path, i], { entry, map: node })
}

const deeds: Readonly<Record<string, (place: Place, here: Here) => Deed | undefined>> = {
  replaceScalar({ node, path, entry, map }, { text, model, next }) {
    if (node.kind !== "scalar") return undefined
    const words = wordsFrom(next)
    const name = `replaceScalar ${JSON.stringify(words)}`
    if (entry === undefined || map === undefined || next(4) > 0) {
      const expected = changed(model, path, () => words)
      return { name, edits: edit.replaceScalar(text, node.span, words), expected, touched: node.span }
    }
    const key = `key ${words}`
    const expected = withEntries(model, path, (entries, i) => entries.with(i, [key, entries[i]?.[1] ?? null]))
    return {
      name: `${name} key`,
      edits: edit.replaceScalar(text, entry.key.span, key),
      expected,
      touched: entry.key.span,
    }
  },

  removeEntry({ node, path, entry, map }, { text, model }) {
    if (path.length === 0) return undefined
    const span = entry?.span ?? node.span
    const name = `removeEntry ${text.slice(span.start, span.end).slice(0, 40)}`
    const expected = emptied(withoutChild(model, path), path.slice(0, -1), map ?? node, text)
    const next = nextContent(text, span.end)
    const isBeside = isBesideDash(text, span)
    const isLast = /[\]}]/.test(text[next] ?? "")
    const before = isLast ? text.slice(0, span.start).trimEnd().length - 1 : span.start
    const start = isBeside ? text.lastIndexOf("-", span.start - 1) : before
    const touched = { start, end: isBeside || text[next] === "," ? next : span.end }
    return { name, edits: edit.removeEntry(text, span), expected, touched, gone: span }
  },

  removeEntries({ map, path, entry }, { text, model, next }) {
    if (map === undefined || entry === undefined || map.entries.length < 3) return undefined
    const first = path.at(-1) ?? 0
    const second = next(map.entries.length)
    if (first === second) return undefined
    const spans = [map.entries[first]?.span, map.entries[second]?.span].filter(span => span !== undefined)
    const [low, high] = [Math.min(first, second), Math.max(first, second)]
    const parent = path.slice(0, -1)
    const expected = withoutChild(withoutChild(model, [...parent, high]), [...parent, low])
    const [a, b] = [map.entries[low]?.span, map.entries[high]?.span]
    const between = { start: a?.start ?? 0, end: b?.end ?? 0 }
    return { name: "removeEntries", edits: edit.removeEntries(text, spans), expected, touched: between, gone: between }
  },

  insertEntry({ map, path, entry }, { text, model, next }) {
    if (map === undefined || entry === undefined) return undefined
    const { value, model: inner } = valueFrom(next)
    const key = pick(["new-key", "new, key", "No"], next)
    const name = `insertEntry ${JSON.stringify(key)} behind ${entry.key.value}`
    const expected = withEntries(model, path, (entries, i) => entries.toSpliced(i + 1, 0, [key, inner]))
    const edits = edit.insertEntry(text, map.entries.map(placeOf), key, value, placeOf(entry))
    return { name, edits, expected, ...(map.flow && { touched: entry.span }) }
  },

  insertBefore({ map, path, entry }, { text, model, next }) {
    if (map === undefined || entry === undefined) return undefined
    const { value, model: inner } = valueFrom(next)
    const expected = withEntries(model, path, (entries, i) => entries.toSpliced(i, 0, ["new-key", inner]))
    const edits = edit.insertBefore(text, placeOf(entry), "new-key", value)
    const beside = isBesideDash(text, entry.span)
    return {
      name: `insertBefore ${entry.key.value}`,
      edits,
      expected,
      ...((map.flow || beside) && { touched: entry.span }),
    }
  },

  insertBelow({ node, path, entry }, { text, model, next }) {
    const isEmpty = (node.kind === "scalar" && node.missing) || (node.kind === "map" && node.entries.length === 0)
    if (entry === undefined || !isEmpty) return undefined
    const { value, model: inner } = valueFrom(next)
    const expected = changed(model, path, () => ({ entries: [["new-key", inner]] }))
    return {
      name: `insertBelow ${entry.key.value}`,
      edits: edit.insertBelow(text, placeOf(entry), "new-key", value),
      expected,
      touched: entry.span,
    }
  },

  insertItem({ node, path, entry }, { text, model, next }) {
    if (entry === undefined || node.kind === "map" || (node.kind === "scalar" && /\n\n$/.test(node.value)))
      return undefined
    const words = wordsFrom(next)
    const items = node.kind === "list" ? node.items.map(item => item.span) : node.missing ? [] : [node.span]
    const expected = changed(model, path, old => [...(isItems(old) ? old : old === null ? [] : [old]), words])
    const edits = edit.insertItem(text, node.span, items, words)
    const block = node.kind === "list" && !node.flow
    return { name: `insertItem ${JSON.stringify(words)}`, edits, expected, ...(!block && { touched: node.span }) }
  },

  insertSection({ node, path }, { text, model, next }) {
    if (path.length > 0 || node.kind !== "map" || !isMap(model)) return undefined
    const order = pick([["format", "new-key", "claims"], ["new-key"], []], next)
    const before = node.entries.findLastIndex(({ key }) => key.value === "format")
    const at = order[0] === "format" && before !== -1 ? before + 1 : node.entries.length
    const { value, model: inner } = valueFrom(next)
    const sections = new Map(node.entries.map(entry => [entry.key.value, placeOf(entry)]))
    const expected = { entries: model.entries.toSpliced(at, 0, ["new-key", inner]) }
    const edits = edit.insertSection(text, sections, "new-key", value, order)
    return { name: "insertSection", edits, expected, ...(node.flow && { touched: node.span }) }
  },
}

/** Changes by path, with values that the schema may hold at it. */
const fieldPaths: Readonly<Record<string, readonly (readonly string[])[]>> = {
  sidecar: [
    ["article"],
    ["source", "published"],
    ["source", "author"],
    ["status"],
    ["tags"],
    ["coders"],
    ["regions", "headline"],
    ["boilerplate"],
    ["local", "_x", "about"],
    ["mentions", "A, b: c"],
    ["mentions", "Kazakhstan"],
    ["claims", "new-one"],
    ["claims", "new-one", "links", "repeats"],
    ["notes"],
    ["allow"],
  ],
  registry: [
    ["entities", "masimov", "aliases"],
    ["entities", "masimov", "roles"],
    ["entities", "x", "ids", "wikidata"],
    ["entities", "clinton", "born"],
    ["merged", "x"],
  ],
  codebook: [
    ["version"],
    ["topics", "x", "proposition"],
    ["topics", "x", "keywords"],
    ["roles", "x", "exclusive"],
    ["contradictory-stances"],
  ],
  config: [
    ["name"],
    ["articles"],
    ["annotators", "x", "name"],
    ["rules", "alias-collision"],
    ["overrides"],
    ["boilerplate", "lines"],
  ],
}

const schemas: Readonly<Record<string, RecordShape>> = {
  sidecar: sidecarSchema,
  registry: registrySchema,
  codebook: codebookSchema,
  config: configSchema,
}

/** Sets and takes out fields one after the other, those that are there too. */
function checkFields(written: string, kind: string, next: Next, where: string, steps = 6): void {
  let text = written
  for (let n = 0; n < steps; n++) {
    const root = readYaml(text).value
    const known = root === undefined ? [] : [...entryPaths(root)]
    const path = known.length > 0 && next(2) === 0 ? pick(known, next) : pick(fieldPaths[kind] ?? [], next)
    const value = contentFrom(next)
    const edits = setField(text, schemas[kind] ?? sidecarSchema, path, value)
    if (edits === undefined) {
      // Only where something else stands in the way, or values that are no records stand in a list.
      assert.ok(!canHold(root, path), `refused ${path.join("/")} = ${JSON.stringify(value)}: ${where}\n${text}`)
      continue
    }
    const after = applyEdits(text, edits)
    const model = JSON.stringify(toPlainText(toPlain(readYaml(after).value)))
    const said = `${path.join("/")} = ${JSON.stringify(value)}: ${where}\n${text}\n--- after\n${after}`
    const wanted =
      value === undefined
        ? withoutPath(toPlain(root), path)
        : withPath(toPlain(root), path, plainOf(toWritable(value, undefined)))
    assert.equal(model, JSON.stringify(toPlainText(wanted)), said)
    assert.deepEqual(setField(after, schemas[kind] ?? sidecarSchema, path, value), [], `twice: ${said}`)
    text = after
  }
}

function contentFrom(next: Next): FieldContent | undefined {
  const words = wordsFrom(next)
  const items = Array.from({ length: 1 + next(4) }, () => pick(["a", "b", "c", "x, y", words], next))
  switch (next(7)) {
    case 0:
      return undefined
    case 1:
      return items
    case 2:
      return items.map(item => ({ role: item, of: words }))
    case 3:
      return new Map([
        ["k", words],
        ["l", "m"],
      ])
    default:
      return words
  }
}

/** The keys of entries that no list holds, each once. */
function* entryPaths(node: YamlNode, path: readonly string[] = []): Generator<readonly string[]> {
  for (const { key, value } of entriesOf(node)) {
    yield [...path, key.value]
    yield* entryPaths(value, [...path, key.value])
  }
}

function canHold(root: YamlNode | undefined, path: readonly string[]): boolean {
  let node = root
  for (const key of path) {
    if (node === undefined || (node.kind === "scalar" && node.missing)) return true
    if (node.kind !== "map") return false
    node = [...entriesOf(node)].find(entry => entry.key.value === key)?.value
  }
  return true
}

function withPath(model: PlainValue, [key, ...below]: readonly string[], value: PlainValue): PlainValue {
  if (key === undefined) return laidOver(model, value)
  const entries = new Map(model instanceof Map ? model : [])
  return entries.set(key, withPath(entries.get(key) ?? null, below, value))
}

/** A text over a list is the only item of it. */
function laidOver(old: PlainValue, value: PlainValue): PlainValue {
  if (typeof value === "string") return Array.isArray(old) && old.length > 0 ? [value] : value
  if (!(value instanceof Map) || !(old instanceof Map) || old.size === 0) return value
  return new Map([...value].map(([key, inner]) => [key, laidOver(old.get(key) ?? null, inner)]))
}

function withoutPath(model: PlainValue, [key, ...below]: readonly string[]): PlainValue {
  if (key === undefined || !(model instanceof Map) || !model.has(key)) return model
  const inner = below.length > 0 ? withoutPath(model.get(key) ?? null, below) : undefined
  const isGone = below.length === 0 || (inner instanceof Map && inner.size === 0 && model.get(key) !== inner)
  const rest = [...model].flatMap(([name, old]) =>
    name === key ? (isGone ? [] : [[name, inner ?? null] as const]) : [[name, old] as const],
  )
  return new Map(rest)
}

/** Keys in one order; an empty file and one with nothing in it are the same. */
function toPlainText(value: PlainValue): unknown {
  if (value === null || typeof value === "string") return value
  if (value instanceof Map) {
    if (value.size === 0) return null
    return [...value].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, toPlainText(inner)])
  }
  return Array.isArray(value) ? { items: value.map(toPlainText) } : value
}

const oddities: Readonly<Record<string, string>> = {
  "flow and nothing else":
    "{format: 1, mentions: {A: a, B: [b, {entity: c, prefix: d}]}, tags: [], source: {}, status: }",
  "flow over lines": `{ # one, two,
  format: 1, # version
  "mentions": { A: a
    , 'B c': [b, # first
      {entity: c, prefix: "d e"}, # second
    ],
  },
  tags: [x # only
  ],
  status: # none, as yet
}
`,
  "keys without values":
    "format:\nsource: # later\nmentions:\n  A:\n  B: # b\n  # deeper\ntags: []\nlocal: {} # none\nstatus:   \nclaims:",
  "blocks of text": `quote: >-
  one
  two
literal: |
  three
    four

keep: >+ # note
  five

folded: >2
   six
  seven
clip: |
  eight
last:
  - >-
    nine
  - |-
    ten
  - a: >-
      eleven
    b: c`,
  "texts over lines": `plain: one
  two
  # not a part of it
double: "one,
  two"   # beside
single: 'one''s

  two'
list:
- one
  two
-   - a
    - b
-
  k: v
  l: w
- k: v # beside
  # above l
  l: {a: b}
-
x:
    y: z
`,
  "quoted keys": `"a": b\n'c d': e\n"f: g": {"h":i, 'j': k}\n? l\n: m\n"n" : o\n`,
}

/** Every sidecar, registry, codebook and postil.yaml that there is to try it on. */
const sources: Readonly<Record<string, string>> = {
  ...yamlBelow(join(projectFolder, "samples/tour")),
  ...(process.env.POSTIL_SEEDS === undefined ? {} : yamlBelow(process.env.POSTIL_SEEDS)),
}

for (const [name, text] of Object.entries(oddities)) {
  test(`a change does what it says and nothing else, wherever it is made: ${name}`, () => {
    const next = random(name)
    for (const ending of [text, text.trimEnd(), text.replaceAll("\n", "\r\n"), `\ufeff${text}`, `---\n${text}`]) {
      const root = readYaml(ending).value
      assert.ok(root !== undefined)
      for (const place of placesIn(root)) for (const deed of Object.keys(deeds)) check(ending, root, deed, place, next)
    }
  })
}

const emptyFiles = [
  "",
  "\ufeff",
  "# only this",
  "# only\r\n\r\n# this\r\n",
  "{}\n",
  "{} # none",
  "---\n",
  "--- # head\n\n",
  "\n\n",
]

test("fields are set and taken out in files with nothing or little in them", () => {
  const next = random("empty files")
  const little = [
    "mentions:\n",
    "mentions: {}\n",
    "mentions: # later\n# end",
    "status: open",
    "{status: open}",
    "claims:\n  new-one:\n",
  ]
  for (let round = 0; round < 3; round++) {
    for (const text of [...emptyFiles, ...little]) {
      for (const kind of Object.keys(schemas)) checkFields(text, kind, next, JSON.stringify(text))
    }
  }
})

for (const [name, text] of Object.entries({ ...sources, ...oddities })) {
  test(`fields are set and taken out, and nothing else changes: ${name}`, () => {
    const next = random(`fields of ${name}`)
    const kind = /^(?:codebook|registry)/.exec(name)?.[0] ?? (name === "postil.yaml" ? "config" : "sidecar")
    for (const [variant, written] of variantsOf(text.replace("? l\n: m\n", ""), next))
      checkFields(written, kind, next, variant, 2)
  })
}

for (const [name, text] of Object.entries(sources)) {
  test(`a change does what it says and nothing else: ${name}`, () => {
    const next = random(name)
    for (const [variant, written] of variantsOf(text, next)) {
      const root = readYaml(written).value
      assert.ok(root !== undefined, variant)
      assert.deepEqual(modelOf(root), modelOf(readYaml(text).value), variant)
      const places = [...placesIn(root)]
      for (let n = 0; n < 15; n++) check(written, root, pick(Object.keys(deeds), next), pick(places, next), next)
    }
  })
}

function check(text: string, root: YamlNode, name: string, place: Place, next: Next): void {
  const deed = deeds[name]?.(place, { text, model: modelOf(root), next })
  if (deed === undefined) return
  const edits = deed.edits.toSorted((a, b) => a.span.start - b.span.start)
  const result = applyEdits(text, edits)
  const where = `${deed.name}\n--- before\n${text}\n--- after\n${result}\n---`
  const { value, problems } = readYaml(result)
  assert.deepEqual(
    problems.filter(({ code }) => code !== "scalar-surprise"),
    [],
    where,
  )
  assert.deepEqual(modelOf(value), deed.expected, where)
  assertLines(text, result, deed, where)
}

/** Every line that is not touched is there in its place, and so is every comment. */
function assertLines(before: string, after: string, { touched, gone }: Deed, where: string): void {
  const newline = before.includes("\r\n") ? "\r\n" : "\n"
  const lines = after.replace("\ufeff", "").split(newline)
  assert.ok(newline === "\n" ? !after.includes("\r") : !/[^\r]\n/.test(after), `line ends: ${where}`)
  let at = 0
  let offset = 0
  for (const written of before.split(newline)) {
    const line = written.replace("\ufeff", "")
    const end = offset + written.length
    const mayChange = touched !== undefined && offset <= touched.end && end >= touched.start
    const isBlank = line.trim() === ""
    const found = lines.indexOf(line, at)
    if (!mayChange && !isBlank) assert.ok(found !== -1, `lost ${JSON.stringify(line)}: ${where}`)
    if (!mayChange && found !== -1) at = found + 1
    offset = end + newline.length
  }
  for (const comment of before.matchAll(/(?<=^|\s)# (?:above|beside|deep|over|at the margin|note)[^\r\n]*/gm)) {
    const lineStart = before.lastIndexOf("\n", comment.index) + 1
    const mayGo = gone !== undefined && comment.index >= gone.start && lineStart <= gone.end
    if (!mayGo) assert.ok(after.includes(comment[0]), `lost ${comment[0]}: ${where}`)
  }
}

type Entries = readonly (readonly [string, Model])[]

function withEntries(model: Model, path: ModelPath, change: (entries: Entries, index: number) => Entries): Model {
  const index = path.at(-1) ?? 0
  return changed(model, path.slice(0, -1), old => ({ entries: change(isMap(old) ? old.entries : [], index) }))
}

function withoutChild(model: Model, path: ModelPath): Model {
  const index = path.at(-1) ?? 0
  return changed(model, path.slice(0, -1), old => {
    if (isItems(old)) return old.toSpliced(index, 1)
    return isMap(old) ? { entries: old.entries.toSpliced(index, 1) } : old
  })
}

/** A block that nothing is left of is no value; and an item whose only key goes, goes with it. */
function emptied(model: Model, path: ModelPath, child: YamlNode, text: string): Model {
  let empty = false
  const result = changed(model, path, old => {
    const parts = isItems(old) ? old : isMap(old) ? old.entries : []
    empty = parts.length === 0
    return old
  })
  if (!empty) return result
  const parent = nodeAt(readYaml(text).value, path)
  if (parent === undefined || parent.kind === "scalar" || parent.flow) return result
  const holder = nodeAt(readYaml(text).value, path.slice(0, -1))
  const beside = path.length > 0 && holder?.kind === "list" && isBesideDash(text, parent.span)
  if (beside) return emptied(withoutChild(result, path), path.slice(0, -1), child, text)
  return changed(result, path, () => null)
}

function nodeAt(root: YamlNode | undefined, path: ModelPath): YamlNode | undefined {
  let node = root
  for (const index of path) {
    node = node?.kind === "list" ? node.items[index] : node?.kind === "map" ? node.entries[index]?.value : undefined
  }
  return node
}

function isBesideDash(text: string, { start }: Span): boolean {
  return /(?:^|[\n\ufeff]) *(?:- *)+(?:(?:#[^\n]*)?\r?\n\s*)*$/.test(text.slice(0, start))
}

function placeOf({ key, value }: YamlEntry): edit.EntryPlace {
  return { key: key.span, value: value.span }
}

function yamlBelow(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(textsBelow(folder)).filter(([path]) => path.endsWith(".yaml")))
}

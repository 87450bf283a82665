import assert from "node:assert/strict"
import { test } from "node:test"
import type { YamlNode } from "../../../server/core/model/yaml-node.ts"
import { applyEdits } from "../../../server/core/text/edit.ts"
import { toWritable } from "../../../server/core/yaml/field-change.ts"
import { entriesOf } from "../../../server/core/yaml/nodes.ts"
import { type PlainValue, plainOf, toPlain } from "../../../server/core/yaml/plain-value.ts"
import { readYaml } from "../../../server/core/yaml/read.ts"
import type { RecordShape } from "../../../server/core/yaml/schema.ts"
import { codebookSchema } from "../../../server/core/yaml/schema-codebook.ts"
import { configSchema } from "../../../server/core/yaml/schema-config.ts"
import { registrySchema } from "../../../server/core/yaml/schema-registry.ts"
import { sidecarSchema } from "../../../server/core/yaml/schema-sidecar.ts"
import { setField } from "../../../server/core/yaml/set-field.ts"
import { type Next, pick, random, times } from "../../support/random.ts"
import { emptyFiles, littleFiles, oddities, sources } from "../../support/yaml-texts.ts"
import { contentFrom } from "../../support/yaml-values.ts"
import { variantsOf } from "../../support/yaml-variants.ts"

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

test("fields are set and taken out in files with nothing or little in them", () => {
  const next = random("empty files")
  for (let round = 0; round < times(1); round++) {
    for (const text of [...emptyFiles, ...littleFiles]) {
      for (const kind of Object.keys(schemas)) checkFields(text, kind, next, JSON.stringify(text), 4)
    }
  }
})

for (const [name, text] of Object.entries({ ...sources, ...oddities })) {
  test(`fields are set and taken out, and nothing else changes: ${name}`, () => {
    const next = random(`fields of ${name}`)
    const kind = /^(?:codebook|registry)/.exec(name)?.[0] ?? (name === "postil.yaml" ? "config" : "sidecar")
    for (const [variant, written] of variantsOf(text.replace("? l\n: m\n", ""), next))
      checkFields(written, kind, next, variant, times(1) - next(2))
  })
}

/** Sets and takes out fields one after the other, those that are there too. */
function checkFields(written: string, kind: string, next: Next, where: string, steps: number): void {
  let text = written
  let root = readYaml(text).value
  for (let n = 0; n < steps; n++) {
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
    const changed = readYaml(after).value
    const model = JSON.stringify(toPlainText(toPlain(changed)))
    const said = `${path.join("/")} = ${JSON.stringify(value)}: ${where}\n${text}\n--- after\n${after}`
    const wanted =
      value === undefined
        ? withoutPath(toPlain(root), path)
        : withPath(toPlain(root), path, plainOf(toWritable(value, undefined)))
    assert.equal(model, JSON.stringify(toPlainText(wanted)), said)
    assert.deepEqual(setField(after, schemas[kind] ?? sidecarSchema, path, value), [], `twice: ${said}`)
    assertComments(text, after, said)
    text = after
    root = changed
  }
}

/** Lines of comment stay, wherever they are. */
function assertComments(before: string, after: string, said: string): void {
  for (const [, comment = ""] of before.matchAll(/^[ \t]*(# (?:above|over|deep|at the margin)[^\r\n]*)/gm)) {
    assert.ok(after.includes(comment), `lost ${comment}: ${said}`)
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

import assert from "node:assert/strict"
import { test } from "node:test"
import { jsonSchemas } from "../../../server/core/yaml/json-schema.ts"
import {
  alternativesOf,
  type Field,
  fieldAt,
  recordsIn,
  type Shape,
  shapeAt,
} from "../../../server/core/yaml/schema.ts"
import { codebookSchema } from "../../../server/core/yaml/schema-codebook.ts"
import { configSchema } from "../../../server/core/yaml/schema-config.ts"
import { registrySchema } from "../../../server/core/yaml/schema-registry.ts"
import { sidecarSchema } from "../../../server/core/yaml/schema-sidecar.ts"

const schemas = [codebookSchema, configSchema, registrySchema, sidecarSchema]

function* fieldsOf(shape: Shape): Generator<Field> {
  for (const one of alternativesOf(shape)) {
    if (one.kind === "list" || one.kind === "map") yield* fieldsOf(one.of)
    if (one.kind !== "record") continue
    yield* one.fields
    for (const field of one.fields) yield* fieldsOf(field.shape)
  }
}

test("every key has one sentence of documentation and stands once in its record", () => {
  for (const schema of schemas) {
    for (const { key, doc } of fieldsOf(schema)) assert.match(doc, /^[A-Z].*\.$/, key)
    const keys = schema.fields.map(field => field.key)
    assert.deepEqual(keys, [...new Set(keys)])
  }
})
test("the shape at a path", () => {
  const kinds = (path: (string | number)[]) => {
    const shape = shapeAt(sidecarSchema, path)
    return shape === undefined ? [] : alternativesOf(shape).map(one => one.kind)
  }
  assert.deepEqual(kinds([]), ["record"])
  assert.deepEqual(kinds(["claims", "any-slug", "links", "repeats", 0]), ["text"])
  assert.deepEqual(kinds(["claims", "any-slug", "quote"]), ["record", "list"])
  assert.deepEqual(kinds(["claims", "any-slug", "quote", "exact"]), ["text"])
  assert.deepEqual(kinds(["claims", "any-slug", "quote", 1, "prefix"]), ["text"])
  assert.deepEqual(kinds(["mentions", "Moscow", 0]), ["text", "record"])
  assert.deepEqual(kinds(["claims", "any-slug", "no-such-key"]), [])
  assert.deepEqual(kinds(["tags", 0, "deeper"]), [])
})
test("what a value refers to", () => {
  const refers = (schema: Shape, path: (string | number)[]) =>
    alternativesOf(shapeAt(schema, path) ?? { kind: "boolean" }).flatMap(one => (one.kind === "text" ? one.refers : []))
  assert.deepEqual(refers(sidecarSchema, ["claims", "a", "topic"]), [{ code: "topics" }])
  assert.deepEqual(refers(sidecarSchema, ["claims", "a", "speaker"]), ["entity"])
  assert.deepEqual(refers(sidecarSchema, ["mentions", "x", 0, "entity"]), ["entity"])
  assert.deepEqual(refers(codebookSchema, ["topics", "a", "parent"]), [{ code: "topics" }])
  assert.deepEqual(refers(registrySchema, ["entities", "a", "roles", 0, "of"]), ["entity"])
})
test("the documentation of a key, in a list of records too", () => {
  assert.match(fieldAt(sidecarSchema, ["claims", "a"], "stance")?.doc ?? "", /proposition/)
  assert.match(fieldAt(registrySchema, ["entities", "a", "roles"], "role")?.doc ?? "", /codebook/)
  assert.equal(fieldAt(sidecarSchema, ["claims", "a"], "stanse"), undefined)
  assert.deepEqual(
    recordsIn(shapeAt(sidecarSchema, ["notes"]) ?? sidecarSchema).map(one => one.name),
    ["a note"],
  )
})
test("a JSON Schema for each kind of file, with every documentation", () => {
  const all = jsonSchemas()
  assert.deepEqual(Object.keys(all), ["postil", "codebook", "registry", "sidecar"])
  const written = JSON.stringify(all)
  for (const schema of schemas)
    for (const { doc } of fieldsOf(schema)) assert.ok(written.includes(JSON.stringify(doc)), doc)
  for (const schema of Object.values(all)) assert.equal(schema.$schema, "http://json-schema.org/draft-07/schema#")
})

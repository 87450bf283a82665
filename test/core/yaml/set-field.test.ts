import assert from "node:assert/strict"
import { test } from "node:test"
import { applyEdits } from "../../../server/core/text/edit.ts"
import type { FieldContent } from "../../../server/core/yaml/field-change.ts"
import type { RecordShape } from "../../../server/core/yaml/schema.ts"
import { codebookSchema } from "../../../server/core/yaml/schema-codebook.ts"
import { registrySchema } from "../../../server/core/yaml/schema-registry.ts"
import { sidecarSchema } from "../../../server/core/yaml/schema-sidecar.ts"
import { setField, setFields } from "../../../server/core/yaml/set-field.ts"

const check =
  (schema: RecordShape) =>
  (path: string, value: FieldContent | undefined, text: string, expected: string | undefined) => {
    const edits = setField(text, schema, path.split("/"), value)
    assert.equal(edits && applyEdits(text, edits), expected)
  }
const sidecar = check(sidecarSchema)
const registry = check(registrySchema)
const codebook = check(codebookSchema)

test("a text takes the place of another and keeps its quotation marks and its comment", () => {
  sidecar("status", "coded", "status: open # as yet\n", "status: coded # as yet\n")
  sidecar("source/title", "It's over", "source:\n  title: 'Ferry'\n", "source:\n  title: 'It''s over'\n")
  sidecar("source/published", "2011-05~", `source: {published: "2011"}\n`, `source: {published: "2011-05~"}\n`)
})
test("what is there already makes no edit", () => {
  assert.deepEqual(setField("status: open\n", sidecarSchema, ["status"], "open"), [])
  assert.deepEqual(setField("tags: [a, b]\n", sidecarSchema, ["tags"], ["a", "b"]), [])
  assert.deepEqual(setField("status: open\n", sidecarSchema, ["source", "title"], undefined), [])
})
test("a key without a value gets one", () => {
  sidecar("status", "coded", "status:\ntags: [a]\n", "status: coded\ntags: [a]\n")
  sidecar("status", "coded", "status: # how far\n", "status: coded # how far\n")
  sidecar("claims/a/topic", "ferry", "claims:\n  a: {topic: }\n", "claims:\n  a: {topic: ferry}\n")
  sidecar("source/title", "x", "source:\nstatus: open\n", "source:\n  title: x\nstatus: open\n")
  sidecar("source/title", "x", "source: {} # none\n", "source: # none\n  title: x\n")
})
test("a new key takes its place in the order of the schema", () => {
  sidecar("status", "coded", "article: a1\ntags: [a]\n", "article: a1\nstatus: coded\ntags: [a]\n")
  sidecar("format", "1", "# Ferries\narticle: a1\n", "# Ferries\nformat: 1\narticle: a1\n")
  sidecar(
    "claims/a/cue",
    "said",
    "claims:\n    a:\n        speaker: x # who\n        topic: y\n",
    "claims:\n    a:\n        speaker: x # who\n        cue: said\n        topic: y\n",
  )
  sidecar("claims/a/speaker", "x", "claims:\n  a: {topic: y}\n", "claims:\n  a: {speaker: x, topic: y}\n")
})
test("comments above an entry stay with it", () => {
  sidecar(
    "claims/a/speaker",
    "x",
    "claims:\n  a:\n    # on boats\n    topic: y\n",
    "claims:\n  a:\n    speaker: x\n    # on boats\n    topic: y\n",
  )
  const text = "mentions:\n  A: a\n  # b and more\n  B: b\n"
  const edits = setField(text, sidecarSchema, ["mentions", "C"], "c", "B")
  assert.equal(edits && applyEdits(text, edits), "mentions:\n  A: a\n  C: c\n  # b and more\n  B: b\n")
})
test("parents are created, in an empty file too", () => {
  sidecar("source/published", "2011", "", `source:\n  published: 2011\n`)
  sidecar("mentions/Ferry", "ferry", "\ufeff# mine\r\n", "\ufeff# mine\r\nmentions:\r\n  Ferry: ferry\r\n")
  sidecar("mentions/Ferry", "ferry", "{}\n", "mentions:\n  Ferry: ferry\n")
  sidecar("mentions/Ferry", "ferry", "status: open", "status: open\n\nmentions:\n  Ferry: ferry")
  sidecar(
    "claims/a/links/repeats",
    "b",
    "claims:\n  a:\n    topic: y\n",
    "claims:\n  a:\n    topic: y\n    links: {repeats: b}\n",
  )
  registry(
    "entities/merkel/ids/wikidata",
    "Q567",
    "entities:\n  merkel: {type: person}\n",
    "entities:\n  merkel: {type: person, ids: {wikidata: Q567}}\n",
  )
})
test("a long text is folded, and its comment goes beside the key", () => {
  const long = "the ferry line will be opened again as soon as the quay has been repaired and paid for"
  sidecar(
    "claims/a/quote",
    long,
    "claims:\n  a:\n    quote: soon # half of it\n    kind: x\n",
    "claims:\n  a:\n    quote: >- # half of it\n      the ferry line will be opened again as soon as the quay has been repaired and paid\n      for\n    kind: x\n",
  )
})
test("a list changes in the items that do", () => {
  registry(
    "entities/a/aliases",
    ["x", "z"],
    "entities:\n  a: {aliases: [x, y]}\n",
    "entities:\n  a: {aliases: [x, z]}\n",
  )
  registry(
    "entities/a/aliases",
    ["z"],
    "entities:\n  a:\n    aliases: [x, y, z]\n",
    "entities:\n  a:\n    aliases: [z]\n",
  )
  registry(
    "entities/a/aliases",
    ["w", "x", "q, r", "z"],
    "entities:\n  a:\n    aliases:\n      # short\n      - x # one\n      - y\n      - z\n",
    "entities:\n  a:\n    aliases:\n      - w\n      # short\n      - x # one\n      - q, r\n      - z\n",
  )
})
test("records are written one a line, in the form of their neighbours", () => {
  const roles = [
    { role: "mayor", from: "2009" },
    { role: "president", of: "georgia" },
  ]
  registry(
    "entities/a/roles",
    roles,
    "entities:\n  a:\n    name: A\n    ids: {wikidata: Q1}\n",
    `entities:\n  a:\n    name: A\n    roles:\n      - {role: mayor, from: 2009}\n      - {role: president, of: georgia}\n    ids: {wikidata: Q1}\n`,
  )
  registry(
    "entities/a/roles",
    roles,
    "entities:\n  a:\n    roles:\n    - role: mayor\n      of: sudby\n    - {role: president, of: georgia} # x\n",
    `entities:\n  a:\n    roles:\n    - role: mayor\n      from: 2009\n    - {role: president, of: georgia} # x\n`,
  )
})
test("a field is taken out with the parents that it leaves empty", () => {
  sidecar("source/title", undefined, "source:\n  title: x # as printed\nstatus: open\n", "status: open\n")
  sidecar(
    "source/title",
    undefined,
    "source:\n  # as printed\n  title: x\nstatus: open\n",
    "# as printed\nstatus: open\n",
  )
  sidecar(
    "claims/a/links/repeats",
    undefined,
    "claims:\n  a: {topic: x, links: {repeats: b}}\n",
    "claims:\n  a: {topic: x}\n",
  )
  sidecar("mentions/A", undefined, "status: open\n\nmentions:\n  A: a\n\nclaims: {}\n", "status: open\n\nclaims: {}\n")
  sidecar("mentions/A", undefined, "mentions:\n  A: a\n", "")
})
test("lines of comment inside what is taken out or replaced are put above it", () => {
  const text = `status: open
claims:
  a:
    quote: >-
      # no comment
      said
    # links next
    links: # all
      # why
      repeats: b # sure
      qualifies:
          # of 2011
        - c
    topic: x
`
  const kept = "    # links next\n    # why\n    # of 2011\n"
  const links = text.slice(text.indexOf("    # links next"), text.indexOf("    topic"))
  sidecar("claims/a/links", undefined, text, text.replace(links, kept))
  sidecar("claims/a/links", "b", text, text.replace(links, `${kept}    links: b # all\n`))
  sidecar("claims", undefined, text, "status: open\n# links next\n# why\n# of 2011\n")
  sidecar(
    "claims/a/links",
    undefined,
    "claims:\n  a: {topic: x, links: { # all\n    # why\n    repeats: b}, stance: y}\n",
    "claims:\n  # why\n  a: {topic: x, stance: y}\n",
  )
  registry(
    "entities/a/roles",
    [{ role: "mayor" }],
    "entities:\n  a:\n    roles:\n      - role: chief\n        # until when?\n        of: b\n      - role: mayor\n",
    "entities:\n  a:\n    roles:\n      # until when?\n      - role: mayor\n",
  )
})
test("several fields are one list of edits", () => {
  const text = "status: open\n"
  const edits = setFields(text, sidecarSchema, [
    { path: ["claims", "a", "topic"], value: "ferry" },
    { path: ["mentions", "A"], value: "a" },
    { path: ["claims", "a", "speaker"], value: "b" },
    { path: ["status"], value: undefined },
  ])
  assert.equal(
    edits && applyEdits(text, edits),
    "mentions:\n  A: a\n\nclaims:\n  a:\n    speaker: b\n    topic: ferry\n",
  )
})
test("a map over a map sets its keys one by one", () => {
  sidecar(
    "claims/a",
    new Map([
      ["speaker", "x"],
      ["stance", "mixed"],
    ]),
    "claims:\n  a:\n    speaker: x # who\n    topic: y\n",
    "claims:\n  a:\n    speaker: x # who\n    stance: mixed\n",
  )
})
test("nothing is done where something else stands in the way", () => {
  sidecar("source/title", "x", "source: Harbour Post\n", undefined)
  codebook("topics/ferry/about", "x", "topics: [ferry]\n", undefined)
  sidecar("status", "coded", "- a\n", undefined)
})

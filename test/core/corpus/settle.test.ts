import assert from "node:assert/strict"
import { test } from "node:test"
import { checkFile } from "../../../server/core/rules/check-file.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../../support/fixture.ts"

test("what a sidecar says on disk before anybody has told of it is not overlooked when the registry changes", () => {
  const { files } = parseFixture(`
//- registry.yaml
entities: {adler: {type: person, name: Anna Adler}, nato: {type: organization, name: NATO}}
//- a.txt
The mayor of Adlerstadt met NATO.
//- a.ann.yaml
mentions: {The mayor: adler}
`)
  const corpus = loadCorpus(files)
  const registry = `${fixtureRoot}registry.yaml`
  const unused = () =>
    checkFile(registry, corpus)
      .filter(({ code }) => code === "entity-unused")
      .map(({ message }) => message)
  assert.deepEqual(unused(), ["no annotation uses nato"])
  files.set(`${fixtureRoot}a.ann.yaml`, "mentions: {The mayor: adler, NATO: nato}")
  const text =
    "entities: {adler: {type: person, name: Anna Adler, aliases: [The mayor]}, nato: {type: organization, name: NATO}}"
  files.set(registry, text)
  corpus.update([registry])
  assert.deepEqual(unused(), ["no annotation uses nato"])
  const affected = new Set([...corpus.settle()].flatMap(uris => [...uris]))
  assert.ok(affected.has(registry), [...affected].join())
  assert.deepEqual(unused(), [])
  assert.equal(corpus.update([`${fixtureRoot}a.ann.yaml`]).has(registry), false)
})

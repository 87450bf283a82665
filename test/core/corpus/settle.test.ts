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

const sidecars = 1500

/** Everybody names Adler. */
const manyFiles = `//- registry.yaml
entities: {adler: {name: Adler}, board: {name: Board}}
${Array.from({ length: sidecars }, (_, number) => `//- a${number}.txt\nAdler left.\n//- a${number}.ann.yaml\nmentions: {Adler: adler}\n`).join("")}`

/** Two corpora with the same files, all of which have been checked. */
function checkedTwice() {
  const corpora = [0, 1].map(() => {
    const { files } = parseFixture(manyFiles)
    const corpus = loadCorpus(files)
    for (const uri of corpus.checkable()) checkFile(uri, corpus)
    return { corpus, write: (text: string) => files.set(registry, text) }
  })
  const [one, other] = corpora
  assert.ok(one && other)
  return { one, other }
}

const registry = `${fixtureRoot}registry.yaml`
const changes = [
  "entities: {adler: {name: Adler, aliases: [The mayor]}, board: {name: Board}}",
  "entities: {adler: {name: Adlerr, aliases: [The mayor]}, board: {name: Board}}",
]

test("a letter in the name of somebody whom all articles name concerns few of them at once, and the others soon", () => {
  const { one, other } = checkedTwice()
  for (const text of changes) {
    for (const { write } of [one, other]) write(text)
    const expected = one.corpus.update([registry])
    for (const uris of one.corpus.settle()) for (const uri of uris) expected.add(uri)
    assert.ok(expected.size > sidecars)
    const first = other.corpus.updateSoon([registry])
    assert.ok(first.has(registry))
    assert.ok(first.size < 1000, `${first.size} files at once`)
    assert.ok(other.corpus.isUnsettled)
    const affected = new Set(first)
    for (const uris of other.corpus.settle()) {
      assert.ok(uris.size < 1000, `${uris.size} files at once`)
      for (const uri of uris) affected.add(uri)
    }
    assert.deepEqual([...affected].sort(), [...expected].sort())
    assert.equal(other.corpus.isUnsettled, false)
  }
})

test("a letter that is typed while it is found out whom the one before concerns loses none of them", () => {
  const { one, other } = checkedTwice()
  const expected = new Set<string>()
  const affected = new Set<string>()
  for (const text of changes) {
    for (const { write } of [one, other]) write(text)
    for (const uri of one.corpus.update([registry])) expected.add(uri)
    for (const uri of other.corpus.updateSoon([registry])) affected.add(uri)
    for (const uri of other.corpus.settle().next().value ?? []) affected.add(uri)
  }
  for (const uris of other.corpus.settle()) for (const uri of uris) affected.add(uri)
  assert.deepEqual([...affected].sort(), [...expected].sort())
  const found = ({ corpus }: typeof one) =>
    [...corpus.checkable()].flatMap(uri =>
      checkFile(uri, corpus).map(({ code, message }) => `${uri} ${code} ${message}`),
    )
  assert.deepEqual(found(other), found(one))
})

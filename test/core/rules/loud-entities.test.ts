import assert from "node:assert/strict"
import { test } from "node:test"
import type { Corpus } from "../../../server/core/corpus/corpus.ts"
import { isBroken } from "../../../server/core/corpus/keep-lost.ts"
import { allRules } from "../../../server/core/rules/all-rules.ts"
import { checkFile } from "../../../server/core/rules/check-file.ts"
import { parseRegistry } from "../../../server/core/yaml/parse-registry.ts"
import { loadCorpus, MemoryFiles, parseFixture, fixtureRoot as root } from "../../support/fixture.ts"
import { FollowedCorpus } from "../../support/followed-corpus.ts"
import { random, times } from "../../support/random.ts"
import { newFiles } from "../../support/random-corpus.ts"
import { editRegistry } from "../../support/registry-edits.ts"

const uri = `${root}registry.yaml`

interface Work {
  /** How often the corpus is asked for something. */
  readonly questions: number
  /** Of how many entities it is found out whether there is anything to tell. */
  readonly entities: number
}

/** What a check of the registry does. */
function workOf(corpus: Corpus): Work {
  const { dependencies, quiet } = corpus
  const { read } = dependencies
  const { note } = quiet
  let [questions, entities] = [0, 0]
  dependencies.read = key => {
    questions++
    read.call(dependencies, key)
  }
  quiet.note = (...part) => {
    entities++
    note.call(quiet, ...part)
  }
  checkFile(uri, corpus)
  Object.assign(dependencies, { read })
  Object.assign(quiet, { note })
  return { questions, entities }
}

const ids = [..."abcdefghij"]

/** So many entities; `isLinked`: each of them names the next one, the last one the first. */
function entities(count: number, isLinked: boolean): string {
  const entry = (id: string, index: number) => {
    const next = isLinked ? `, participants: [${ids[(index + 1) % count]}]` : ""
    return `  ${id}: {type: event, name: Ida ${"xo".repeat(index + 1)}${next}}\n`
  }
  return `format: 1\nentities:\n${ids.slice(0, count).map(entry).join("")}`
}

/** What a keystroke does in a registry of as many entities that somebody names. */
function keystroke(
  count: number,
  named: "by an article" | "by each other" | "by old ids" | "by nobody",
  edit: (text: string) => string,
) {
  const merged = ids
    .slice(0, count)
    .map(id => `  old-${id}: ${id}\n`)
    .join("")
  const text = entities(count, named === "by each other") + (named === "by old ids" ? `merged:\n${merged}` : "")
  const names = ids.map(id => `  ${id}: ${id}\n`).join("")
  const files = new MemoryFiles([
    [uri, text],
    [`${root}a.txt`, ids.join(" ")],
    [`${root}a.ann.yaml`, named === "by an article" ? `mentions:\n${names}` : ""],
  ])
  const corpus = loadCorpus(files)
  checkFile(uri, corpus)
  files.set(uri, edit(text))
  corpus.update([uri])
  return workOf(corpus)
}

const lineBreak = (text: string) => `\n${text}`
const alias = (text: string) => text.replace("  c: {type: event", "  c: {type: event, aliases: [Ida]")

for (const named of ["by an article", "by each other"] as const)
  test(`entities of which there is nothing to tell are not looked at again: named ${named}`, () => {
    assert.deepEqual(keystroke(10, named, lineBreak), keystroke(3, named, lineBreak))
    assert.deepEqual(keystroke(10, named, alias), keystroke(3, named, alias))
  })

for (const named of ["by old ids", "by nobody"] as const)
  test(`what there is to tell of an entity is not found out again for an edit of another: named ${named}`, () => {
    assert.equal(keystroke(10, named, lineBreak).entities, 0)
    assert.equal(keystroke(10, named, alias).entities, keystroke(3, named, alias).entities)
  })

test("a rule looks only at entities of which it has something to tell itself", () => {
  const rule = allRules.find(({ meta }) => meta.code === "entity-near-duplicate")
  assert.ok(rule?.checkRegistry)
  const { checkRegistry } = rule
  // That nobody names them is what another rule tells of all.
  const files = new MemoryFiles([[uri, entities(10, false).replace("name: Ida xo}", "name: Ida xoxy}")]])
  const corpus = loadCorpus(files)
  const found = checkFile(uri, corpus).map(({ code }) => code)
  assert.equal(found.filter(code => code === "entity-unused").length, 10)
  const looked: number[] = []
  rule.checkRegistry = (source, of) => {
    looked.push(source.value.entities.length)
    return checkRegistry(source, of)
  }
  checkFile(uri, corpus)
  Object.assign(rule, { checkRegistry })
  assert.deepEqual(looked, [found.filter(code => code === "entity-near-duplicate").length])
})

test("what was told of an entity is told until it is mended, and what is told of another as soon as it is", () => {
  const { files } = parseFixture(
    "//- registry.yaml\nentities:\n  a: {type: person, name: Ida}\n  b: {type: person, name: Bo}\n",
  )
  const corpus = new FollowedCorpus(files)
  const change = (from: string, to: string) => {
    files.set(uri, (files.get(uri) ?? "").replace(from, to))
    corpus.change([uri], to)
  }
  for (const [from, to] of [
    ["name: Bo", "name: Ida"],
    ["name: Ida", "name: Jo"],
    ["name: Ida", "name: Bo, part-of: b"],
    ["  b:", "  a:"],
    ["type: person", "typ: person"],
    ["entities", "merged: {a: b}\nentities"],
    ["Jo", "Joe"],
  ] as const) {
    change(from, to)
  }
})

test("after any edits of a registry its findings are those of a check from scratch", () => {
  const next = random("edits of a registry")
  for (let round = 0; round < times(12); round++) {
    const files = newFiles(next)
    const corpus = new FollowedCorpus(files)
    for (let step = 0; step < 12; step++) {
      const text = editRegistry(files.get(uri) ?? "", next)
      // Of what cannot be read, that counts which was there before.
      if (isBroken(parseRegistry(text).problems, text)) continue
      files.set(uri, text)
      corpus.change([uri], `round ${round}, step ${step}: ${files.get(uri)}`)
    }
  }
})

test("a rule tells of an entity what it tells of it among others", () => {
  const next = random("entities alone")
  for (let round = 0; round < times(60); round++) {
    const corpus = loadCorpus(newFiles(next))
    const source = corpus.registryFile(uri)
    if (source === undefined) continue
    const { entities: all } = source.value
    for (const rule of allRules) {
      const of = (some: typeof all): readonly string[] =>
        [...(rule.checkRegistry?.({ ...source, problems: [], value: { entities: some, merged: [] } }, corpus) ?? [])]
          .map(({ at, message }) => `${at.start} ${message}`)
          .sort()
      assert.deepEqual(all.flatMap(one => of([one])).sort(), of(all), `${rule.meta.code}, round ${round}`)
    }
  }
})

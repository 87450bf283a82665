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

/** How many keys are asked for in a check of the registry. */
function asked(corpus: Corpus): number {
  let count = 0
  corpus.dependencies.heard = (_, keys) => {
    count = keys.length
  }
  checkFile(uri, corpus)
  corpus.dependencies.heard = undefined
  return count
}

function entities(count: number): string {
  const entry = (_: unknown, index: number) =>
    `  ${"abcdefghij"[index]}: {type: person, name: Ida ${"xo".repeat(index + 1)}}\n`
  return `format: 1\nentities:\n${Array.from({ length: count }, entry).join("")}`
}

/** The keys that a keystroke in a registry of as many entities has asked for. */
function keystroke(count: number, edit: (text: string) => string): number {
  const names = [..."abcdefghij"].map(id => `  ${id}: ${id}\n`).join("")
  const files = new MemoryFiles([
    [uri, entities(count)],
    [`${root}a.txt`, [..."abcdefghij"].join(" ")],
    [`${root}a.ann.yaml`, `mentions:\n${names}`],
  ])
  const corpus = loadCorpus(files)
  checkFile(uri, corpus)
  files.set(uri, edit(entities(count)))
  corpus.update([uri])
  return asked(corpus)
}

test("entities of which there is nothing to tell are not looked at again", () => {
  const lineBreak = (text: string) => `\n${text}`
  const alias = (text: string) => text.replace("  c: {type: person", "  c: {type: person, aliases: [Ida]")
  assert.equal(keystroke(10, lineBreak), keystroke(3, lineBreak))
  assert.equal(keystroke(10, alias), keystroke(3, alias))
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

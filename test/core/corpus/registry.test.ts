import assert from "node:assert/strict"
import { test } from "node:test"
import { Corpus } from "../../../server/core/corpus/corpus.ts"
import { changedKeys, Dependencies } from "../../../server/core/corpus/dependencies.ts"
import { isBroken } from "../../../server/core/corpus/keep-lost.ts"
import { Registry } from "../../../server/core/corpus/registry.ts"
import { toEnd } from "../../../server/core/text/bits.ts"
import { parseRegistry } from "../../../server/core/yaml/parse-registry.ts"
import { loadCorpus, MemoryFiles, fixtureRoot as root } from "../../support/fixture.ts"
import { type Next, random, times } from "../../support/random.ts"
import { newFiles } from "../../support/random-corpus.ts"
import { editRegistry } from "../../support/registry-edits.ts"

const uri = `${root}registry.yaml`

/** Everything that can be asked of a registry. */
function answers(registry: Registry): unknown {
  const names = [...registry.names()]
  const words = ["", ...names.flatMap(name => name.split(" "))]
  return {
    names,
    all: [...registry.all()],
    signatures: [...registry.signatures].sort(([a], [b]) => (a < b ? -1 : 1)),
    named: names.map(name => registry.named(name)),
    kinds: names.flatMap(name => [...registry.ids()].map(id => registry.kindOf(name, id))),
    alike: names.map(name => registry.alike(name)),
    surnamed: names.map(name => registry.surnamed(name)),
    namesFrom: words.map(word => registry.namesFrom(word)),
    holders: ["chief", "clerk"].map(role => registry.holders(role)),
    external: ["Q1", "Q2", "x"].map(id => registry.withExternalId("wikidata", id)),
    isNamed: ["no-one", ...registry.ids()].map(id => registry.isNamed(id)),
    merged: ["old-ann", ...registry.ids()].map(id => registry.mergedInto(id)),
  }
}

test("after any edits of its files a registry answers as one that is made anew, and names what has changed", () => {
  const next = random("registry")
  for (let round = 0; round < times(60); round++) {
    const files = newFiles(next)
    const second = `${root}registry/more.yaml`
    if (next(2) === 0) files.set(second, newFiles(next).get(uri) ?? "")
    const corpus = loadCorpus(files)
    for (let step = 0; step < 10; step++) {
      const file = files.has(second) && next(2) === 0 ? second : uri
      const text = editRegistry(files.get(file) ?? "", next)
      // Of what cannot be read, that counts which was there before.
      if (isBroken(parseRegistry(text).problems, text)) continue
      if (next(3) === 0) {
        files.set(file, `${text}\n  eve: {name: "`)
        corpus.update(files.keys())
      }
      files.set(file, text)
      check(corpus, files, `round ${round}, step ${step}: ${text}`)
      mistype(corpus, files, file, next)
    }
  }
})

test("what is found by other things than names is told the same however much of it was found out before", () => {
  const entities = Array.from(
    { length: 350 },
    (_, number) =>
      `  e${number}: {type: person, name: Ida Adler ${number}, merged: [old${number}], ids: {wikidata: Q${number}}}\n`,
  )
  const text = `entities:\n${entities.join("")}`
  const sources = [{ uri, file: parseRegistry(text).value }]
  const questions: ((registry: Registry) => unknown)[] = [
    registry => [0, 120, 349].map(number => registry.alike(`Ida Addler ${number}`).map(({ entity }) => entity.key)),
    registry => registry.withExternalId("wikidata", "Q349").map(({ key }) => key),
    registry => [registry.isNamed("e7"), registry.isNamed("old7")],
    registry => [...registry.signatures],
  ]
  const whole = toEnd(Registry.building(sources, new Dependencies()))
  toEnd(whole.completing())
  for (const ask of questions) {
    for (const bits of [0, 1, 2, 9]) {
      const registry = toEnd(Registry.building(sources, new Dependencies()))
      const completing = registry.completing()
      for (let bit = 0; bit < bits; bit++) completing.next()
      assert.deepEqual(ask(registry), ask(whole))
      toEnd(completing)
      assert.deepEqual([...registry.signatures], [...whole.signatures])
    }
  }
  assert.deepEqual(
    questions.slice(0, 2).map(ask => ask(whole)),
    [[["entity:e0"], ["entity:e120"], ["entity:e349"]], ["entity:e349"]],
  )
})

test("a large registry is taken in bit by bit, so that nobody waits for all of it", () => {
  const bitsFor = (size: number) => {
    const entities = Array.from({ length: size }, (_, number) => `  e${number}: {type: person, name: Name ${number}}\n`)
    const files = new MemoryFiles([[uri, `entities:\n${entities.join("")}`]])
    const corpus = new Corpus(root, files)
    let bits = 0
    for (const _ of corpus.load()) if (!corpus.isListed) bits++
    assert.equal(corpus.registry.size, size)
    return bits
  }
  assert.ok(bitsFor(2000) >= bitsFor(0) + 20)
})

function check(corpus: Corpus, files: MemoryFiles, label: string): void {
  const before = corpus.registry.signatures
  const told = new Set<string>()
  const { rouse } = corpus.quiet
  corpus.quiet.rouse = key => {
    told.add(key)
    return rouse.call(corpus.quiet, key)
  }
  corpus.update(files.keys())
  corpus.quiet.rouse = rouse
  const anew = loadCorpus(files).registry
  assert.deepEqual(answers(corpus.registry), answers(anew), label)
  for (const key of changedKeys(before, anew.signatures)) assert.ok(told.has(key), `${key} in ${label}`)
}

test("of an alias that is being typed nothing stays but what it is now, and what cannot be read counts on", () => {
  const text = "entities:\n  adler: {type: person, name: Ida Adler}\n  bund: {type: organization, name: Bund}\n"
  const files = new MemoryFiles([[uri, text]])
  const corpus = loadCorpus(files)
  const named = (name: string) => corpus.registry.named(name).map(({ entity }) => entity.id.value)
  for (const typed of ["I", "Id", "Ida"]) {
    files.set(uri, text.replace("Ida Adler}", `Ida Adler, aliases: [${typed}`))
    corpus.update([uri])
    assert.deepEqual(["I", "Id", "Ida"].flatMap(named), named(typed), typed)
    assert.deepEqual([named("Ida Adler"), named("Bund")], [["adler"], ["bund"]], typed)
  }
  files.set(uri, "entities:\n  adler: {type: person, na")
  corpus.update([uri])
  assert.deepEqual([named("Ida Adler"), named("Ida"), named("Bund")], [["adler"], [], ["bund"]])
})

test("whatever is mistyped in the midst of a registry and mended, nothing is made anew", () => {
  const lines = ["ann", "bo", "cy"].map(id => `  ${id}: {type: person, name: "Ida ${id}"}\n`)
  const whole = `entities:\n${lines.join("")}merged:\n  old: ann\n  older: bo\n  oldest: cy\n`
  const files = new MemoryFiles([[uri, whole]])
  const corpus = loadCorpus(files)
  const type = (text: string) => {
    files.set(uri, text)
    corpus.update([uri])
  }
  for (let at = whole.indexOf("  bo:"); at < whole.indexOf("  cy:"); at++) {
    const slips = [whole.slice(0, at) + whole.slice(at + 1), whole.slice(0, at) + whole.slice(whole.indexOf("\n", at))]
    for (const slip of slips) {
      const made = countBuilt(() => [slip, whole].forEach(type))
      assert.equal(made, 0, slip)
      assert.deepEqual([...corpus.registry.ids()], ["ann", "bo", "cy"])
    }
  }
  type(whole.replace("older: bo", "older bo"))
  assert.deepEqual(
    ["old", "older", "oldest"].map(id => corpus.registry.mergedInto(id)),
    ["ann", "bo", "cy"],
  )
})

/** A line of a file is cut short and mended: all stays in its place. */
function mistype(corpus: Corpus, files: MemoryFiles, file: string, next: Next): void {
  const text = files.get(file) ?? ""
  const { entities } = parseRegistry(text).value
  const id = entities[next(Math.max(1, entities.length))]?.id.value
  const lines = text.split("\n")
  const [at = -1, ...others] = [...lines.keys()].filter(line => lines[line]?.startsWith(`  ${id}:`))
  const cut = lines.with(at, (lines[at] ?? "").slice(0, next(20))).join("\n")
  if (at < 0 || others.length > 0 || !isBroken(parseRegistry(cut).problems, cut)) return
  const made = countBuilt(() => {
    for (const typed of [cut, text]) {
      files.set(file, typed)
      corpus.update([file])
    }
  })
  assert.equal(made, 0, `made anew after ${cut}`)
}

test("an alias changes what is said under its own keys only", () => {
  const entities = [..."abcdef"].map(id => `  ${id}: {type: person, name: Ida ${id.repeat(3)}}\n`).join("")
  const files = new MemoryFiles([[uri, `format: 1\nentities:\n${entities}`]])
  const corpus = loadCorpus(files)
  const before = corpus.registry.signatures
  files.set(uri, (files.get(uri) ?? "").replace("name: Ida ccc", "name: Ida ccc, aliases: [Ida D]"))
  corpus.update([uri])
  const changed = changedKeys(before, corpus.registry.signatures)
  assert.deepEqual([...changed].filter(key => !key.startsWith("alike:")).sort(), [
    "entity:c",
    "name:IDA D",
    "name:Ida D",
    "names-from:IDA",
    "names-from:Ida",
    "names:c",
  ])
})

test("everybody who asks about a name is noted, not only the first", () => {
  const corpus = loadCorpus(new MemoryFiles([[uri, "entities:\n  ann: {type: person, name: Ann}\n"]]))
  const readers = [`${root}a.txt`, `${root}b.txt`]
  for (const file of readers) corpus.dependencies.record(file, () => corpus.registry.named("Ann"))
  for (const key of ["name:Ann", "entity:ann"]) assert.deepEqual([...corpus.dependencies.readers([key])], readers)
})

/** How many registries are made from nothing meanwhile. */
function countBuilt(run: () => void): number {
  const { building } = Registry
  let count = 0
  Registry.building = (...given) => {
    count++
    return building.apply(Registry, given)
  }
  try {
    run()
  } finally {
    Registry.building = building
  }
  return count
}

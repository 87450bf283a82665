import assert from "node:assert/strict"
import { test } from "node:test"
import { ClosedReader } from "../../../server/core/corpus/closed-reader.ts"
import type { Corpus } from "../../../server/core/corpus/corpus.ts"
import { type SidecarFacts, summarize } from "../../../server/core/corpus/facts.ts"
import { isBroken } from "../../../server/core/corpus/keep-lost.ts"
import { readingTermsOf } from "../../../server/core/corpus/reading-terms.ts"
import { parseSidecar, parseUnchecked } from "../../../server/core/yaml/parse-sidecar.ts"
import { fixtureRoot, loadCorpus, MemoryFiles } from "../../support/fixture.ts"
import { type Next, pick, random, times } from "../../support/random.ts"
import { randomYaml, withSlips } from "../../support/random-yaml.ts"

const [article, sidecar] = [`${fixtureRoot}a.txt`, `${fixtureRoot}a.ann.yaml`]
const words = [
  ..."Lund LUND Straße STRASSE café CAFE\u0301 o’Neil O'NEIL Россия РОССИЯ ŉa ʼNA ﬁn FIN İzmir i̇zmir Ǆungla".split(" "),
  ..."Saa\u00adkash\u200bvili Saakashvili “No” U.S. 𐐨𐐨 𐐀bcd 🌊 东京 한국 \u1112\u1161\u11ab of the from said".split(
    " ",
  ),
]
const blanks = [" ", " ", " ", "\n", "\r\n", "\n\n", "  ", "\u00a0", "\u2009", ", ", "", "\u00ad"]
const ids = ["e-0", "e-1", "e-2", "e-3", "unknown", "_one", "_two", "none", "e-1 + _two", "narrator"]

/** What is read of a sidecar on its own is what a corpus around it reads, and how that is defined. */
function check(corpus: Corpus, files: MemoryFiles): SidecarFacts {
  const { config, registry } = corpus
  const boilerplate = { lines: new Set<string>(), text: [] }
  const reader = new ClosedReader(readingTermsOf({ config, boilerplate, registry }))
  const [text, source] = [files.get(sidecar) ?? "", files.get(article)]
  const file = corpus.coded(sidecar)
  assert.ok(file)
  const facts = reader.read({ uri: sidecar, text, articleUri: article, defaultId: file.articleId }, source)
  assert.deepEqual(facts, summarize(file), text)
  const named = new Set(facts.namings.map(({ span }) => span.start))
  for (const { text: surface, readings } of file.sidecar.surfaces) {
    const isKnown = readings.every(({ target }) => target.entities.map(({ value }) => value).join() === "e-1")
    if (isKnown)
      assert.equal(named.has(surface.span.start), looksLikeName(surface.value), JSON.stringify(surface.value))
  }
  return facts
}

/** As it is defined: capitals at its first word and at all of four characters or more. */
function looksLikeName(text: string): boolean {
  const [first = "", ...others] = text.trim().split(/\s+/)
  return /^\p{Lu}/u.test(first) && others.every(word => word.length < 4 || !/^\p{Ll}/u.test(word))
}

function phrase(next: Next): string {
  return Array.from({ length: 1 + next(3) }, () => pick(words, next)).join(pick(blanks, next))
}

function someFiles(next: Next): MemoryFiles {
  const quoted = () => JSON.stringify(phrase(next))
  const entity = (_: unknown, index: number) =>
    `  e-${index}: {type: person, name: ${quoted()}, aliases: [${quoted()}, ${quoted()}], metonyms: [${quoted()}]}`
  const surfaces = new Map(Array.from({ length: 12 }, () => [quoted(), pick(ids, next)]))
  const lines = [
    `local: {_one: {type: person, name: ${quoted()}}, _two: {type: group}}`,
    "mentions:",
    ...[...surfaces].map(([surface, id]) => `  ${surface}: ${id}`),
    "claims:",
    `  one: {speaker: ${pick(ids, next)}, quote: ${quoted()}, cue: said, target: [e-1, _two], topic: t, stance: neutral}`,
    `  two: {speaker: _one, via: e-2, quote: [${quoted()}, ${quoted()}], links: {supports: one, b/disputes: b/c}}`,
    "allow: [{rule: link-unresolved, at: one}, {rule: link-unresolved, at: Lund}]",
  ]
  const text = Array.from({ length: 80 }, () => pick(words, next) + pick(blanks, next)).join("")
  return new MemoryFiles([
    [`${fixtureRoot}registry.yaml`, `entities:\n${Array.from({ length: 4 }, entity).join("\n")}\n`],
    [article, `${text}${[...surfaces.keys()].map(key => JSON.parse(key)).join(" ")}`],
    [sidecar, `${lines.join(next(2) === 0 ? "\n" : "\r\n")}\n`],
  ])
}

test("a closed sidecar has the facts that it has in its corpus, whatever the script", () => {
  const next = random("closed sidecars")
  const kinds = new Set<string>()
  let namings = 0
  for (let round = 0; round < times(150); round++) {
    const files = someFiles(next)
    const facts = check(loadCorpus(files), files)
    for (const { kind } of facts.mentions) kinds.add(kind)
    namings += facts.namings.length
  }
  assert.deepEqual([...kinds].sort(), ["description", "metonym", "name"])
  assert.ok(namings > times(150), `only ${namings} names`)
})

test("an upper-case form is of the kind of the first name that has it", () => {
  const files = new MemoryFiles([
    [`${fixtureRoot}registry.yaml`, "entities:\n  e: {type: city, name: Straße, metonyms: [STRASSE, Gasse]}\n"],
    [article, "Straße STRASSE Gasse GASSE strasse"],
    [sidecar, "mentions: {Straße: e, STRASSE: e, Gasse: e, GASSE: e, strasse: e}\n"],
  ])
  const { mentions } = check(loadCorpus(files), files)
  assert.deepEqual(
    mentions.map(({ kind }) => kind),
    ["name", "name", "metonym", "metonym", "description"],
  )
})

test("words that hundreds of claims quote are looked for once, and not for each of them", t => {
  const text = `claims:\n${Array.from({ length: 900 }, (_, index) => `  c${index}: {quote: it was so}\n`).join("")}`
  const reader = new ClosedReader({ language: undefined, boilerplate: { lines: [], text: [] }, names: new Map() })
  const { mock } = t.mock.method(String.prototype, "startsWith")
  const { claims } = reader.read(
    { uri: sidecar, text, articleUri: article, defaultId: "a" },
    "So it was so. ".repeat(200),
  )
  const looks = mock.calls.filter(({ arguments: [wanted] }) => wanted === "it was so").length
  assert.equal(claims.filter(({ span }) => span?.start === 3).length, 900)
  assert.ok(looks < 1000, `${looks} looks`)
})

test("whether a sidecar is broken shows without a look at all that is wrong with it", () => {
  const next = random("broken sidecars")
  let [broken, whole] = [0, 0]
  for (let round = 0; round < times(2000); round++) {
    const source = next(3) === 0 ? randomYaml(next) : (someFiles(next).get(sidecar) ?? "")
    const key = pick(
      ["", "", "mentionz: {A: b}\n", "x-own: {a: b}\n", "<<: {a: b}\n", "{mentions: {A: b}, odd}\n"],
      next,
    )
    const text = withSlips(key + source, next(3), next)
    const [checked, unchecked] = [parseSidecar(text), parseUnchecked(text)]
    assert.deepEqual(unchecked.value, checked.value, text)
    const isOne = isBroken(checked.problems, text)
    assert.equal(isBroken(unchecked.problems, text), isOne, text)
    if (isOne) broken++
    else whole++
  }
  assert.ok(Math.min(broken, whole) > times(300), `${broken} broken, ${whole} whole`)
})

import assert from "node:assert/strict"
import { test } from "node:test"
import { toEnd } from "../../server/core/text/bits.ts"
import { usesOf } from "../../server/lsp/features/uses.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../support/fixture.ts"
import { documentsOf } from "../support/open-fixture.ts"

const source = `//- codebook.yaml
topics: {bridge: {proposition: A bridge is built}}
tags: {news: {}}
//- registry.yaml
entities:
  adler: {type: person, name: Anna Adler}
//- b.txt
Old Adler
came. She said it comes.
//- b.ann.yaml
source: {title: The bridge, published: 2001-01-01}
tags: [news]
mentions: {Adler: adler}
claims:
  comes: {speaker: adler, mode: indirect, cue: said, quote: it comes, topic: bridge, stance: supports}
//- b.ann.ed.yaml
mentions: {Old Adler: adler}
//- a.txt
Adler left. They said it goes.
//- a.ann.yaml
mentions: {Adler: adler}
local: {_they: {type: group}}
claims:
  goes: {speaker: _they, mode: indirect, cue: said, quote: it goes, topic: bridge, stance: opposes}
`

/** One line for each use. */
function uses(kind: string, id: string, path = "a.txt", coder?: string): readonly string[] | undefined {
  const corpus = loadCorpus(parseFixture(source).files)
  corpus.coder = coder
  const found = toEnd(usesOf({ uri: fixtureRoot + path, kind, id }, corpus, documentsOf(corpus)))
  return found?.articles.flatMap(({ title, mentions, claims, isTagged }) => [
    ...mentions.map(({ range, before, hit, after }) => `${title}:${range.start.line} ${before}[${hit}]${after}`),
    ...claims.map(claim => `${title}: ${claim.id} ${claim.sentence} “${claim.words}”`),
    ...(isTagged ? [`${title}: tagged`] : []),
  ])
}

test("mentions in context and claims in words come by the dates of their articles", () =>
  assert.deepEqual(uses("entities", "adler"), [
    "The bridge:0 Old [Adler] came. She said it comes.",
    "The bridge: b/comes Anna Adler supports A bridge is built “it comes”",
    "a.txt:0 [Adler] left. They said it goes.",
  ]))

test("claims that name a code, and articles that have a tag", () => {
  assert.deepEqual(uses("topics", "bridge"), [
    "The bridge: b/comes Anna Adler supports A bridge is built “it comes”",
    "a.txt: goes they opposes A bridge is built “it goes”",
  ])
  assert.deepEqual(uses("tags", "news"), ["The bridge: tagged"])
})

test("a local entity is that of its article; a coder sees the own layers", () => {
  assert.deepEqual(uses("entities", "_they"), ["a.txt: goes they opposes A bridge is built “it goes”"])
  assert.deepEqual(uses("entities", "_they", "b.txt"), [])
  assert.deepEqual(uses("entities", "adler", "b.txt", "ed"), ["The bridge:0 [Old Adler] came. She said it comes."])
})

test("there is nothing of a kind that does not exist", () => assert.equal(uses("colours", "red"), undefined))

test("of what is named very often the first uses come, and how many articles are left; each is read by itself", () => {
  const articles = Array.from({ length: 300 }, (_, number) => {
    const day = new Date(Date.UTC(2001, 0, 1 + number)).toISOString().slice(0, 10)
    return `//- a${number}.txt\n${"Adler. ".repeat(10)}\n//- a${number}.ann.yaml\nsource: {published: ${day}}\nmentions: {Adler: adler}\n`
  })
  const corpus = loadCorpus(
    parseFixture(`//- registry.yaml\nentities: {adler: {name: Adler}}\n${articles.join("")}`).files,
  )
  const bits = usesOf({ uri: `${fixtureRoot}a7.txt`, kind: "entities", id: "adler" }, corpus, documentsOf(corpus))
  for (let count = 0; ; count++) {
    const { done, value } = bits.next()
    if (done !== true) continue
    assert.equal(count, 200)
    assert.equal(value?.articles.length, 200)
    assert.equal(value.leftOut, 100)
    assert.equal(value.articles[7]?.title, "a7.txt")
    break
  }
})

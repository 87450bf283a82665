import assert from "node:assert/strict"
import { test } from "node:test"
import { suggest } from "../../../server/core/acts/suggestions.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../../support/fixture.ts"

const registry = `
//- codebook.yaml
format: 1
roles:
  mayor: {titles: [mayor]}
//- registry.yaml
entities:
  anna: {type: person, name: Anna Adler, aliases: [Adler, Rice]}
  moss: {type: person, name: Ben Moss, aliases: [Moss]}
  zora: {type: person, name: Zora Moss}
  lund: {type: country, name: Lund, adjectives: [Lundish], metonyms: [Port Lund]}
  port-lund: {type: place, name: Port Lund}
`

/** \`words: entity, reason\`, with a \`+\` before what is certain, of all articles. */
function check(source: string, expected: readonly string[], entity?: string): void {
  const corpus = loadCorpus(parseFixture(registry + source).files)
  const articles = [...corpus.pairs.articles()]
  const found = [...suggest({ articles, ...(entity !== undefined && { entity }) }, corpus)]
  const shown = found.flatMap(article =>
    (article?.places ?? []).map(
      ({ hit, entity: id, certain, reason }) => `${certain ? "+" : "-"}${hit}: ${id}, ${reason}`,
    ),
  )
  assert.deepEqual(shown, expected)
}

test("names and aliases of one entity are certain, adjectives and metonyms are not", () =>
  check("//- a.txt\nAnna Adler went to Lund. There Adler met Lundish farmers.\n", [
    "+Anna Adler: anna, name",
    "+Lund: lund, name",
    "+Adler: anna, alias",
    "-Lundish: lund, adjective",
  ]))

test("a name of two entities is offered for both", () =>
  check("//- a.txt\nThey saw Port Lund.\n", [
    "-Port Lund: lund, also a name of Port Lund",
    "-Port Lund: port-lund, also a metonym of Lund",
  ]))

test("only one entity may be asked for", () => {
  check("//- a.txt\nAnna Adler went to Lund, old Lund.\n", ["+Lund: lund, name", "+Lund: lund, name"], "lund")
  check("//- a.txt\nLUND WINS\n\nThey saw Lund.\n", ["+LUND: lund, name", "+Lund: lund, name"], "lund")
  check("//- a.txt\nAnna Adler went to Lund.\n", [], "nobody")
})

test("what is annotated, in page furniture or inside a word is left out", () =>
  check(
    `//- a.txt
Adler, Adlerian, Anna Adler. Lund!
Lund news
//- a.ann.yaml
boilerplate: [Lund news]
mentions: {Anna Adler: anna, Lund: none}
`,
    ["+Adler: anna, alias"],
  ))

test("words that are tagged in some places of the article are not certain elsewhere", () =>
  check(
    `//- a.txt
Old Adler came. Then Adler left.
//- a.ann.yaml
mentions:
  Adler: [{entity: moss, prefix: Old}]
`,
    ["-Adler: anna, elsewhere in this article Ben Moss"],
  ))

test("a surname that others have, a longer phrase, quotation marks and common words raise doubts", () =>
  check(
    `//- a.txt
They met Moss. We read Adler Weekly and the “Lund” series. Rice was grown; they ate rice.
`,
    [
      "-Moss: moss, may be Zora Moss",
      "-Adler: anna, part of “Adler Weekly”",
      "-Lund: lund, in quotation marks",
      "-Rice: anna, may be a common word",
    ],
  ))

test("titles, words that begin a sentence, and headlines raise none", () =>
  check(
    `//- a.txt
Bridge Plan Stirs Adler Again

Mayor Adler came later. Later Adler left with Mr. Adler.
`,
    ["+Adler: anna, alias", "+Adler: anna, alias", "+Adler: anna, alias", "+Adler: anna, alias"],
  ))

test("what an entity is called in other articles is offered when it is asked for", () =>
  check(
    `//- a.txt
The old lady came, and Adler.
//- b.txt
Here the old lady stood.
//- b.ann.yaml
mentions: {the old lady: anna, stood: lund}
//- c.txt
Then the old lady left.
`,
    ["+Adler: anna, alias", "-the old lady: anna, called so elsewhere"],
    "anna",
  ))

test("a place has the words around it in its paragraph, a title, and a key that lasts", () => {
  const suggested = (text: string) => {
    const source = `${registry}//- a.txt\n${text}//- a.ann.yaml\nsource: {title: The Title}\n//- b.txt\nAdler\n`
    const corpus = loadCorpus(parseFixture(source).files)
    return [...suggest({ articles: [`${fixtureRoot}a.txt`, `${fixtureRoot}b.txt`] }, corpus)]
  }
  const [first, second] = suggested("Head\n\nIt was Adler who came. It was Adler who came.\n\nEnd\n")
  const [place, again] = first?.places ?? []
  assert.deepEqual([first?.title, second?.title], ["The Title", "b.txt"])
  assert.deepEqual([place?.before, place?.hit, place?.after], ["It was ", "Adler", " who came. It was Adler who came."])
  assert.deepEqual(place?.span, { start: 13, end: 18 })
  assert.notEqual(place?.key, again?.key)
  const [later] = suggested("Head\n\nNew.\n\nIt was Adler who came. It was Adler who came.\n\nEnd\n")
  assert.deepEqual(
    later?.places.map(({ key }) => key),
    first?.places.map(({ key }) => key),
  )
})

test("in a language without spaces names are found within the text", () =>
  check(
    `//- postil.yaml
format: 1
language: ja
registry: names.yaml
//- names.yaml
entities:
  tokyo: {type: place, name: 東京}
//- a.txt
昨日東京で会議が開かれた。
`,
    ["+東京: tokyo, name"],
  ))

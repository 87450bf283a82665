import assert from "node:assert/strict"
import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"
import { fixtureRoot, parseFixture } from "../../support/fixture.ts"

const source = `//- codebook.yaml
topics:
  works: {abstract: true}
  bridge: {proposition: It should be built., parent: works} # the old one
  tunnel: {proposition: It should be dug.}
tags: {news: {}, essay: {}}
//- registry.yaml
entities:
  adler: {type: person, name: Adler}
  lund: {type: country, name: Lund}
//- a.txt
Adler met Adler in Lund. The Adlers left. Adler said the bridge comes, Adler said it goes.
//- a.ann.yaml
tags: [news]
mentions:
  Adler: adler
  Lund: lund
  The Adlers: adler + lund
claims:
  comes: {speaker: adler, mode: indirect, cue: said, quote: the bridge comes, topic: bridge, target: [adler, lund]}
  goes: {speaker: adler, mode: indirect, cue: said, quote: it goes, topic: bridge}
//- a.ann.ed.yaml
mentions: {Adler: adler}
claims:
  comes: {speaker: adler, mode: indirect, cue: said, quote: the bridge comes, topic: bridge}
//- b.txt
Adler and Adler.
//- b.ann.yaml
tags: [news]
mentions:
  Adler: adler
`

/** Where words stand in an article; the first time from `from` on. */
function place(path: string, words: string, from = 0) {
  const uri = fixtureRoot + path
  const start = (parseFixture(source).files.get(uri) ?? "").indexOf(words, from)
  assert.ok(start >= 0)
  return { uri, range: { start, end: start + words.length } }
}

test("some mentions and claims go to a new entity, in all layers; the others stay", () =>
  void checkAct(
    "split",
    {
      kind: "entities",
      id: "adler",
      into: "bo-adler",
      name: "Bo Adler",
      places: [
        place("a.txt", "Adler", 3),
        place("a.txt", "The Adlers"),
        place("b.txt", "Adler"),
        place("b.txt", "Adler", 3),
      ],
      claims: ["a/comes"],
    },
    source,
    `//- registry.yaml
entities:
  adler: {type: person, name: Adler}
  bo-adler: {type: person, name: Bo Adler}
  lund: {type: country, name: Lund}
//- a.ann.yaml
tags: [news]
mentions:
  Adler:
    - adler
    - {entity: bo-adler, prefix: met}
  Lund: lund
  The Adlers: bo-adler + lund
claims:
  comes: {speaker: bo-adler, mode: indirect, cue: said, quote: the bridge comes, topic: bridge, target: [bo-adler, lund]}
  goes: {speaker: adler, mode: indirect, cue: said, quote: it goes, topic: bridge}
//- a.ann.ed.yaml
mentions: {Adler: [adler, {entity: bo-adler, prefix: met}]}
claims:
  comes: {speaker: bo-adler, mode: indirect, cue: said, quote: the bridge comes, topic: bridge}
//- b.ann.yaml
tags: [news]
mentions:
  Adler: bo-adler
`,
  ))

test("a topic is split: the new one stands beside it", () =>
  void checkAct(
    "split",
    { kind: "topics", id: "bridge", into: "ferry", name: "The ferry", claims: ["goes"] },
    source,
    source
      .replace("  tunnel:", "  ferry: {label: The ferry, proposition: It should be built., parent: works}\n  tunnel:")
      .replace("quote: it goes, topic: bridge", "quote: it goes, topic: ferry"),
  ))

test("articles go to a tag that there is already", () =>
  void checkAct(
    "split",
    { kind: "tags", id: "news", into: "essay", places: [place("b.txt", "Adler")] },
    source,
    source.replace("Adler and Adler.\n//- b.ann.yaml\ntags: [news]", "Adler and Adler.\n//- b.ann.yaml\ntags: [essay]"),
  ))

test("what would not do is refused with a reason", () => {
  const no = (given: object, reason: RegExp) =>
    checkRefused("split", { kind: "entities", id: "adler", into: "bo", ...given }, source, reason)
  no({}, /which uses of "adler" go to "bo"/)
  no({ into: "adler" }, /from itself/)
  no({ into: "Bo" }, /"Bo" is not an id/)
  no({ id: "nobody" }, /"nobody"/)
  no({ claims: ["a/gone"] }, /no claim "a\/gone"/)
})

test("a built-in code is split with all of its kind written into the codebook", () => {
  const corpus = checkAct(
    "split",
    { kind: "stances", id: "supports", into: "backs", claims: ["a/x"] },
    "//- a.txt\nAda spoke.\n//- a.ann.yaml\nclaims:\n  x: {quote: Ada spoke, stance: supports}\n",
    "//- a.ann.yaml\nclaims:\n  x: {quote: Ada spoke, stance: backs}\n",
  )
  assert.ok(corpus.codes.get("stances", "backs"))
  assert.ok(corpus.codes.get("stances", "opposes"))
})

test("of a list of bare ids a code is split, too", () => {
  checkAct(
    "split",
    { kind: "tags", id: "news", into: "report", places: [{ uri: `${fixtureRoot}a.txt`, range: { start: 0, end: 3 } }] },
    "//- codebook.yaml\ntags: [news, essay]\n//- a.txt\nAda spoke.\n//- a.ann.yaml\ntags: [news]\n",
    "//- codebook.yaml\ntags:\n  news: {}\n  report: {}\n  essay: {}\n//- a.ann.yaml\ntags: [report]\n",
  )
})

test("an entity that nothing defines is split into one that goes where new entities go", () => {
  checkAct(
    "split",
    { kind: "entities", id: "ada", into: "ada-two", name: "Ada Two", claims: ["a/x"] },
    `//- postil.yaml
format: 1
registry: registry/*.yaml
//- a.txt
Ada spoke.
//- a.ann.yaml
claims:
  x: {quote: Ada spoke, speaker: ada}
//- registry/country.yaml
entities:
  lund: {type: country, name: Lund}
`,
    `//- registry/country.yaml
entities:
  lund: {type: country, name: Lund}
  ada-two: {type: person, name: Ada Two}
//- a.ann.yaml
claims:
  x: {quote: Ada spoke, speaker: ada-two}
`,
  )
})

import assert from "node:assert/strict"
import { test } from "node:test"
import { codedFileOf } from "../../server/core/corpus/find-at.ts"
import { loadCorpus, parseFixture } from "../support/fixture.ts"

const registry = `
//- registry.yaml
entities:
  georgia: {type: country, name: Georgia, adjectives: [Georgian], metonyms: [Tbilisi]}
  georgia-us-state: {type: country, name: Georgia}
  russia: {type: country, name: Russia, metonyms: [Moscow]}
  moscow: {type: city, name: Moscow}
  south-ossetia: {type: territory, name: South Ossetia, adjectives: [Ossetian]}
  north-ossetia: {type: region, name: North Ossetia, adjectives: [Ossetian]}
  us: {type: country, name: United States, aliases: [U.S.]}
`

/** Every occurrence of every surface in a.txt as `text=entities kind` or `text=state`. */
function check(source: string, expected: readonly string[]): void {
  const { files } = parseFixture(registry + source)
  const corpus = loadCorpus(files)
  const file = codedFileOf("file:///corpus/a.txt", corpus)
  assert.ok(file)
  const shown = file.anchored.occurrences.map(({ span, entities, kind, state, folded, rival }) => {
    const text = file.article.text.slice(span.start, span.end).replace(/\s+/g, " ")
    const what = state === "mention" ? `${entities.join("+")} ${kind}` : state
    return `${text}=${what}${folded ? " folded" : ""}${rival ? " rival" : ""}`
  })
  assert.deepEqual(shown, expected)
}

test("a surface means all its occurrences, at word boundaries", () =>
  check(
    `
//- a.txt
Georgia, Georgian, pro-Georgia (Georgia's), XGeorgia.
//- a.ann.yaml
mentions: {Georgia: georgia, Georgian: georgia}
`,
    ["Georgia=georgia name", "Georgian=georgia adjective", "Georgia=georgia name", "Georgia=georgia name"],
  ))

test("a context wins over the default, and none is nobody", () =>
  check(
    `
//- a.txt
Moscow sided. They gather in Moscow. Moscow Road.
//- a.ann.yaml
mentions:
  Moscow:
    - russia
    - {entity: moscow, prefix: gather in}
    - {entity: none, suffix: Road}
`,
    ["Moscow=russia metonym", "Moscow=moscow name", "Moscow=none"],
  ))

test("an occurrence that fits no context is uncovered", () =>
  check(
    `
//- a.txt
Moscow sided with Moscow.
//- a.ann.yaml
mentions:
  Moscow: [{entity: russia, prefix: with}]
`,
    ["Moscow=uncovered", "Moscow=russia metonym"],
  ))

test("two contexts that fit are rivals, and the first counts", () =>
  check(
    `
//- a.txt
They gather in Moscow now.
//- a.ann.yaml
mentions:
  Moscow: [{entity: russia, prefix: gather in}, {entity: moscow, suffix: now}]
`,
    ["Moscow=russia metonym rival"],
  ))

test("white space at the joint and inside does not matter", () =>
  check(
    `
//- a.txt
gather
in\u00a0Moscow and South\u00a0 \nOssetia
//- a.ann.yaml
mentions:
  Moscow: [{entity: moscow, prefix: "gather in "}]
  South Ossetia: south-ossetia
`,
    ["Moscow=moscow name", "South Ossetia=south-ossetia name"],
  ))

test("a name hides what lies inside it, a description does not", () =>
  check(
    `
//- a.txt
South Ossetia; the Georgian capital; the two Georgian provinces.
//- a.ann.yaml
mentions:
  South Ossetia: south-ossetia
  Ossetia: north-ossetia
  the Georgian capital: georgia
  Georgian: georgia
  the two Georgian provinces: south-ossetia + georgia-us-state
`,
    [
      "South Ossetia=south-ossetia name",
      "Ossetia=hidden",
      "the Georgian capital=georgia description",
      "Georgian=hidden",
      "the two Georgian provinces=south-ossetia+georgia-us-state description",
      "Georgian=georgia adjective",
    ],
  ))

test("none hides what lies inside it", () =>
  check(
    `
//- a.txt
Georgia Hale took it.
//- a.ann.yaml
mentions: {Georgia: georgia, Georgia Hale: none}
`,
    ["Georgia Hale=none", "Georgia=hidden"],
  ))

test("an edge that is no letter is not checked", () =>
  check(
    `
//- a.txt
The U.S.-led group
//- a.ann.yaml
mentions: {U.S.: us}
`,
    ["U.S.=us name"],
  ))

test("upper case is a form of a name, not of a description", () =>
  check(
    `
//- a.txt
TBILISI, GEORGIA
//- a.ann.yaml
mentions: {TBILISI: georgia, GEORGIA: georgia-us-state}
`,
    ["TBILISI=georgia metonym", "GEORGIA=georgia-us-state name"],
  ))

test("other quotation marks and dashes match, and say so", () =>
  check(
    `
//- a.txt
the West’s friend–foe
//- a.ann.yaml
mentions: {"West's friend-foe": russia}
`,
    ["West’s friend–foe=russia description folded"],
  ))

test("boilerplate does not count, but serves as context", () =>
  check(
    `
//- postil.yaml
format: 1
boilerplate: {lines: [Read Georgia], text: [" (Georgia desk)"]}
//- a.txt
  Read   Georgia
Georgia first (Georgia desk), Georgia then.
Last update: Georgia
//- a.ann.yaml
boilerplate: ["Last update: Georgia"]
mentions:
  Georgia: [{entity: georgia-us-state, prefix: Read Georgia}, {entity: georgia}]
`,
    [
      "Georgia=boilerplate",
      "Georgia=georgia-us-state name",
      "Georgia=boilerplate",
      "Georgia=georgia name",
      "Georgia=boilerplate",
    ],
  ))

test("in a language without blanks there are no word boundaries", () =>
  check(
    `
//- postil.yaml
language: ja
//- a.txt
昨日グルジア軍が
//- a.ann.yaml
mentions: {グルジア: georgia}
`,
    ["グルジア=georgia description"],
  ))

test("emoji and marks before a mention do not shift it", () =>
  check(
    `
//- a.txt
\ufeff🌊 Cafe\u0301 in Tbilisi
//- a.ann.yaml
mentions: {Tbilisi: georgia, Café: none}
`,
    ["Cafe\u0301=none", "Tbilisi=georgia metonym"],
  ))

test("a codebook may be named from the folder, with a dot", () => {
  const { files } = parseFixture(`
//- postil.yaml
codebook: ./codes/book.yaml
//- codes/book.yaml
topics: {peace: {proposition: P}}
`)
  assert.ok(loadCorpus(files).codes.get("topics", "peace"))
})

test("two keys that fold to the same words count each place once, for the key that has its characters", () =>
  check(
    `
//- a.txt
O’Brien met O'Brien.
//- a.ann.yaml
mentions: {O'Brien: us, O’Brien: moscow}
`,
    ["O’Brien=moscow description", "O'Brien=us description"],
  ))

test("the name of a local entity is a name in upper case as well", () =>
  check(
    `
//- a.txt
Ben Moss spoke. BEN MOSS left.
//- a.ann.yaml
local: {_moss: {type: person, name: "Ben  Moss"}}
mentions: {Ben Moss: _moss, BEN MOSS: _moss}
`,
    ["Ben Moss=_moss name", "BEN MOSS=_moss name"],
  ))

test("only Markdown has front matter", () =>
  check(
    `
//- a.txt
---
Georgia
---
Georgia
//- a.ann.yaml
mentions: {Georgia: georgia}
`,
    ["Georgia=georgia name", "Georgia=georgia name"],
  ))

test("thousands of surfaces are found as a few are", () => {
  const missing = Array.from({ length: 250 }, (_, index) => `missing${index}: us`)
  check(
    `
//- a.txt
Georgia (Georgia) XGeorgia Georgian. U.S. pro-Georgia Cafe\u0301 Caf Georgia\u0301
//- a.ann.yaml
mentions: {${missing.join(", ")}, Georgia: georgia, U.S.: us, Caf: russia, (Georgia): none}
`,
    [
      "Georgia=georgia name",
      "(Georgia)=none",
      "Georgia=hidden",
      "U.S.=us name",
      "Georgia=georgia name",
      "Caf=russia description",
    ],
  )
})

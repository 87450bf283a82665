import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import { checkAct, checkRefused, doAct } from "../../support/check-acts.ts"
import { fixtureRoot } from "../../support/fixture.ts"

const registry = `//- registry.yaml
entities:
  adler:
    type: person
    name: Anna Adler
    aliases: [Adler]
    roles:
      - {role: mayor, of: lund}
    ids: {wikidata: Q1}
  a-adler: # seen in March
    type: person
    name: A. Adler
    aliases: [Adler, Mayor]
    adjectives: Adlerian
    born: 1960
    about: >-
      A mayor.
    roles: [{role: mayor, of: lund}, {role: judge, of: lund}]
    ids: {wikidata: Q2, viaf: "7"}
  lund: {type: country, name: Lund, part-of: league, members: [{of: adler}, {of: a-adler}]}
  league: {type: office, name: League, participants: [adler, lund, a-adler]}
`

test("the survivor takes over names, roles and ids, and the old id leads to it", () =>
  void checkAct(
    "merge",
    { kind: "entities", ids: ["a-adler"], into: "adler" },
    registry,
    `//- registry.yaml
entities:
  adler:
    type: person
    name: Anna Adler
    aliases: [Adler, A. Adler, Mayor]
    roles:
      - {role: mayor, of: lund}
      - {role: judge, of: lund}
    ids: {wikidata: Q1, viaf: "7"}
    adjectives: [Adlerian]
    born: "1960"
    about: A mayor.
  lund: {type: country, name: Lund, part-of: league, members: [{of: adler}]}
  league: {type: office, name: League, participants: [adler, lund]}
merged:
  a-adler: adler
`,
  ))

test("a key of the survivor that holds nothing takes over what the other has there", () =>
  void checkAct(
    "merge",
    { kind: "entities", ids: ["a-adler"], into: "adler" },
    `//- registry.yaml
entities:
  adler:
    name: Anna Adler
    type: person
    aliases: # none yet
    about:
    ids: {}
  a-adler: {name: A. Adler, type: person, about: A mayor, ids: {wikidata: Q2}}
`,
    `//- registry.yaml
entities:
  adler:
    name: Anna Adler
    type: person
    aliases: [A. Adler] # none yet
    about: A mayor
    ids: {wikidata: Q2}
merged:
  a-adler: adler
`,
  ))

test("what the survivor has otherwise it keeps, and that is told", () => {
  const { outcome } = doAct("merge", { kind: "entities", ids: ["lund", "league"], into: "adler" }, registry)
  assert.ok(!isRefusal(outcome))
  assert.deepEqual(outcome.summary, [
    "0 mentions and 0 claims",
    '2 conflicts: type of "lund" was country, and is now person; type of "league" was office, and is now person',
  ])
})

test("what the two say of each other is not said of the survivor", () =>
  void checkAct(
    "merge",
    { kind: "entities", ids: ["city", "state"], into: "land" },
    `//- registry.yaml
entities:
  city: {type: place, name: City, part-of: land}
  land: {type: country, name: Land, capital: city, location: europe, participants: [city, other]}
  state: {type: country, name: State, location: land, members: [{of: land}]}
  other: {type: country, name: Other}
  europe: {type: place, name: Europe}
merged: {old: state}
`,
    `//- registry.yaml
entities:
  land: {type: country, name: Land, location: europe, participants: [other], aliases: [City, State]}
  other: {type: country, name: Other}
  europe: {type: place, name: Europe}
merged: {old: land, city: land, state: land}
`,
  ))

test("an entity of another file is taken out there", () =>
  void checkAct(
    "merge",
    { kind: "entities", ids: ["bo"], into: "ann" },
    `//- postil.yaml
registry: r/*.yaml
//- r/ann.yaml
entities:
  ann: {type: person, name: Ann}
//- r/bo.yaml
entities:
  bo: {type: person, name: Bo, aliases: [Bobo]}
`,
    `//- r/ann.yaml
entities:
  ann: {type: person, name: Ann, aliases: [Bo, Bobo]}
merged:
  bo: ann
//- r/bo.yaml
entities: {}
`,
  ))

const people = `//- registry.yaml
entities:
  ann: {type: person, name: Ann}
  bo: {type: person, name: Bo}
  cy: {type: person, name: Cy}
//- a.txt
Ann met Bo and Bo met Cy. Both left, all three came. Ann said so.
`

test("mentions and claims that then name one twice name it once", () =>
  void checkAct(
    "merge",
    { kind: "entities", ids: ["bo"], into: "ann" },
    `${people}//- a.ann.yaml
mentions:
  Ann: ann
  Bo:
    - {entity: bo, prefix: met}
    - {entity: ann, prefix: and}
  Both: ann + bo
  all three: bo + ann + cy
  said: [ann, {entity: bo, prefix: Ann, note: sure?}]
claims:
  so: {speaker: "bo + ann", mode: narrated, quote: said so, target: [bo, cy, ann], via: [ann, bo]}
`,
    `//- a.ann.yaml
mentions:
  Ann: ann
  Bo: ann
  Both: ann
  all three: ann + cy
  said: [ann, {entity: ann, prefix: Ann, note: sure?}]
claims:
  so: {speaker: "ann", mode: narrated, quote: said so, target: [cy, ann], via: [ann]}
`,
  ))

test("a local entity becomes one of the registry, with its name as an alias", () =>
  void checkAct(
    "merge",
    { kind: "entities", ids: ["_clerk"], into: "cy" },
    `${people}//- a.ann.yaml
local:
  _clerk: {type: person, name: C. Y.}
mentions:
  Cy: _clerk
`,
    `//- registry.yaml
entities:
  ann: {type: person, name: Ann}
  bo: {type: person, name: Bo}
  cy: {type: person, name: Cy, aliases: [C. Y.]}
//- a.ann.yaml
mentions:
  Cy: cy
`,
  ))

const codebook = `//- codebook.yaml
topics:
  works: {proposition: Building is good.}
  bridge:
    proposition: The bridge is good.
    parent: works
  deck: {proposition: The deck is good., parent: bridge}
  span:
    proposition: The bridge is good.
tags:
  news:
  report: {}
  note: {parent: report}
stances: {for: {}, pro: {}, against: {}}
contradictory-stances: [[for, against], [pro, against], [for, pro]]
claim-kinds: {position: {stance: [for, pro]}}
modes: [direct, quoted]
//- a.txt
The bridge is good.
//- a.ann.yaml
tags: [news, report]
claims:
  a: {speaker: narrator, mode: quoted, quote: The bridge, topic: bridge, stance: pro, kind: position}
//- a.ann.ed.yaml
claims:
  a: {speaker: narrator, mode: quoted, quote: The bridge, topic: bridge, stance: pro, kind: position}
`

test("a merged code stays as deprecated, and what stood under it stands under the survivor", () =>
  void checkAct(
    "merge",
    { kind: "topics", ids: ["bridge"], into: "span" },
    codebook,
    codebook
      .replace("parent: works\n", "parent: works\n    deprecated: {since: 2026-11-22, use: span}\n")
      .replace("parent: bridge}", "parent: span}")
      .replaceAll("topic: bridge", "topic: span"),
  ))

test("a code is merged into one that stands under it", () =>
  void checkAct(
    "merge",
    { kind: "topics", ids: ["bridge"], into: "deck" },
    codebook,
    codebook
      .replace("parent: works\n", "parent: works\n    deprecated: {since: 2026-11-22, use: deck}\n")
      .replace("parent: bridge}", "parent: works}")
      .replaceAll("topic: bridge", "topic: deck"),
  ))

test("a code stands under none where it is merged with all above it, however that is written", () => {
  for (const parent of ['"parent": bridge', "'parent': \"bridge\"", "parent: bridge # parent"]) {
    const before = `//- codebook.yaml
topics:
  bridge: {label: Bridge}
  deck:
    ${parent}
    label: Deck
`
    const after = before
      .replace(`    ${parent}\n`, "")
      .replace("Bridge}", "Bridge, deprecated: {since: 2026-11-22, use: deck}}")
    checkAct(
      "merge",
      { kind: "topics", ids: ["bridge"], into: "deck", uri: `${fixtureRoot}codebook.yaml` },
      before,
      after,
    )
  }
})

test("an article has a merged tag once", () =>
  void checkAct(
    "merge",
    { kind: "tags", ids: ["news"], into: "report" },
    codebook,
    codebook
      .replace("news:\n", "news:\n    deprecated: {since: 2026-11-22, use: report}\n")
      .replace("[news, report]", "[report]"),
  ))

test("a stance is no longer contrary to the one that it became", () =>
  void checkAct(
    "merge",
    { kind: "stances", ids: ["pro"], into: "for" },
    codebook,
    codebook
      .replace("pro: {}", "pro: {deprecated: {since: 2026-11-22, use: for}}")
      .replace("[[for, against], [pro, against], [for, pro]]", "[[for, against]]")
      .replace("[for, pro]", "[for]")
      .replaceAll("stance: pro", "stance: for"),
  ))

test("a list of bare codes becomes a map, in which one can be deprecated", () =>
  void checkAct(
    "merge",
    { kind: "modes", ids: ["quoted"], into: "direct" },
    codebook,
    codebook
      .replace("[direct, quoted]", "{direct: {}, quoted: {deprecated: {since: 2026-11-22, use: direct}}}")
      .replaceAll("mode: quoted", "mode: direct"),
  ))

test("propositions that differ are told", () => {
  const { outcome } = doAct("merge", { kind: "topics", ids: ["bridge", "deck"], into: "span" }, codebook)
  assert.ok(!isRefusal(outcome))
  assert.deepEqual(outcome.summary, [
    "2 claims",
    '1 conflict: "deck" had the proposition "The deck is good."; it is now "The bridge is good."',
  ])
})

test("what would not do is refused with a reason", () => {
  const no = (kind: string, ids: readonly string[], into: string, reason: RegExp) =>
    checkRefused("merge", { kind, ids, into }, people + codebook, reason)
  no("entities", [], "ann", /"ann"/)
  no("entities", ["ann"], "ann", /own place/)
  no("entities", ["ann"], "anna", /"anna" is not defined; did you mean "ann"/)
  no("entities", ["nobody"], "ann", /Nothing here is called "nobody"/)
  no("entities", ["ann"], "_clerk", /one article only/)
  no("claims", ["a"], "b", /"claims"/)
})

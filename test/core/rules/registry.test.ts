import { test } from "node:test"
import { emptyRegistry } from "../../../server/core/acts/new-files.ts"
import { checkFix, checkRule } from "../../support/check-rules.ts"

// --- entity-unknown

test("every place of a sidecar that names an unknown entity is marked", () =>
  checkRule(
    "entity-unknown",
    `
//- registry.yaml
format: 1
entities:
  lavrov: {type: person, name: Sergei Lavrov}
//- a.txt
Lavrov spoke. So did Rice and a diplomat.
//- a.ann.yaml
local:
  _diplomat: {type: person, of: {{entity-unknown:rusia}}}
mentions:
  Lavrov: lavrov
  Rice: {{entity-unknown:rice}}
  a diplomat: _diplomat
  Lavrov spoke: lavrov + {{entity-unknown:lavrof}}
claims:
  x:
    speaker: narrator
    via: {{entity-unknown:_diplomats}}
    target: [lavrov, {{entity-unknown:georgia}}]
`,
    /"lavrof" is not in the registry; did you mean "lavrov"\?[\s\S]*"_diplomats" is not under "local:" of this file/,
  ))

test("so is every place of the registry", () =>
  checkRule(
    "entity-unknown",
    `
//- registry.yaml
format: 1
entities:
  georgia: {type: country, name: Georgia, capital: {{entity-unknown:tiblisi}}, part-of: {{entity-unknown:caucasus}}}
  tbilisi: {type: place, name: Tbilisi, part-of: georgia, location: georgia}
  x:
    type: person
    name: X
    claimed-by: {{entity-unknown:nobody}}
    participants: [georgia, {{entity-unknown:russia}}]
    roles:
      - {role: chief, of: {{entity-unknown:duma}}}
    members: [{of: georgia}, {of: {{entity-unknown:sco}}}]
merged:
  old: georgia
  older: {{entity-unknown:old}}
`,
    /"tiblisi" is not in the registry; did you mean "tbilisi"\?/,
  ))

test("an entity that was merged is told where it went", () =>
  checkRule(
    "entity-unknown",
    `
//- registry.yaml
format: 1
entities:
  lavrov: {type: person, name: Sergei Lavrov}
merged:
  s-lavrov: lavrov
//- a.txt
Lavrov spoke.
//- a.ann.yaml
mentions:
  Lavrov: {{entity-unknown:s-lavrov}}
`,
    /it was merged into "lavrov"/,
  ))

test("who writes the name of an entity for its id is told the id", () => {
  const source = (id: string, more = "") => `
//- registry.yaml
format: 1
entities:
  rice: {type: person, name: Condoleezza Rice, aliases: [Condi]}${more}
//- a.txt
Condi spoke.
//- a.ann.yaml
mentions:
  Condi: ${id}
`
  for (const name of ["Condoleezza Rice", "Condi"]) {
    checkRule("entity-unknown", source(`{{entity-unknown:${name}}}`), /did you mean "rice"\?$/)
    checkFix("entity-unknown", source(name), "\n//- a.ann.yaml\nmentions:\n  Condi: rice\n")
  }
  const second = "\n  other: {type: person, name: Condi}"
  checkRule("entity-unknown", source("{{entity-unknown:Condi}}", second), /is not in the registry$/)
})

test("an unknown entity is created behind the last one, in its form", () => {
  checkFix(
    "entity-unknown",
    `
//- registry.yaml
format: 1
entities:
  # people
  lavrov: {type: person, name: Sergei Lavrov}   # minister
  # end
//- a.txt
Condoleezza Rice spoke.
//- a.ann.yaml
mentions:
  Condoleezza Rice: rice
`,
    `
//- registry.yaml
format: 1
entities:
  # people
  lavrov: {type: person, name: Sergei Lavrov}   # minister
  rice: {type: person, name: Condoleezza Rice}
  # end
`,
    "Create",
  )
  checkFix(
    "entity-unknown",
    `
//- registry.yaml
format: 1
entities:
    lavrov:
        type: person
        name: Sergei Lavrov
merged: {s-lavrov: lavrov}
//- a.txt
"R": Rice spoke.
//- a.ann.yaml
mentions:
  '"R": Rice': rice
`,
    `
//- registry.yaml
format: 1
entities:
    lavrov:
        type: person
        name: Sergei Lavrov
    rice:
        type: person
        name: '"R": Rice'
merged: {s-lavrov: lavrov}
`,
    "Create",
  )
})

test("the registry is created with its first entity", () => {
  const article = `
//- a.txt
Condoleezza Rice spoke.
//- a.ann.yaml
mentions:
  Condoleezza Rice: rice
`
  const created = `
//- registry.yaml
format: 1
entities:
  rice:
    type: person
    name: Condoleezza Rice
`
  checkFix("entity-unknown", article, created.replace("format: 1\n", emptyRegistry), "Create")
  checkFix("entity-unknown", `\n//- registry.yaml\nformat: 1\n${article.slice(1)}`, created, "Create")
  checkFix("entity-unknown", `\n//- registry.yaml\nformat: 1\nentities:\n${article.slice(1)}`, created, "Create")
  checkFix("entity-unknown", `\n//- registry.yaml\nformat: 1\nentities: {}\n${article.slice(1)}`, created, "Create")
})

test("a local entity is created in the sidecar", () => {
  checkFix(
    "entity-unknown",
    `
//- a.txt
An analyst spoke.
//- a.ann.yaml
format: 1
mentions:
  An analyst: _analyst
`,
    `
//- a.ann.yaml
format: 1
local:
  _analyst: {type: person, name: An analyst}
mentions:
  An analyst: _analyst
`,
    "Create",
  )
  checkFix(
    "entity-unknown",
    `
//- a.txt
An analyst spoke to an expert.
//- a.ann.yaml
local:
  _expert: {type: person}
mentions:
  An analyst: _analyst
  an expert: _expert
`,
    `
//- a.ann.yaml
local:
  _expert: {type: person}
  _analyst: {type: person, name: An analyst}
mentions:
  An analyst: _analyst
  an expert: _expert
`,
    "Create",
  )
})

// --- external ids

test("an id that two entities have is marked at the later one", () =>
  checkRule(
    "external-id-duplicate",
    `
//- registry.yaml
format: 1
entities:
  georgia: {type: country, name: Georgia, ids: {iso3166: GE, wikidata: Q230}}
  georgia-us-state: {type: place, name: Georgia, ids: {wikidata: {{external-id-duplicate:Q230}}}}
  somewhere: {type: place, name: Somewhere, ids: {geonames: "230", viaf: "230"}}
`,
    /^wikidata Q230 is also on georgia$/,
  ))

test("a doubled id is taken out, with its map if nothing else is in it", () => {
  const before = "\n//- registry.yaml\nformat: 1\nentities:\n  a: {type: place, name: A, ids: {wikidata: Q1}}\n"
  const after = (entity: string) => `${before}${entity}`
  checkFix(
    "external-id-duplicate",
    after("  b: {type: place, name: B, ids: {wikidata: Q1}, about: b}\n"),
    after("  b: {type: place, name: B, about: b}\n"),
  )
  checkFix(
    "external-id-duplicate",
    after("  b: {type: place, name: B, ids: {wikidata: Q1, viaf: 12}}\n"),
    after("  b: {type: place, name: B, ids: {viaf: 12}}\n"),
  )
  checkFix(
    "external-id-duplicate",
    after("  b:\n    type: place\n    name: B\n    ids:\n      wikidata: Q1\n    about: b\n"),
    after("  b:\n    type: place\n    name: B\n    about: b\n"),
  )
})

test("ids that look wrong are marked, those of unknown authorities are not", () =>
  checkRule(
    "external-id-malformed",
    `
//- registry.yaml
format: 1
entities:
  a: {type: place, name: A, ids: {wikidata: {{external-id-malformed:230}}, iso3166: {{external-id-malformed:ge}}, other: "?"}}
  b: {type: place, name: B, ids: {wikidata: Q230, iso3166: US-GA, geonames: "614540", viaf: "12"}}
`,
    /"230" is not an id of wikidata, which is Q and a number/,
  ))

test("an id that is nearly right is corrected", () => {
  const entity = (id: string) =>
    `\n//- registry.yaml\nformat: 1\nentities:\n  a: {type: place, name: A, ids: {${id}}}\n`
  checkFix("external-id-malformed", entity("wikidata: 230"), entity("wikidata: Q230"))
  checkFix("external-id-malformed", entity("wikidata: q230"), entity("wikidata: Q230"))
  checkFix("external-id-malformed", entity("wikidata: https://www.wikidata.org/wiki/Q230"), entity("wikidata: Q230"))
  checkFix("external-id-malformed", entity("iso3166: ge"), entity("iso3166: GE"))
})

test("an id that cannot be corrected can be removed", () => {
  const entity = (ids: string) => `\n//- registry.yaml\nformat: 1\nentities:\n  a: {type: place, name: A${ids}}\n`
  checkFix("external-id-malformed", entity(", ids: {wikidata: georgia}"), entity(""))
  checkFix("external-id-malformed", entity(", ids: {viaf: no, wikidata: Q230}"), entity(", ids: {wikidata: Q230}"))
})

// --- part-of-cycle

test("a cycle is told once, with its members", () =>
  checkRule(
    "part-of-cycle",
    `
//- registry.yaml
format: 1
entities:
  a: {type: place, name: A, part-of: {{part-of-cycle:b}}}
  b: {type: place, name: B, part-of: c}
  c: {type: place, name: C, part-of: a}
  inside: {type: place, name: Inside, part-of: a}
  self: {type: place, name: Self, part-of: {{part-of-cycle:self}}}
  fine: {type: place, name: Fine, part-of: finer}
  finer: {type: place, name: Finer, part-of: unknown}
`,
    /^a is part of itself, through b and c\nself is part of itself$/,
  ))

test("codes can stand under themselves, too", () =>
  checkRule(
    "part-of-cycle",
    `
//- codebook.yaml
format: 1
topics:
  a: {parent: {{part-of-cycle:b}}, proposition: P}
  b: {parent: a, proposition: P}
  c: {parent: a, proposition: P}
`,
    /^a stands under itself, through b$/,
  ))

// --- period-inverted

test("a period that ends before it begins is marked wherever the registry has one", () =>
  checkRule(
    "period-inverted",
    `
//- registry.yaml
format: 1
entities:
  rice:
    type: person
    name: Condoleezza Rice
    roles:
      - {role: secretary, from: {{period-inverted:2009-01-26}}, to: 2005-01-20}
      - {role: secretary, from: 2009, to: 2009-01-20}
      - {role: secretary, from: 2009}
      - {role: secretary, from: sometime, to: 2005}
  union: {type: organization, name: Union, to: 1991, from: {{period-inverted:1992}}, members: [{of: rice, from: {{period-inverted:1950}}, to: 1949-12}]}
`,
    /^from 2009-01-26 is after to 2005-01-20$/m,
  ))

test("from and to are swapped as they are written", () => {
  const entity = (period: string) =>
    `\n//- registry.yaml\nformat: 1\nentities:\n  a: {type: event, name: A, ${period}}\n`
  checkFix("period-inverted", entity('from: "2009", to: 2008~'), entity('from: 2008~, to: "2009"'))
  checkFix("period-inverted", entity("to: 2008-03, from: 2009"), entity("to: 2009, from: 2008-03"))
})

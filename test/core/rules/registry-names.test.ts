import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

function registry(...entities: string[]): string {
  return `
//- postil.yaml
format: 1
language: en
//- registry.yaml
format: 1
entities:
${entities.map(entity => `  ${entity}\n`).join("")}`
}

// --- alias-collision

test("a name of two entities is marked at the later one", () => {
  checkRule(
    "alias-collision",
    registry(
      "georgia: {type: country, name: Georgia, aliases: [Sakartvelo]}",
      "georgia-us: {type: place, name: {{alias-collision:Georgia}}, aliases: [Peach State, Sakartvelo]}",
    ),
    /^"Georgia" names georgia and georgia-us$/,
  )
})

test("a name that many share is told once at each but the first, with some of the others", () => {
  const ids = ["a", "b", "c", "d", "e", "f"]
  const person = (id: string, alias = "Lee") =>
    `${id}: {type: person, name: ${id.toUpperCase()} Lee, aliases: [${alias}]}`
  const marked = (id: string) => person(id, "{{alias-collision:Lee}}")
  checkRule(
    "alias-collision",
    registry(person("a"), marked("b"), marked("c")),
    /^"Lee" names a and b\n"Lee" names a, b and c$/,
  )
  const last = registry(...ids.map(id => (id === "a" ? person(id) : marked(id))))
  checkRule("alias-collision", last, /\n"Lee" names a, b, c, d and 2 others$/)
})

test("names that are still empty are nobody's", () =>
  checkRule(
    "alias-collision",
    registry('georgia: {type: country, name: ""}', 'georgia-us: {type: place, name: Georgia, aliases: ["", " "]}'),
  ))

test("metonyms and adjectives may be shared", () =>
  checkRule(
    "alias-collision",
    registry(
      "georgia: {type: country, name: Georgia, metonyms: [Tbilisi], adjectives: [Georgian]}",
      "tbilisi: {type: place, name: Tbilisi}",
      "church: {type: organization, name: Georgian Church, adjectives: [Georgian]}",
    ),
  ))

test("an alias becomes a metonym, and namesakes of one type are merged", () => {
  const city = "moscow: {type: place, name: Moscow}"
  checkFix(
    "alias-collision",
    registry(city, "russia: {type: country, name: Russia, aliases: [Moscow, RF]}"),
    registry(city, "russia: {type: country, name: Russia, aliases: [RF], metonyms: [Moscow]}"),
  )
  checkFix(
    "alias-collision",
    registry("ann: {type: person, name: Ann Lee}", "lee: {type: person, name: Ann Lee, about: A poet}"),
    `${registry("ann: {type: person, name: Ann Lee, about: A poet}")}merged:\n  lee: ann\n`,
    "Merge",
  )
})

// --- name-case-variant

test("names of two entities that differ in case or ending only are marked", () => {
  checkRule(
    "name-case-variant",
    registry(
      "rights-groups: {type: group, name: Rights groups}",
      "rights-group: {type: group, name: {{name-case-variant:rights group}}}",
      "anna: {type: person, name: Anna De Vries}",
      "anna-2: {type: person, name: {{name-case-variant:Anna de Vries}}}",
    ),
    /"rights group" \(rights-group\) and "Rights groups" \(rights-groups\) differ in case or ending only/,
  )
})

test("an abbreviation is no form of a word, and persons have no plural", () =>
  checkRule(
    "name-case-variant",
    registry(
      "who: {type: organization, name: WHO}",
      "band: {type: group, name: Who}",
      "adam: {type: person, name: Ruth Adam}",
      "adams: {type: person, name: Ruth Adams}",
    ),
  ))

test("endings are those of the language", () => {
  const source = (language: string, mark: string) =>
    `\n//- postil.yaml\nformat: 1\nlanguage: ${language}\n//- registry.yaml\nformat: 1\nentities:\n  a: {type: group, name: Die Ministerien}\n  b: {type: group, name: ${mark}}\n`
  checkRule("name-case-variant", source("de", "{{name-case-variant:die Ministeri}}"))
  checkRule("name-case-variant", source("en", "die Ministeri"))
})

test("in an article, words that differ in case only and mean two things are marked", () => {
  const sidecar = (mentions: string) => `
//- registry.yaml
format: 1
entities:
  sco: {type: organization, name: Shanghai Group}
  csto: {type: organization, name: Security Group}
merged: {old-csto: csto}
//- a.txt
The alliance met. Then the alliance rested. US and us. Polish and polish.
//- a.ann.yaml
mentions:
${mentions}`
  checkRule(
    "name-case-variant",
    sidecar("  The alliance: sco\n  the alliance: {{name-case-variant:csto}}\n"),
    /"the alliance" is tagged csto, but "The alliance" is tagged sco/,
  )
  checkRule("name-case-variant", sidecar("  The alliance: sco\n  the alliance: sco\n"))
  checkRule("name-case-variant", sidecar("  US: sco\n  us: csto\n  Polish: sco\n  polish: none\n"))
  checkRule("name-case-variant", sidecar("  The alliance: sco\n  the alliance: [{entity: csto, prefix: Then}]\n"))
  checkRule("name-case-variant", sidecar("  The alliance: sco\n  the alliance: nobody\n"))
  checkFix(
    "name-case-variant",
    sidecar("  The alliance: sco\n  the alliance: csto\n"),
    sidecar("  The alliance: sco\n  the alliance: sco\n"),
  )
})

// --- entity-near-duplicate

test("two spellings of one name are marked, whatever the order of the words", () => {
  const first = "nazarbayev: {type: person, name: Nursultan Nazarbayev}"
  checkRule(
    "entity-near-duplicate",
    registry(first, "nazarbaev: {type: person, name: {{entity-near-duplicate:Nursultan Nazarbaev}}}"),
    /"Nursultan Nazarbaev" and "Nursultan Nazarbayev" \(nazarbayev\) look like one person/,
  )
  checkRule(
    "entity-near-duplicate",
    registry(first, `n-n: {type: person, name: {{entity-near-duplicate:"Nazarbayev, Nursultan"}}}`),
  )
  checkFix(
    "entity-near-duplicate",
    registry(first, "nazarbaev: {type: person, name: Nursultan Nazarbaev}"),
    `${registry("nazarbayev: {type: person, name: Nursultan Nazarbayev, aliases: [Nursultan Nazarbaev]}")}merged:\n  nazarbaev: nazarbayev\n`,
  )
})

test("a spelling of a name that several share is told once", () =>
  checkRule(
    "entity-near-duplicate",
    registry(
      "ray: {type: person, name: Ann Ray, aliases: [Nazarbayev]}",
      "lunt: {type: person, name: Bo Lunt, aliases: [Nazarbayev]}",
      "moor: {type: person, name: Cy Moor, aliases: [{{entity-near-duplicate:Nazarbaev}}]}",
    ),
    /^"Nazarbaev" and "Nazarbayev" \(ray and lunt\) look like one person$/,
  ))

test("brothers, couples, other types and the next summit are left alone", () => {
  const source = (a: string, b: string) => registry(`a: {${a}}`, `b: {${b}}`)
  for (const [a, b] of [
    ["type: person, name: Viktor Kovalev, born: 1950", "type: person, name: Viktor Kovaliev, born: 1980"],
    [
      "type: person, name: Viktor Kovalev, ids: {wikidata: Q1}",
      "type: person, name: Viktor Kovaliev, ids: {wikidata: Q2}",
    ],
    ["type: person, name: Alexander Petrov", "type: person, name: Alexandra Petrova"],
    ["type: person, name: Viktor Kovalev", "type: place, name: Viktor Kovaliev"],
    ["type: event, name: Summit 2010", "type: event, name: Summit 2011"],
    ["type: person, name: Innocent VIII", "type: person, name: Innocent VII"],
    ["type: country, name: Niger", "type: country, name: Nigeria"],
    ["type: person, name: Ivan Orlov", "type: person, name: Ilan Borlov"],
  ] as const)
    checkRule("entity-near-duplicate", source(a, b))
})

// --- entity-surname-split

test("a surname that only one person has is marked", () => {
  const full = "nazarbayev: {type: person, name: Nursultan Nazarbayev}"
  checkRule(
    "entity-surname-split",
    registry(full, "n: {type: person, name: {{entity-surname-split:Nazarbayev}}}"),
    /^"Nazarbayev" \(n\) may be "Nursultan Nazarbayev" \(nazarbayev\)$/,
  )
  checkFix(
    "entity-surname-split",
    registry(full, "n: {type: person, name: Nazarbayev}"),
    `${registry("nazarbayev: {type: person, name: Nursultan Nazarbayev, aliases: [Nazarbayev]}")}merged:\n  "n": nazarbayev\n`,
  )
})

test("a surname of two persons, of somebody born later, or of a thing is left alone", () => {
  const two = ["a: {type: person, name: Ann Lee, born: 1950}", "b: {type: person, name: Bo Lee, born: 1960}"]
  checkRule("entity-surname-split", registry(...two, "c: {type: person, name: Lee}"))
  checkRule("entity-surname-split", registry("a: {type: person, name: Ann Lee}", "b: {type: place, name: Lee}"))
  checkRule(
    "entity-surname-split",
    registry("a: {type: person, name: Ann Lee, born: 1950}", "b: {type: person, name: Lee, born: 1970}"),
  )
})

test("a surname that the other has as an alias is told once", () => {
  const source = registry(
    "a: {type: person, name: Ann Lee, aliases: [Lee]}",
    "b: {type: person, name: {{alias-collision:Lee}}}",
  )
  checkRule("entity-surname-split", source)
  checkRule("alias-collision", source)
})

// --- entity-type-conflict

test("one name of a person and of something else is marked, and is no collision besides", () => {
  const source = registry(
    "lee: {type: person, name: Ann Lee}",
    "office: {type: organization, name: {{entity-type-conflict:Ann Lee}}}",
  )
  checkRule("entity-type-conflict", source, /^"Ann Lee" is of type "organization" as office, of type "person" as lee$/)
  checkRule("alias-collision", source.replace(/\{\{.*?:(.*?)\}\}/, "$1"))
})

test("an alias may be that of a person and of a company, and a country may have a state's name", () =>
  checkRule(
    "entity-type-conflict",
    registry(
      "henry: {type: person, name: Henry Ford, aliases: [Ford]}",
      "ford: {type: organization, name: Ford}",
      "georgia: {type: country, name: Georgia}",
      "state: {type: place, name: Georgia}",
    ),
  ))

test("a local entity agrees with the registry and with those of the same name in other articles", () => {
  const sidecars = (a: string, b: string) => `
//- registry.yaml
format: 1
entities:
  lee: {type: person, name: Ann Lee}
//- a.txt
Words.
//- a.ann.yaml
local:
  _cox: {type: ${a}, name: Cox}
//- b.txt
Words.
//- b.ann.yaml
local:
  _cox: {type: ${b}, name: Cox}
`
  checkRule("entity-type-conflict", sidecars("person", "{{entity-type-conflict:group}}"))
  checkRule("entity-type-conflict", sidecars("person", "person"))
  checkRule("entity-type-conflict", sidecars("group", "organization"))
  const local = (type: string) => `
//- registry.yaml
format: 1
entities:
  lee: {type: person, name: Ann Lee}
//- a.txt
Words.
//- a.ann.yaml
local: {_lee: {type: ${type}, name: Ann Lee}}
`
  checkRule("entity-type-conflict", local("{{entity-type-conflict:group}}"))
  checkFix("entity-type-conflict", local("group"), local("person"))
})

// --- name-variant-unregistered

const tagged = (surface: string, aliases = "") => `
//- registry.yaml
format: 1
entities:
  nazarbayev: {type: person, name: Nursultan Nazarbayev, aliases: [Nazarbayev${aliases}]}
  kazakhstan: {type: country, name: Kazakhstan, adjectives: [Kazakh]}
  naserbayev: {type: person, name: Naserbayev}
//- a.txt
Nazarbaev, Nazarbayevs and Naserbayev met the leader of Kazakhstans.
//- a.ann.yaml
mentions:
  ${surface}
`

test("a string spelt almost like the name of what it is tagged as is marked", () => {
  checkRule(
    "name-variant-unregistered",
    tagged("{{name-variant-unregistered:Nazarbaev}}: nazarbayev"),
    /"Nazarbaev" looks like "Nazarbayev" \(nazarbayev\)/,
  )
  checkFix("name-variant-unregistered", tagged("Nazarbaev: nazarbayev"), tagged("Nazarbaev: nazarbayev", ", Nazarbaev"))
})

test("plurals, descriptions, names of others and what is not there are left alone", () => {
  for (const surface of ["Nazarbayevs", "the leader", "Naserbayev", "Nazarbajev"])
    checkRule("name-variant-unregistered", tagged(`${surface}: nazarbayev`))
  checkRule("name-variant-unregistered", tagged("Kazakhstans: kazakhstan"))
})

// --- name-whitespace

test("a name with a stray line break, blank or invisible character is marked and written cleanly", () => {
  const source = (name: string) => registry(`a: {type: person, name: ${name}}`)
  checkRule("name-whitespace", source(`{{name-whitespace:"Ann\\nLee"}}`), /"Ann Lee" is written with a line break/)
  checkRule("name-whitespace", source(`{{name-whitespace:"Ann  Lee"}}`), /two blanks in a row/)
  checkRule("name-whitespace", source(`Ann Lee, aliases: [{{name-whitespace:" Lee"}}]`), /a blank at its edge/)
  checkRule("name-whitespace", source(`{{name-whitespace:"Ann\\tLee"}}`), /a tab/)
  checkRule("name-whitespace", source(`{{name-whitespace:Ann\u200b Lee}}`), /an invisible character/)
  checkFix("name-whitespace", source(`"Ann  Lee"`), source(`"Ann Lee"`))
})

test("a name that YAML folds, or with a no-break space, is left alone", () => {
  checkRule(
    "name-whitespace",
    "\n//- registry.yaml\nformat: 1\nentities:\n  a:\n    type: person\n    name: Ann\n      Lee\n",
  )
  checkRule("name-whitespace", registry("a: {type: person, name: M.\u00a0Lee}"))
})

test("names of local entities count", () =>
  checkRule(
    "name-whitespace",
    `\n//- a.txt\nWords.\n//- a.ann.yaml\nlocal: {_a: {type: person, name: {{name-whitespace:"Ann  Lee"}}}}\n`,
  ))

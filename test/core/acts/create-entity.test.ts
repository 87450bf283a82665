import { test } from "node:test"
import { emptyRegistry } from "../../../server/core/acts/new-files.ts"
import { checkAct, checkRefused, type GivenParams } from "../../support/check-acts.ts"

const registry = `
//- registry.yaml
# the cast
format: 1
entities:
  # ---- people
  adler:
    type: person
    name: Anna Adler
  moss:
    type: person
    name: Ben Moss
    aliases: [Moss] # of the harbour
  zoll:
    type: person
    name: Zora Zoll
  # ---- places
  lund: {type: country, name: Lund}
merged:
  old-moss: moss
`

function check(given: GivenParams<"create-entity">, source: string, expected: string): void {
  checkAct("create-entity", given, source, expected)
}

test("a new person stands among the people, as they do, and the rest of the file stays", () =>
  check(
    { name: " Karl   Kade ", type: "person" },
    `${registry}//- a.txt\nKade\n`,
    registry.replace("  moss:\n", "  karl-kade:\n    type: person\n    name: Karl Kade\n  moss:\n"),
  ))

test("the last of its kind comes before what follows, with its comment", () => {
  check(
    { name: "Zyx", type: "person" },
    `${registry}//- a.txt\nZyx\n`,
    registry.replace("  # ---- places", "  zyx:\n    type: person\n    name: Zyx\n  # ---- places"),
  )
  check(
    { name: "Port: Lund", type: "country" },
    `${registry}//- a.txt\nZyx\n`,
    registry.replace("name: Lund}\n", 'name: Lund}\n  port-lund: {type: country, name: "Port: Lund"}\n'),
  )
})

test("an id that is taken gets a number, and one that is given is kept", () => {
  check(
    { name: "Zoll!", type: "person" },
    `${registry}//- a.txt\nZyx\n`,
    registry.replace("  # ---- places", "  zoll-2:\n    type: person\n    name: Zoll!\n  # ---- places"),
  )
  check(
    { name: "Lund", type: "country", id: "lund-of-old" },
    `${registry}//- a.txt\nZyx\n`,
    registry.replace("name: Lund}\n", "name: Lund}\n  lund-of-old: {type: country, name: Lund}\n"),
  )
})

test("of several registry files it goes where most of its type are", () =>
  check(
    { name: "Kiel", type: "place" },
    `//- postil.yaml
format: 1
registry: registry/*.yaml
//- registry/a.yaml
entities:
  x: {type: person, name: X}
//- registry/b.yaml
entities:
  y: {type: place, name: Y}
  z: {type: person, name: Z}
//- a.txt
Kiel
`,
    `//- registry/b.yaml
entities:
  y: {type: place, name: Y}
  kiel: {type: place, name: Kiel}
  z: {type: person, name: Z}
`,
  ))

test("the first entity creates the registry, also where it is named by a pattern", () => {
  const head = `${emptyRegistry}entities:\n`
  check(
    { name: "Kiel", type: "place" },
    "//- a.txt\nKiel\n",
    `//- registry.yaml\n${head}  kiel: {type: place, name: Kiel}\n`,
  )
  check(
    { name: "Anna", type: "person" },
    "//- postil.yaml\nformat: 1\nregistry: registry/*.yaml\n//- a.txt\nKiel\n",
    `//- registry/person.yaml\n${head}  anna:\n    type: person\n    name: Anna\n`,
  )
})

test("words at a range are tagged, and become an alias where they are a name", () => {
  const source = (words: string) => `${registry}//- a.txt\nThe mayor ${words} came, then Kade left.\n`
  const created = (aliases: string) =>
    registry.replace("  moss:\n", `  karl-kade:\n    type: person\n    name: Karl Kade\n${aliases}  moss:\n`)
  check(
    { name: "Karl Kade", type: "person" },
    source("{{Kade}}"),
    `${created("    aliases: [Kade]\n")}//- a.ann.yaml\nmentions:\n  Kade: karl-kade\n`,
  )
  check(
    { name: "Karl Kade", type: "person", scope: "this" },
    source("{{Kade}}"),
    `//- a.ann.yaml\nmentions:\n  Kade:\n    - {entity: karl-kade, prefix: mayor}\n`,
  )
  check(
    { name: "Karl Kade", type: "person" },
    source("{{Karl Kade}}"),
    `${created("")}//- a.ann.yaml\nmentions:\n  Karl Kade: karl-kade\n`,
  )
  check(
    { name: "Karl Kade", type: "person" },
    source("{{of the town}}"),
    `${created("")}//- a.ann.yaml\nmentions:\n  of the town: karl-kade\n`,
  )
})

test("an entity of this article only stands in its sidecar, without a name where it is only described", () => {
  const source = `${registry}//- a.txt\nThen {{a local man}} came.\n//- a.ann.yaml\nstatus: open\n`
  check(
    { name: "a local man", type: "person", local: true },
    source,
    `//- a.ann.yaml
status: open
local:
  _local-man: {type: person, anonymous: true}

mentions:
  a local man: _local-man
`,
  )
  check(
    { name: "Jo", type: "person", local: true },
    source,
    `//- a.ann.yaml
status: open
local:
  _jo: {type: person, name: Jo}

mentions:
  a local man: _jo
`,
  )
})

test("what cannot be created is refused with the reason", () => {
  const source = `${registry}//- a.txt\nA {{dl}}er.\n`
  const refused = (given: GivenParams<"create-entity">, reason: RegExp) =>
    checkRefused("create-entity", { range: undefined as never, ...given }, source, reason)
  refused({ name: "Lund", type: "country" }, /^"Lund" exists already, as "lund"/)
  refused({ name: "X", type: "person", id: "moss" }, /^"moss" exists already, for Ben Moss/)
  refused({ name: "X", type: "person", id: "old-moss" }, /^"old-moss" exists already, for Ben Moss/)
  refused({ name: "X", type: "person", id: "Bad Id" }, /^"Bad Id" is not an id/)
  refused({ name: " ", type: "person" }, /no name/)
  refused({ name: "X", type: "dragon" }, /^"dragon" is no entity type/)
  checkRefused("create-entity", { name: "Kade", type: "person" }, source, /cuts a word/)
})

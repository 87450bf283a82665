import { test } from "node:test"
import { checkAct, checkRefused, type GivenParams } from "../../support/check-acts.ts"

const article = "//- a.txt\nAdler of Lund.\n"
const registry = `
//- registry.yaml
format: 1
entities:
  adler: # the mayor
    type: person
    name: "Anna Adler"
    ids: {wikidata: Q1}
  lund: {type: country, name: Lund, aliases: Lunden, metonyms: [Port Lund]} # home
merged: {old-lund: lund}
`

function edit(given: GivenParams<"edit-entity">, source: string, expected: string): void {
  checkAct("edit-entity", given, source, expected)
}

test("a string becomes an alias, an adjective or a metonym, beside those that there are", () => {
  const check = (given: GivenParams<"add-alias">, from: string, to: string) =>
    checkAct("add-alias", given, registry + article, registry.replace(from, to))
  check({ entity: "adler", alias: " Frau\u00a0Adler " }, '"Anna Adler"\n', '"Anna Adler"\n    aliases: [Frau Adler]\n')
  check({ entity: "lund", alias: "Lundia" }, "aliases: Lunden", "aliases: [Lunden, Lundia]")
  check({ entity: "lund", alias: "Lundish", list: "adjectives" }, "Lunden, m", "Lunden, adjectives: [Lundish], m")
  check({ entity: "lund", alias: "No. 1: X", list: "metonyms" }, "[Port Lund]", '[Port Lund, "No. 1: X"]')
})

test("a name that the entity has, or no entity, is refused", () => {
  const refused = (given: GivenParams<"add-alias">, reason: RegExp) =>
    checkRefused("add-alias", given, registry + article, reason)
  refused({ entity: "lund", alias: "Port  Lund" }, /^"Port Lund" is a name of Lund already$/)
  refused({ entity: "lund", alias: " " }, /No words/)
  refused({ entity: "lund", alias: "X", list: "names" }, /^"names" holds no names/)
  refused({ entity: "nobody", alias: "X" }, /^"nobody" is not in the registry/)
  refused({ entity: "old-lund", alias: "X" }, /was merged into "lund"/)
})

test("fields of an entity are set and taken out, and nothing else changes", () =>
  edit(
    {
      entity: "adler",
      set: { name: "Anna Maria Adler", aliases: ["Adler"], "ids.wikidata": null, born: "1950", roles: null },
    },
    registry + article,
    registry.replace(
      '"Anna Adler"\n    ids: {wikidata: Q1}',
      '"Anna Maria Adler"\n    aliases: [Adler]\n    born: 1950',
    ),
  ))

test("roles are records", () =>
  edit(
    { entity: "adler", set: { roles: [{ role: "mayor", of: "lund", from: "2001" }] } },
    `${registry}${article}//- codebook.yaml\nformat: 1\nroles: [mayor]\n`,
    registry.replace('"Anna Adler"\n', '"Anna Adler"\n    roles:\n      - {role: mayor, of: lund, from: 2001}\n'),
  ))

test("a local entity is changed in its sidecar", () =>
  edit(
    { entity: "_man", set: { of: "lund", anonymous: null } },
    `${registry}${article}//- a.ann.yaml\nlocal: {_man: {type: person, anonymous: true}} # x\n`,
    "//- a.ann.yaml\nlocal: {_man: {type: person, of: lund}} # x\n",
  ))

test("values that would be findings are refused", () => {
  const refused = (entity: string, set: GivenParams<"edit-entity">["set"], reason: RegExp) =>
    checkRefused("edit-entity", { entity, ...(set && { set }) }, registry + article, reason)
  refused("adler", { nam: "X" }, /^"nam" is no key of an entity/)
  refused("adler", { type: "dragon" }, /^"dragon" is no entity type/)
  refused("adler", { name: null }, /^"name" cannot be left out/)
  refused("adler", { born: "soon" }, /^"soon" is no date/)
  refused("adler", { "part-of": "nowhere" }, /^"nowhere" is not in the registry/)
  refused("adler", { name: "Anna Adler" }, /is like this already/)
  refused("_man", { of: "lund" }, /^"_man" is not under "local:"/)
})

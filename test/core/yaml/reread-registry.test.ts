import assert from "node:assert/strict"
import { test } from "node:test"
import { parseRegistry, type RegistryReading } from "../../../server/core/yaml/parse-registry.ts"
import { rereadRegistry } from "../../../server/core/yaml/reread-registry.ts"
import { originOf, ShiftedEntry } from "../../../server/core/yaml/shifted-entry.ts"
import { random, times } from "../../support/random.ts"
import { edited, someEdit, withLineEnds } from "../../support/random-edits.ts"

/** Whether it was read again; if so, it is what reading it from scratch gives. */
function check(before: RegistryReading, text: string): RegistryReading | undefined {
  const again = rereadRegistry(before, text)
  if (again === undefined) return undefined
  const all = parseRegistry(text)
  // What begins with a comment is read as what is broken is.
  const anew = again.isCanonical ? all : { ...all, isCanonical: false }
  if (said(again) === said(anew)) return again
  assert.deepEqual({ before: before.text, text, ...JSON.parse(said(again)) }, { text, ...JSON.parse(said(anew)) })
  assert.fail(`the fields are in another order: ${JSON.stringify(text)}`)
}

function said({ value, problems, isCanonical, sections }: RegistryReading): string {
  const places = isCanonical ? [...sections] : []
  return JSON.stringify({ value, problems, isCanonical, places }, (_, part: unknown) => {
    if (part instanceof ShiftedEntry) return part.copy
    return part instanceof Map ? [...part] : part
  })
}

/** An edit between « and » is read by itself; whether all that it touches can be read. */
function reads(marked: string, isCanonical: boolean) {
  const { before, after } = edited(marked)
  assert.equal(check(parseRegistry(before), after)?.isCanonical, isCanonical)
}

function declines(marked: string) {
  const { before, after } = edited(marked)
  assert.equal(rereadRegistry(parseRegistry(before), after), undefined)
}

const ann = "  ann: {type: person, name: Ann Lee}\n"
const bo = "  bo:\n    type: person\n    name: Bo Lee\n"

test("a letter in an entity", () => reads(`entities:\n${ann}  b: {type: person, name: B«|o»}\n${bo}`, true))
test("an entity that is being written", () => {
  for (const typed of ["", "  e", "  eve", "  eve:", "  eve: {", "  eve: {type: per", "  eve: {name: 'Eve", '  eve: "'])
    reads(`entities:\n${ann}«|${typed}\n»${bo}merged:\n  old: ann\n`, typed === "" || typed === "  eve:")
})
test("a line that is being written below a key", () => {
  for (const typed of ["al", "aliases", "aliases: [", "aliases: [Bo,", 'about: "Bo'])
    reads(`entities:\n${ann}${bo}    «|${typed}»\n  cy: {type: person, name: Cy}\n`, false)
})
test("what is half-written last of all", () => reads(`entities:\n${ann}${bo}«|  cy: {type: per»`, false))
test("what is written above the first entity", () => {
  for (const typed of ["", "  e", "  eve:", "  eve: {"]) {
    reads(`entities:\n«|${typed}\n»${ann}`, typed === "" || typed === "  eve:")
  }
})
test("what stands behind the entities is the same further on", () =>
  reads(`entities:\n${ann}  b«|ee»: {type: person, name: Bo}\nmerged:\n  old: ann\nformat: 2\n`, true))
test("an id that another entity has", () => declines(`entities:\n${ann}${bo}«|  ann: {type: person, name: B}\n»`))
test("something at the margin", () => declines(`entities:\n${ann}«|eve: {ty\n»${bo}`))
test("a section other than the entities", () => declines(`entities:\n${ann}merged:\n  old: «ann|bo»\n`))

const registries = [
  `format: 1\nentities:\n${ann}${bo}  cy: {type: person, name: Cy, roles: [{role: chief, of: dee, from: 2001}]}\n  dee: {type: country, name: Dee, ids: {wikidata: Q1}}\n`,
  `# all\nformat: 1\nmerged:\n  older: bo\nentities:\n  # those\n${bo}    aliases: ["Lee 5\\"", 'Bo''s']\n\n${ann}  # this\n  eve:\n    type: person\n    name: Eve 5"\n    members:\n      - {of: ann, role: one}\n      - of: bo\n`,
  `entities:\n    ann:\n        type: persn\n        nme: Ann\n        about: >-\n            one\n\n            two\n    bo: {type: person, name: [Bo], born: 2001-13}\n    12: {type: person, name: no}\nmerged:\n    old: ann\n    bo: ann\nformat: 2\n`,
]

test("whatever is read again is what reading all of it gives", () => {
  const next = random("a registry and edits of it")
  const count = times(6000)
  let [before, alike, broken] = [parseRegistry(""), 0, 0]
  for (let i = 0; i < count; i++) {
    if (i % 40 === 0 || !before.isCanonical) before = parseRegistry(withLineEnds(registries[next(3)] ?? "", next))
    const after = check(before, someEdit(before.text, next))
    if (after === undefined) continue
    const known = new Set(before.value.entities.map(entity => originOf(entity)))
    alike += after.value.entities.filter(entity => known.has(originOf(entity))).length
    if (after.isCanonical) before = after
    else broken++
  }
  console.log(`of ${count} edits ${broken} were read by themselves though broken; ${alike} entities were kept`)
  assert.ok(broken > count / 20 && alike > count / 2)
})

import { deepEqual } from "node:assert/strict"
import { test } from "node:test"
import { nameRows, type Row, type TagState, type Taken, tagRows } from "../../client/tagging/tag-rows.ts"
import type { EntityChoice, EntityChoices } from "../../server/lsp/acts-protocol.ts"

const adler = { id: "adler", name: "Anna Adler", type: "Person" }
const berg = { id: "berg", name: "Berg", type: "Place" }

test("the server's order is kept, in groups, and what is no entity comes last", () => {
  const choices = choicesOf([choice("adler", "best"), choice("berg", "recent"), choice("coast", "all")])
  deepEqual(texts(tagRows(state({ choices }), "")), [
    "adler",
    "[Recent] berg",
    "[All entities] coast",
    "[Other] $(add) Create “Adler”…",
    "[Other] $(circle-slash) Not an entity",
  ])
})

test("without an answer there are the recent entities that fit what was typed", () => {
  const recent = [adler, berg]
  deepEqual(texts(tagRows(state({ recent }), "")).slice(0, 2), ["[Recent] Anna Adler", "[Recent] Berg"])
  deepEqual(texts(tagRows(state({ recent }), "ANNA")).slice(0, 2), [
    "[Recent] Anna Adler",
    "[Other] $(add) Create “ANNA”…",
  ])
})

test("for words that nobody is known by, Enter creates, whoever was tagged last", () => {
  const choices = choicesOf([choice("berg", "recent"), choice("coast", "all")])
  deepEqual(texts(tagRows(state({ choices }), "")), [
    "$(add) Create “Adler”…",
    "[Recent] berg",
    "[All entities] coast",
    "[Other] $(circle-slash) Not an entity",
  ])
})

test("where there is nothing to choose, Enter creates", () => {
  deepEqual(texts(tagRows(state({ choices: choicesOf([]) }), ""))[0], "$(add) Create “Adler”…")
})

test("what the words are tagged as comes first, once, until something is typed", () => {
  const choices = { ...choicesOf([choice("adler", "best"), choice("berg", "best")]), taggedAs: "berg" }
  deepEqual(texts(tagRows(state({ choices }), "")).slice(0, 2), ["berg", "adler"])
  deepEqual(texts(tagRows(state({ choices }), "a")).slice(0, 2), ["adler", "berg"])
})

test("a joint tag, which is no choice, is offered as it is written", () => {
  const choices = { ...choicesOf([]), taggedAs: "adler + berg" }
  deepEqual(texts(tagRows(state({ choices }), ""))[0], "adler + berg")
})

test("words that occur once have no choice of places", () => {
  const rows = (occurrences: number) => tagRows(state({ choices: { ...choicesOf([]), occurrences } }), "")
  const kinds = (occurrences: number) => rows(occurrences).map(({ value }) => value.kind)
  deepEqual(kinds(1), ["create", "none"])
  deepEqual(kinds(2), ["create", "none", "scope"])
  deepEqual(texts(rows(2)).at(-1), "$(arrow-swap) Only this one of 2 “Adler”")
})

test("a new name comes before the entities that it may be", () => {
  deepEqual(texts(nameRows(" A. Adler ", [choice("adler", "all")])), [
    "$(add) Create “A. Adler”…",
    "[Use instead] adler",
  ])
  deepEqual(texts(nameRows(" ", [])), [])
})

function state(given: Partial<TagState>): TagState {
  return { surface: "Adler", choices: undefined, recent: [], scope: "all", ...given }
}

function choice(id: string, group: EntityChoice["group"]): EntityChoice {
  return { id, name: id, type: "Person", group }
}

function choicesOf(choices: readonly EntityChoice[]): EntityChoices {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } }
  return { range, surface: "Adler", occurrences: 1, taggedAs: null, choices, types: [] }
}

function texts(rows: readonly Row<Taken>[]): readonly string[] {
  return rows.map(({ group, label }) => (group === undefined ? label : `[${group}] ${label}`))
}

import assert from "node:assert/strict"
import { test } from "node:test"
import { KnownForms } from "../../../server/core/corpus/known-forms.ts"
import type { NameTerm } from "../../../server/core/corpus/reading-terms.ts"

test("a string is what the first name says that it is, or that it is in upper case", () => {
  const forms = new KnownForms(
    new Map<string, readonly NameTerm[]>([
      [
        "georgia",
        [
          ["name", "Georgia"],
          ["adjective", "Georgian"],
          ["metonym", "GEORGIA"],
        ],
      ],
      ["georgia-us", [["metonym", "Georgia"]]],
      ["nameless", []],
    ]),
  )
  const kinds = [
    ["Georgia", "georgia", "name"],
    ["GEORGIA", "georgia", "name"],
    ["GEORGIAN", "georgia", "adjective"],
    ["georgian", "georgia", undefined],
    ["Georgia", "georgia-us", "metonym"],
    ["Georgian", "georgia-us", undefined],
    ["Georgia", "nameless", undefined],
    ["georgia", "Georgia", undefined],
    ["", "", undefined],
  ] as const
  for (const [form, id, kind] of kinds) assert.equal(forms.kindOf(form, id), kind, `${form} ${id}`)
})

test("what one of thousands of names is to one of thousands of entities is told from what it is to others", () => {
  const ids = Array.from({ length: 3000 }, (_, number) => `e-${number}`)
  const names = new Map(ids.map((id, number): [string, NameTerm[]] => [id, [["name", `Name ${number % 700}`]]]))
  const forms = new KnownForms(names)
  for (const [number, id] of ids.entries()) {
    assert.equal(forms.kindOf(`NAME ${number % 700}`, id), "name")
    assert.equal(forms.kindOf(`Name ${(number + 1) % 700}`, id), undefined)
  }
})

test("without names no string is anything", () => {
  assert.equal(new KnownForms(new Map()).kindOf("Georgia", "georgia"), undefined)
})

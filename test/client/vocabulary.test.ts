import { equal } from "node:assert/strict"
import { test } from "node:test"
import { inContext } from "../../client/vocabulary/in-context.ts"
import { newId } from "../../client/vocabulary/new-id.ts"

test("an id is made of a name, and is new", () => {
  equal(newId("Gerhard Schröder", []), "gerhard-schröder")
  equal(newId("Moscow (city)", [{ id: "moscow-city" }]), "moscow-city-2")
  equal(newId("Moscow", [{ id: "moscow" }, { id: "moscow-2" }]), "moscow-3")
  equal(newId("Москва", []), "москва")
})

test("a name without letters gets some", () => equal(newId("1984", []), "x-1984"))

test("a mention is shown between guillemets with what stands around it", () => {
  const lines = ["", "They met in Moscow on Monday"]
  const range = { start: { line: 1, character: 12 }, end: { line: 1, character: 18 } }
  equal(inContext(lines, range), "They met in «Moscow» on Monday")
  equal(inContext([], range), "«»")
})

import { equal } from "node:assert/strict"
import { test } from "node:test"
import { newId } from "../../client/vocabulary/new-id.ts"

test("an id is made of a name, and is new", () => {
  equal(newId("Gerhard Schröder", []), "gerhard-schröder")
  equal(newId("Moscow (city)", [{ id: "moscow-city" }]), "moscow-city-2")
  equal(newId("Moscow", [{ id: "moscow" }, { id: "moscow-2" }]), "moscow-3")
  equal(newId("Москва", []), "москва")
})

test("a name without letters gets some", () => equal(newId("1984", []), "x-1984"))

import assert from "node:assert/strict"
import { test } from "node:test"
import { areAkin } from "../../../server/core/similar/are-akin.ts"

test("a text may have come of another when most of its longer words stand there", () => {
  const text = "Adler opened the bridge.\nLater Brandt thanked him.\n"
  assert.equal(areAkin(text, text.replace("Brandt", "Brand")), true)
  assert.equal(areAkin(`${text}Nobody else had anything to say.\n`, text), true)
  assert.equal(areAkin(text, "Brandt sold three boats before the winter.\n"), false)
  assert.equal(areAkin("", text), false)
})

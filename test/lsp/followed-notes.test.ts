import assert from "node:assert/strict"
import { test } from "node:test"
import { cardAt } from "../../server/lsp/features/hover.ts"
import { acceptedArticle } from "../support/accepted-article.ts"
import { openAt } from "../support/at-words.ts"

const before = `Ida Berg on Monday told the council in the old hall that the bridge was safe.

On Tuesday Jon Dahl walked down to the harbour with his brothers, and Ida Berg waited.`
const sidecar = `mentions:
  Ida Berg: berg
  Jon Dahl: dahl
claims:
  safe: {speaker: berg, cue: told, quote: the bridge was safe, topic: bridge}
`

/** What a hover says of these words, where the article has become `after`. */
function hover(after: string, path: string, words: string): string {
  return cardAt(openAt(acceptedArticle(before, after, sidecar), path, words))?.markdown ?? ""
}

const state = /since the text was accepted|since it was accepted|before the text was edited/i

test("nothing is said of what stands as it stood", () => {
  assert.doesNotMatch(hover(before, "a.txt", "the bri$0dge was"), state)
  assert.doesNotMatch(hover(before.replace("old hall", "new hall"), "a.txt", "Jon Da$0hl"), state)
})

test("a mention says that it is new", () => {
  const after = `${before}\n\nAt noon the ferry left without Ida Berg, who had overslept again.`
  assert.match(hover(after, "a.txt", "without Ida Be$0rg"), /It is new since the text was accepted/)
})

test("a key says what its words were changed to", () => {
  assert.match(
    hover(before.replace("Jon Dahl", "John Dahl"), "a.ann.yaml", "Jon Da$0hl"),
    /⚠ Edited in the article since it was accepted: “John Dahl”/,
  )
  assert.match(
    hover(before.replace(/\n\nOn Tuesday.*/, ""), "a.ann.yaml", "Jon Da$0hl"),
    /⚠ Taken out of the article since it was accepted/,
  )
})

test("a claim says what became of its words", () =>
  assert.match(
    hover(before.replace("was safe", "is safe"), "a.ann.yaml", "sa$0fe:"),
    /⚠ Since the text was accepted, the quote “the bridge was safe” was edited: “the bridge is safe”/,
  ))

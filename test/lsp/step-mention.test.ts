import assert from "node:assert/strict"
import { test } from "node:test"
import { stepFrom } from "../../server/lsp/features/step-mention.ts"
import { openAt } from "../support/at-words.ts"
import { fixtureRoot } from "../support/fixture.ts"
import { documentsOf } from "../support/open-fixture.ts"

const articles = 30

/** Each mentions somebody twice; the first is of the last day. */
const source = Array.from({ length: articles }, (_, number) => {
  const published = `source: {published: 2001-01-${String(articles - number).padStart(2, "0")}}`
  return `//- a${number}.txt\nAdler met Adler.\n//- a${number}.ann.yaml\n${published}\nmentions: {Adler: adler}\n`
}).join("")

/** Where one comes to, and in how many bits that was found out. */
function step(path: string, words: string, direction: "next" | "previous") {
  const document = openAt(`//- registry.yaml\nentities: {adler: {name: Adler}}\n${source}`, path, words)
  const steps = stepFrom(document, direction, documentsOf(document.corpus))
  for (let bits = 0; ; bits++) {
    const { done, value } = steps.next()
    if (done !== true) continue
    const { location, index, total } = value ?? assert.fail("nothing is mentioned there")
    const { uri, range } = location
    return { place: `${uri.slice(fixtureRoot.length)}:${range.start.character}`, index, total, bits }
  }
}

test("a mention leads to the next and the one before, across articles by their dates and round again", () => {
  const total = 2 * articles
  const where = (...asked: Parameters<typeof step>) => {
    const { place, index } = step(...asked)
    return `${place} ${index}`
  }
  assert.equal(where("a3.txt", "Ad$0ler met", "next"), "a3.txt:10 54")
  assert.equal(where("a3.txt", "met Ad$0ler", "next"), "a2.txt:0 55")
  assert.equal(where("a3.txt", "Ad$0ler met", "previous"), "a4.txt:10 52")
  assert.equal(where("a0.txt", "met Ad$0ler", "next"), "a29.txt:0 1")
  assert.equal(where("a29.txt", "Ad$0ler met", "previous"), `a0.txt:10 ${total}`)
})

test("others are answered after each article that is gone through", () =>
  assert.ok(step("a3.txt", "Ad$0ler met", "next").bits >= articles))

import assert from "node:assert/strict"
import { test } from "node:test"
import { SentTokens, semanticTokens, tokenData } from "../../server/lsp/features/semantic-tokens.ts"
import { tokenTypes } from "../../server/lsp/flat-tokens.ts"
import { documentsOf, type OpenFixture, openFixture } from "../support/open-fixture.ts"
import { smallCorpus } from "../support/small-corpus.ts"

/** The tokens of the first article, as `type words`, in the order in which they are sent. */
function check(source: string, expected: readonly string[], path = "a.txt"): void {
  assert.deepEqual(readTokens(openFixture(source, path)), expected)
}

function readTokens({ document }: OpenFixture, data = tokenData(document)): string[] {
  const lines = document.lines.text.split(/\r\n|\r|\n/)
  const result: string[] = []
  let [line, character] = [0, 0]
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(i, i + 4)
    character = down === 0 ? character + right : right
    line += down
    assert.ok(i === 0 || down > 0 || right > 0, "tokens do not overlap")
    result.push(`${tokenTypes[type]} ${lines[line]?.slice(character, character + length)}`)
  }
  return result
}

const names = `//- registry.yaml
entities:
  bo: {type: person, name: Bo}
  oslo: {type: place, name: Oslo}
  un: {type: organization, name: UN}
  war: {type: event, name: War}
  law: {type: document, name: Law}
`

test("each look has a type of its own", () =>
  check(
    `//- a.txt\nBo, Oslo, UN, War, Law\n${names}//- a.ann.yaml\nmentions: {Bo: bo, Oslo: oslo, UN: un, War: war, Law: law}\n`,
    ["variable Bo", "namespace Oslo", "class UN", "event War", "type Law"],
  ))

test("a mention shows inside a quote, which goes on behind it", () =>
  check(
    `//- a.txt\nHe went to Oslo alone.\n${names}//- a.ann.yaml\nmentions: {Oslo: oslo}\nclaims:\n  c: {quote: went to Oslo alone}\n`,
    ["string went to ", "namespace Oslo", "string  alone"],
  ))

test("of nested mentions the inner one shows, and nothing runs over a line end", () =>
  check(
    `//- a.txt\nthe people of Oslo and\r\nof 🙂 Bo here\n${names}//- a.ann.yaml\nmentions: {the people of Oslo and of: un, Oslo: oslo}\nclaims:\n  c: {quote: of 🙂 Bo here}\n`,
    ["class the people of ", "namespace Oslo", "class  and", "string of", "string  🙂 Bo here"],
  ))

test("a quote that is nothing but a mention is drawn as the mention", () =>
  check(`//- a.txt\nOslo\n${names}//- a.ann.yaml\nmentions: {Oslo: oslo}\nclaims:\n  c: {quote: Oslo}\n`, [
    "namespace Oslo",
  ]))

test("YAML files and articles without a sidecar have none", () => {
  check(smallCorpus, [], "a/one.ann.yaml")
  check("//- a.txt\nText\n", [])
})

test("a range gives the tokens in it, with positions from the start of the file", () => {
  const fixture = openFixture(smallCorpus, "a/one.txt")
  const { lines } = fixture.document
  const third = lines.toSpan({ start: { line: 4, character: 0 }, end: { line: 5, character: 0 } })
  const found = readTokens(fixture, tokenData(fixture.document, third))
  assert.deepEqual(found.slice(0, 2), ["class The City Council of ", "namespace Port Lund"])
  assert.deepEqual(readTokens(fixture).slice(-found.length), found)
})

test("a delta turns the numbers sent before into those of now", () => {
  const { corpus, files, document } = openFixture(smallCorpus, "a/one.txt")
  let version: number | null = 1
  const sent = new SentTokens({ ...documentsOf(corpus), version: () => version })
  const first = sent.full(document.uri)
  files.set(document.uri, document.lines.text.replace("Ben Moss", "Later\nBen Moss"))
  corpus.update([document.uri])
  const answer = sent.delta(document.uri, first.resultId ?? "")
  assert.ok("edits" in answer)
  const data = [...first.data]
  for (const { start, deleteCount, data: added = [] } of answer.edits) data.splice(start, deleteCount, ...added)
  assert.deepEqual(data, sent.full(document.uri).data)
  assert.ok((answer.edits[0]?.data?.length ?? 0) <= 5)

  const none = sent.delta(document.uri, "3")
  assert.ok("edits" in none && none.edits.length === 0)
  assert.ok("data" in sent.delta(document.uri, "unknown"))
  version = null
  sent.full("file:///corpus/a/two.txt")
  assert.equal(sent.size, 1)
})

test("a client that draws mentions itself is offered none", () => {
  const { client } = documentsOf(openFixture(smallCorpus, "postil.yaml").corpus)
  assert.deepEqual(semanticTokens.capabilities({ ...client, decorations: true }), {})
  assert.ok(semanticTokens.capabilities(client).semanticTokensProvider)
})

import assert from "node:assert/strict"
import { test } from "node:test"
import { type EntityChoices, entityChoicesRequest } from "../../server/lsp/acts-protocol.ts"
import { choicesAt } from "../../server/lsp/features/entity-choices.ts"
import { openAt } from "../support/at-words.ts"
import { Session } from "../support/session.ts"

const registry = `//- registry.yaml
entities:
  anna: {type: person, name: Anna Adler, about: The mayor}
  karl: {type: person, name: Karl Adler}
  eagle: {type: organization, name: Eagle Press, aliases: [Adler]}
  lund: {type: country, name: Lund, adjectives: [Lundish], metonyms: [Port Lund]}
  port-lund: {type: place, name: Port Lund}
  us: {type: country, name: United States, aliases: [U.S.]}
  ministry: {type: organization, name: Ministry of Works}
  moss: {type: person, name: Ben Moss}
`
const article = `//- a.txt
Later Ben Moss met Anna Adler in Port Lund. The Ministry of Works paid. The U.S. did not.

A later Adler said: Adler's house near Mount Holm fell. The Grand Hotel and Lundish farms stand.
//- a.ann.yaml
local:
  _cook: {type: person, anonymous: true}
mentions:
  Anna Adler: anna
  later Adler: anna
  Port Lund: none
`

interface Asked {
  readonly query?: string
  readonly recent?: readonly string[]
  /** So many letters behind the cursor are selected. */
  readonly selected?: number
}

function ask(
  words: string,
  { selected = 0, recent = [], query }: Asked = {},
  source = registry + article,
): EntityChoices {
  const document = openAt(source, "a.txt", words)
  const range = document.lines.toRange({ start: document.offset, end: document.offset + selected })
  const choices = choicesAt(document, { uri: document.uri, range, recent, ...(query !== undefined && { query }) })
  assert.ok(choices)
  return choices
}

function surface(words: string, expected: string, asked?: Asked): void {
  assert.equal(ask(words, asked).surface, expected)
}

/** `id reason`, of the best or, with a query, of all. */
function best(choices: EntityChoices): readonly string[] {
  const shown = choices.choices.filter(({ group }) => group === "best")
  return shown.map(({ id, reason }) => `${id} ${reason}`)
}

test("a cursor takes the longest known name around it", () => {
  surface("An$0na Adler", "Anna Adler")
  surface("Anna A$0dler", "Anna Adler")
  surface("Anna Adler$0 in", "Anna Adler")
  surface("The U$0.S. did", "U.S.")
  surface("later A$0dler said", "later Adler")
  surface("Lund$0ish", "Lundish")
})

test("where no name is known, it takes the capitalised phrase, less what only the sentence makes a capital", () => {
  surface("near Mo$0unt Holm", "Mount Holm")
  surface("The Gr$0and Hotel", "Grand Hotel")
  surface("Later B$0en", "Ben Moss")
  surface("The Ministry of$0 Works", "Ministry of Works")
  surface("$0Later Ben", "Later Ben Moss")
})

test("what is tagged already is no part of another name", () => {
  const source = `//- a.txt
Lundish Minister Ole Berg came.
//- a.ann.yaml
mentions: {Lundish: lund}
`
  assert.equal(ask("Be$0rg", {}, registry + source).surface, "Minister Ole Berg")
})

test("a possessive ending is left out, and a common word stands alone", () => {
  surface("Ad$0ler's house", "Adler")
  surface("fa$0rms", "farms")
  surface("Adler's ho$0use", "house")
})

test("a selection is taken as it is, in whole words", () => {
  surface("The $0Grand Hotel and", "Grand Hotel and", { selected: 15 })
  surface("The G$0rand Hotel and", "Grand Hotel", { selected: 6 })
})

test("in a text without spaces the name or the word is found", () => {
  const source = `//- postil.yaml
format: 1
language: ja
//- registry.yaml
entities: {tokyo: {type: place, name: 東京都}}
//- a.txt
昨日、東京都で会議が開かれた。
`
  assert.equal(ask("東$0京都", {}, source).surface, "東京都")
  assert.equal(ask("会$0議", {}, source).surface, "会議")
})

test("names come first, of several of them those in the article", () => {
  assert.deepEqual(best(ask("Ad$0ler's house")), [
    "eagle name",
    "anna last word of a name, in this article",
    "karl last word of a name",
  ])
  assert.deepEqual(best(ask("in Port L$0und")), ["port-lund name", "lund metonym"])
  assert.deepEqual(best(ask("Ad$0ler's house", { recent: ["karl", "moss", "gone"] })), [
    "eagle name",
    "anna last word of a name, in this article",
    "karl last word of a name, used lately",
  ])
})

test("then those used lately, those of the article, and all others", () => {
  const { choices } = ask("Ad$0ler's house", { recent: ["karl", "moss", "gone"] })
  assert.deepEqual(
    choices.slice(3).map(({ id, group }) => `${id} ${group}`),
    ["moss recent", "_cook all", "lund all", "port-lund all", "us all", "ministry all"],
  )
  const [first] = choices
  assert.deepEqual([first?.name, first?.type], ["Eagle Press", "organization"])
  assert.equal(choices.find(({ id }) => id === "anna")?.about, "The mayor")
})

test("a name with a slip is found", () => {
  const { choices } = ask("Ministry of W$0orks", {}, registry.replace("of Works", "of Work") + article)
  assert.equal(choices[0]?.id, "ministry")
})

test("a query searches all names and ids, beginnings before the rest", () => {
  const found = (query: string) =>
    ask("fa$0rms", { query }).choices.map(({ id, reason = "" }) => `${id} ${reason}`.trim())
  assert.deepEqual(found("lund"), ["lund", "port-lund"])
  assert.deepEqual(found("adl").slice(0, 3), ["eagle “Adler”", "anna in this article", "karl"])
  assert.deepEqual(found("benmo"), ["moss"])
  assert.deepEqual(found("COO"), ["_cook"])
  assert.deepEqual(found("zzz"), [])
})

test("it is told how often the words occur, and what they mean now", () => {
  const adler = ask("Ad$0ler's house")
  assert.deepEqual([adler.occurrences, adler.taggedAs], [3, null])
  assert.equal(ask("Anna A$0dler").taggedAs, "anna")
  assert.equal(ask("Port L$0und").taggedAs, "none")
})

test("the likeliest types come first", () => {
  const first = (words: string, query?: string) => ask(words, query === undefined ? {} : { query }).types[0]?.value
  assert.equal(first("Mount H$0olm"), "place")
  assert.equal(first("Grand Ho$0tel"), "person")
  assert.equal(first("fa$0rms"), "person")
  assert.equal(first("fa$0rms", "Council of Holm"), "organization")
  assert.ok(ask("fa$0rms").types.length > 4)
})

test("a client asks, also for an article without a sidecar and for what is no article", async t => {
  const session = await Session.start({
    files: {
      "postil.yaml": "format: 1\n",
      "registry.yaml": "entities:\n  anna: {type: person, name: Anna Adler}\n",
      "a.txt": "Here Anna Adler came.\n",
    },
  })
  t.after(() => session.stop())
  const request = (path: string) => {
    const position = { line: 0, character: 7 }
    const params = { uri: session.uri(path), range: { start: position, end: position }, recent: [] }
    return session.request<EntityChoices | null>(entityChoicesRequest, params)
  }
  await session.until(
    async () => (await request("a.txt"))?.choices[0]?.id === "anna",
    () => "no choices came",
  )
  const choices = await request("a.txt")
  assert.deepEqual(choices?.range, { start: { line: 0, character: 5 }, end: { line: 0, character: 15 } })
  assert.equal(await request("registry.yaml"), null)
  assert.equal(await request("nowhere.txt"), null)
})

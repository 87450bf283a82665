import assert from "node:assert/strict"
import { test } from "node:test"
import { CancellationTokenSource, ProgressType } from "vscode-languageserver/node"
import { type FoundSuggestions, type SuggestionsParams, suggestionsRequest } from "../../server/lsp/acts-protocol.ts"
import { Session } from "../support/session.ts"

const files = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": "entities:\n  anna: {type: person, name: Anna Adler}\n",
  "a.txt": "One.\nHere Anna Adler came.\n",
  "b.txt": "Nobody.\n",
  "c.txt": "Anna Adler left.\n",
}

interface Step {
  readonly kind: string
  readonly title?: string
}

async function ask(
  session: Session,
  path: string,
  scope: "article" | "corpus",
  more: Partial<SuggestionsParams> = {},
): Promise<FoundSuggestions["articles"] | null> {
  const params = { uri: session.uri(path), scope, workDoneToken: "look", ...more }
  return (await session.request<FoundSuggestions | null>(suggestionsRequest, params))?.articles ?? null
}

async function start(): Promise<Session> {
  const session = await Session.start({ files })
  await session.until(
    async () => (await ask(session, "c.txt", "article"))?.length === 1,
    () => "the corpus was not read",
  )
  return session
}

test("the articles of a corpus are searched, first the one that is asked from, with progress", async t => {
  const session = await start()
  t.after(() => session.stop())
  const progress: Step[] = []
  session.connection.onProgress(new ProgressType<Step>(), "look", value => {
    progress.push(value)
  })
  const found = await ask(session, "c.txt", "corpus")
  assert.deepEqual(
    found?.map(({ uri, title }) => [uri, title]),
    [
      [session.uri("c.txt"), "c.txt"],
      [session.uri("a.txt"), "a.txt"],
    ],
  )
  const [place] = found?.[1]?.suggestions ?? []
  assert.deepEqual(place?.range, { start: { line: 1, character: 5 }, end: { line: 1, character: 15 } })
  assert.deepEqual([place?.uri, place?.entity, place?.certain], [session.uri("a.txt"), "anna", true])
  assert.deepEqual(
    progress.flatMap(({ kind, title }) => (kind === "begin" || kind === "end" ? [title ?? kind] : [])),
    ["Looking for mentions", "end"],
  )
})

test("only one article is searched when it is asked from there, or from its sidecar", async t => {
  const session = await start()
  t.after(() => session.stop())
  assert.deepEqual((await ask(session, "a.txt", "article"))?.length, 1)
  assert.deepEqual(await ask(session, "b.txt", "article"), [])
  assert.deepEqual(await ask(session, "registry.yaml", "article"), [])
  assert.equal(await ask(session, "nowhere.txt", "article"), null)
})

test("a search can be cancelled", async t => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.txt`, "Anna Adler came. ".repeat(50)]))
  const session = await Session.start({ files: { ...files, ...many } })
  t.after(() => session.stop())
  await session.until(
    async () => (await ask(session, "c.txt", "article"))?.length === 1,
    () => "the corpus was not read",
  )
  const source = new CancellationTokenSource()
  const params = { uri: session.uri("c.txt"), scope: "corpus" }
  const asked = session.connection.sendRequest(suggestionsRequest, params, source.token)
  setImmediate(() => source.cancel())
  await assert.rejects(asked, /cancelled/)
})

test("what is not wanted is left out", async t => {
  const session = await start()
  t.after(() => session.stop())
  const keys = (await ask(session, "a.txt", "corpus"))?.map(({ suggestions }) => suggestions[0]?.key ?? "") ?? []
  const rest = await ask(session, "a.txt", "corpus", { without: keys.slice(0, 1) })
  assert.deepEqual(
    rest?.map(({ uri }) => uri),
    [session.uri("c.txt")],
  )
})

test("a search ends when there is more than anybody looks through, and says where nobody looked", async t => {
  const many = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${i}.txt`, "Anna Adler came. ".repeat(1000)]))
  const session = await Session.start({ files: { ...files, ...many } })
  t.after(() => session.stop())
  await session.until(
    async () => (await ask(session, "c.txt", "article"))?.length === 1,
    () => "the corpus was not read",
  )
  const params = { uri: session.uri("0.txt"), scope: "corpus" }
  const found = await session.request<FoundSuggestions>(suggestionsRequest, params)
  assert.deepEqual([found.articles.length, found.unread], [5, 6])
  const keys = found.articles.flatMap(({ suggestions }) => suggestions.map(({ key }) => key))
  const rest = await session.request<FoundSuggestions>(suggestionsRequest, { ...params, without: keys })
  assert.deepEqual([rest.articles.length, rest.unread], [5, 0])
})

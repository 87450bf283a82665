import assert from "node:assert/strict"
import { test } from "node:test"
import { CancellationTokenSource, type RequestMessage, type SymbolInformation } from "vscode-languageserver"
import { type ActAnswer, actRequest } from "../../server/lsp/acts-protocol.ts"
import { EarlyRequests } from "../../server/lsp/early-requests.ts"
import { type Status, statusNotification } from "../../server/lsp/protocol.ts"
import { Session } from "../support/session.ts"

/** More entities than are read in one go. */
const entities = Array.from({ length: 3000 }, (_, number) => `  e-${number}: {type: person, name: Person ${number}}\n`)
const files = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": `format: 1\nentities:\n${entities.join("")}`,
  "a.txt": "Person 2999 left.\n",
}
const words = { start: { line: 0, character: 0 }, end: { line: 0, character: 11 } }

async function inSession(run: (session: Session) => Promise<void>): Promise<void> {
  const session = await Session.start({ files, pull: true })
  try {
    await run(session)
  } finally {
    await session.stop()
  }
}

function tag(session: Session): Promise<ActAnswer> {
  const params = { uri: session.uri("a.txt"), range: words, entity: "e-2999" }
  return session.request(actRequest, { name: "tag", params, words: "Person 2999" })
}

test("who tags before the registry was read is not told that the entity is not in it", () =>
  inSession(async session => {
    session.open("a.txt", files["a.txt"])
    const answer = await tag(session)
    assert.ok("files" in answer, JSON.stringify(answer))
    assert.deepEqual(
      answer.files.map(({ uri }) => uri),
      [session.uri("a.ann.yaml")],
    )
  }))

test("a file that is asked about at once shows what is wrong with it", () =>
  inSession(async session => {
    const text = "mentions:\n  Person 2999: e-3000\n"
    session.write("a.ann.yaml", text)
    session.open("a.ann.yaml", text)
    const found = await session.pull("a.ann.yaml")
    assert.ok(found.some(({ code }) => code === "entity-unknown"))
  }))

test("what was asked early is answered in its order, first what is about one file", () =>
  inSession(async session => {
    const answered: string[] = []
    const hover = (name: string) =>
      session
        .request("textDocument/hover", { textDocument: { uri: session.uri("a.txt") }, position: words.start })
        .then(() => answered.push(name))
    const asked = [hover("first"), tag(session).then(() => answered.push("then")), hover("second")]
    await Promise.all([...asked, tag(session).then(() => answered.push("last"))])
    assert.deepEqual(answered, ["first", "second", "then", "last"])
  }))

test("what was asked early and is not wanted any more is not worked out, and what was asked after it is answered", () =>
  inSession(async session => {
    const unwanted = new CancellationTokenSource()
    const textDocument = { uri: session.uri("registry.yaml") }
    const params = { textDocument, position: { line: 2, character: 3 }, context: { includeDeclaration: true } }
    const references = session.connection
      .sendRequest("textDocument/references", params, unwanted.token)
      .catch(() => undefined)
    unwanted.cancel()
    const answer = await tag(session)
    assert.ok("files" in answer, JSON.stringify(answer))
    const found = await references
    assert.ok(!Array.isArray(found) || found.length === 0, JSON.stringify(found))
  }))

test("a server that is told to shut down does so without an answer to what came early", async () => {
  const session = await Session.start({ files, pull: true })
  let isAnswered = false
  tag(session).then(
    () => {
      isAnswered = true
    },
    () => undefined,
  )
  await session.stop()
  assert.equal(isAnswered, false)
})

const inner = {
  "inner/postil.yaml": "format: 1\n",
  "inner/registry.yaml": "format: 1\nentities:\n  zoe: {type: person, name: Zoe}\n",
}

test("what is wrong with a file is shown before other corpora are looked for", async () => {
  const session = await Session.start({ files: { ...files, ...inner }, pull: true, decorations: true })
  try {
    const text = "mentions:\n  Person 2999: e-3000\n"
    session.open("a.ann.yaml", text)
    const found = await session.pull("a.ann.yaml")
    assert.ok(found.some(({ code }) => code === "entity-unknown"))
    const told = session.received.filter(({ method }) => method === statusNotification)
    for (const { params } of told) assert.ok((params as Status).corpora.length < 2)
  } finally {
    await session.stop()
  }
})

test("who asks early about all files is answered when it is known which corpora there are", async () => {
  const session = await Session.start({ files: { ...files, ...inner }, pull: true })
  try {
    const symbols = await session.request<SymbolInformation[]>("workspace/symbol", { query: "Zoe" })
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ["Zoe"],
    )
  } finally {
    await session.stop()
  }
})

test("what is asked about a document does not wait until all folders are looked through for corpora", () => {
  const early = new EarlyRequests()
  let corpora = false
  early.waitUntil(() => ({ vocabulary: true, files: true, corpora }))
  const answered: string[] = []
  const ask = (method: string, params: object) =>
    early.handleMessage({ jsonrpc: "2.0", id: 1, method, params } as RequestMessage, () => void answered.push(method))
  ask("workspace/symbol", { query: "" })
  ask("textDocument/definition", { textDocument: { uri: "file:///a.txt" }, position: words.start })
  assert.deepEqual(answered, ["textDocument/definition"])
  corpora = true
  early.release()
  assert.deepEqual(answered, ["textDocument/definition", "workspace/symbol"])
})

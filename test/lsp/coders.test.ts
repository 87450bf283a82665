import assert from "node:assert/strict"
import { test } from "node:test"
import { type Coders, codersRequest } from "../../server/lsp/acts-protocol.ts"
import { codersOf } from "../../server/lsp/features/coders.ts"
import { loadCorpus, parseFixture } from "../support/fixture.ts"
import { Session } from "../support/session.ts"

test("coders are those who are named and those who have layers, with the number of their articles", () => {
  const source = `//- postil.yaml
format: 1
annotators:
  mo: {name: Mona Orth}
//- a.txt
It rains.
//- a.ann.bk.yaml
mentions: {}
//- b.txt
It rains.
//- b.ann.bk.yaml
mentions: {}
//- b.ann.yaml
mentions: {}
`
  const corpus = loadCorpus(parseFixture(source).files)
  const coders = [
    { id: "mo", name: "Mona Orth", articles: 0 },
    { id: "bk", articles: 2 },
  ]
  assert.deepEqual(codersOf(corpus), { current: null, coders })
  corpus.coder = "bk"
  assert.equal(codersOf(corpus).current, "bk")
})

test("who set a coder that is no id is told once, and where annotations go", async () => {
  const session = await Session.start({
    files: { "postil.yaml": "format: 1\n", "a.txt": "" },
    initialization: { coder: "BK" },
  })
  const set = (coder: string) =>
    session.connection.sendNotification("workspace/didChangeConfiguration", { settings: { postil: { coder } } })
  try {
    for (const coder of ["BK", "bk", "Ann Lee", "Ann Lee", ""]) await set(coder)
    const coders = await session.request<Coders>(codersRequest, { uri: session.uri("a.txt") })
    assert.equal(coders.current, null)
    const said = session.received.filter(({ method }) => method === "window/showMessage")
    const sentence = (coder: string, id: string) =>
      `Set "postil.coder" to "${id}": "${coder}" is not an id. Until then, annotations go to the main annotation files`
    assert.deepEqual(
      said.map(({ params }) => params),
      [
        { type: 2, message: sentence("BK", "bk") },
        { type: 2, message: sentence("Ann Lee", "ann-lee") },
      ],
    )
  } finally {
    await session.stop()
  }
})

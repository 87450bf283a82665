import assert from "node:assert/strict"
import { test } from "node:test"
import {
  CancellationTokenSource,
  type CodeAction,
  type Location,
  type TextDocumentEdit,
  type TextEdit,
} from "vscode-languageserver"
import { TextDocument } from "vscode-languageserver-textdocument"
import { type Annotations, annotationsChanged, type Status, statusNotification } from "../../server/lsp/protocol.ts"
import { Session, type SessionOptions } from "../support/session.ts"

const article = "Moscow sided with the region. Later it met in Moscow.\n"
const config = "format: 1\n"
const registry = "format: 1\nentities:\n  russia: {type: country, name: Russia, metonyms: [Moscow]}\n"
const sidecar = "format: 1\nsource: {published: 2008-10-05}\nmentions:\n  Moscow: russia\n"
const typo = sidecar.replace("russia", "rusia")
const unknown = "entity-unknown"

const files = { "postil.yaml": config, "registry.yaml": registry, "a.txt": article, "a.ann.yaml": sidecar }

async function inSession(options: Partial<SessionOptions>, run: (session: Session) => Promise<void>): Promise<void> {
  const session = await Session.start({ files, ...options })
  try {
    await run(session)
  } finally {
    await session.stop()
  }
}

test("the server says who it is and what it can", () =>
  inSession({}, async ({ capabilities }) => {
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 })
    assert.equal(capabilities.positionEncoding, "utf-16")
    assert.equal(capabilities.diagnosticProvider, undefined)
  }))

for (const pull of [false, true]) {
  const how = pull ? "asked for" : "sent"

  test(`a typo in a sidecar is flagged as typed and gone when undone (${how})`, () =>
    inSession({ pull }, async session => {
      session.open("a.ann.yaml", sidecar)
      await session.expectCount("a.ann.yaml", unknown, 0)
      session.change("a.ann.yaml", typo)
      await session.expectCount("a.ann.yaml", unknown, 1)
      session.change("a.ann.yaml", sidecar)
      await session.expectCount("a.ann.yaml", unknown, 0)
    }))

  test(`an edit of the registry flags sidecars, and undoing it clears them (${how})`, () =>
    inSession({ pull }, async session => {
      session.open("registry.yaml", registry)
      session.change("registry.yaml", registry.replace("russia:", "rusland:"))
      await session.expectCount("a.ann.yaml", unknown, 1)
      session.change("registry.yaml", registry)
      await session.expectCount("a.ann.yaml", unknown, 0)
    }))

  test(`an open buffer holds against the disk, whichever comes first (${how})`, () =>
    inSession({ pull }, async session => {
      session.open("a.ann.yaml", sidecar)
      session.change("a.ann.yaml", typo)
      session.write("a.ann.yaml", sidecar)
      session.changedOnDisk("a.ann.yaml")
      await sleep(150)
      await session.expectCount("a.ann.yaml", unknown, 1)
      session.write("a.ann.yaml", typo)
      session.changedOnDisk("a.ann.yaml")
      session.change("a.ann.yaml", sidecar)
      await sleep(150)
      await session.expectCount("a.ann.yaml", unknown, 0)
    }))

  test(`closing a document without saving reverts to the disk (${how})`, () =>
    inSession({ pull }, async session => {
      session.open("a.ann.yaml", sidecar)
      session.change("a.ann.yaml", typo)
      await session.expectCount("a.ann.yaml", unknown, 1)
      session.close("a.ann.yaml")
      await session.expectCount("a.ann.yaml", unknown, 0)
    }))

  test(`files that come and go on disk are noticed (${how})`, () =>
    inSession({ pull }, async session => {
      await session.expectCount("b.ann.yaml", unknown, 0)
      session.write("b.txt", article)
      session.write("b.ann.yaml", typo)
      session.changedOnDisk("b.txt", "b.ann.yaml")
      await session.expectCount("b.ann.yaml", unknown, 1)
      session.remove("b.ann.yaml")
      session.changedOnDisk("b.ann.yaml")
      await session.expectCount("b.ann.yaml", unknown, 0)
    }))
}

test("a folder that is renamed tells nothing of its files, and they are found all the same", () =>
  inSession({ files: { ...files, "old/b.txt": article, "old/b.ann.yaml": typo } }, async session => {
    await session.expectCount("old/b.ann.yaml", unknown, 1)
    session.write("new/b.txt", article)
    session.write("new/b.ann.yaml", typo)
    session.remove("old")
    session.changedOnDisk("old", "new")
    await session.expectCount("old/b.ann.yaml", unknown, 0)
    await session.expectCount("new/b.ann.yaml", unknown, 1)
  }))

test("a finding stands in the sidecar and in the article, and each names the other", () =>
  inSession({ files: { ...files, "a.ann.yaml": sidecar.replace("Moscow:", "Moscow sided:") } }, async session => {
    session.write("a.ann.yaml", typo)
    session.open("a.txt", article)
    await session.until(
      () => session.pushed("a.ann.yaml").length > 0,
      () => "nothing was sent",
    )
    for (const diagnostic of session.pushed("a.ann.yaml")) {
      assert.equal(diagnostic.source, "postil")
      assert.match(diagnostic.codeDescription?.href ?? "", /^file:.*\/docs\/rules\/[a-z-]+\.md$/)
    }
    const twins = session.pushed("a.txt").filter(({ relatedInformation }) => relatedInformation !== undefined)
    for (const { relatedInformation } of twins) {
      assert.equal(relatedInformation?.[0]?.location.uri, session.uri("a.ann.yaml"))
    }
  }))

test("two folders hold two corpora that do not know each other", () =>
  inSession(
    {
      files: {
        "one/postil.yaml": config,
        "one/registry.yaml": registry,
        "one/a.txt": article,
        "one/a.ann.yaml": sidecar,
        "two/postil.yaml": config,
        "two/a.txt": article,
        "two/a.ann.yaml": sidecar,
      },
      folders: ["one", "two"],
    },
    async session => {
      await session.expectCount("two/a.ann.yaml", unknown, 1)
      await session.expectCount("one/a.ann.yaml", unknown, 0)
    },
  ))

test("a folder that is removed takes its findings along, one that is added brings them", () =>
  inSession(
    { files: { "one/postil.yaml": config, "one/a.txt": article, "one/a.ann.yaml": sidecar }, folders: ["one"] },
    async session => {
      await session.expectCount("one/a.ann.yaml", unknown, 1)
      const folder = { uri: session.uri("one"), name: "one" }
      const change = (added: unknown[], removed: unknown[]) =>
        session.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added, removed } })
      await change([], [folder])
      await session.expectCount("one/a.ann.yaml", unknown, 0)
      await change([folder], [])
      await session.expectCount("one/a.ann.yaml", unknown, 1)
    },
  ))

test("a corpus inside another has its own files and its own registry", () =>
  inSession(
    { files: { ...files, "in/postil.yaml": config, "in/b.txt": article, "in/b.ann.yaml": sidecar } },
    async session => {
      await session.expectCount("in/b.ann.yaml", unknown, 1)
      session.remove("in/postil.yaml")
      session.changedOnDisk("in/postil.yaml")
      await session.expectCount("in/b.ann.yaml", unknown, 0)
      session.write("in/postil.yaml", config)
      session.changedOnDisk("in/postil.yaml")
      await session.expectCount("in/b.ann.yaml", unknown, 1)
    },
  ))

test("a workspace folder inside a corpus belongs to it", () =>
  inSession({ files: { ...files, "sub/b.txt": article, "sub/b.ann.yaml": typo }, folders: ["sub"] }, async session => {
    await session.expectCount("sub/b.ann.yaml", unknown, 1)
    await session.expectCount("a.ann.yaml", unknown, 0)
  }))

test("without a corpus the server is quiet", () =>
  inSession({ files: { "a.txt": article, "a.ann.yaml": "mentions: {[" } }, async session => {
    session.open("a.ann.yaml", "mentions: {[")
    const position = { line: 0, character: 1 }
    const textDocument = { uri: session.uri("a.txt") }
    assert.equal(await session.request("postil/annotations", { uri: session.uri("a.txt") }), null)
    const range = { start: position, end: position }
    assert.equal(
      await session.request("textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }),
      null,
    )
    assert.deepEqual(session.pushedUris, [])
  }))

test("a postil.yaml that is written makes a corpus, and ends it when it goes", () =>
  inSession({ files: { "a.txt": article, "a.ann.yaml": typo } }, async session => {
    session.write("postil.yaml", config)
    session.changedOnDisk("postil.yaml")
    await session.expectCount("a.ann.yaml", unknown, 1)
    session.remove("postil.yaml")
    session.changedOnDisk("postil.yaml")
    await session.expectCount("a.ann.yaml", unknown, 0)
  }))

test("a postil.yaml that is only open and not saved makes a corpus until it is closed", () =>
  inSession({ files: { "a.txt": article, "a.ann.yaml": typo } }, async session => {
    session.open("postil.yaml", config)
    await session.expectCount("a.ann.yaml", unknown, 1)
    session.close("postil.yaml")
    await session.expectCount("a.ann.yaml", unknown, 0)
  }))

test("a severity in postil.yaml counts while it is typed", () =>
  inSession({ files: { ...files, "a.ann.yaml": typo } }, async session => {
    await session.expectCount("a.ann.yaml", unknown, 1)
    session.open("postil.yaml", config)
    session.change("postil.yaml", `${config}rules: {entity-unknown: off}\n`)
    await session.expectCount("a.ann.yaml", unknown, 0)
    session.close("postil.yaml")
    await session.expectCount("a.ann.yaml", unknown, 1)
  }))

test("while the registry cannot be read, sidecars stay as they were", () =>
  inSession({ files: { ...files, "b.txt": article, "b.ann.yaml": typo } }, async session => {
    session.open("registry.yaml", registry)
    await session.expectCount("b.ann.yaml", unknown, 1)
    session.change("registry.yaml", `${registry}  "georgia: {type: country\n`)
    await session.until(
      () => session.pushed("registry.yaml").length > 0,
      () => "the registry is not flagged",
    )
    assert.equal(session.pushed("a.ann.yaml").length, 0)
    await session.expectCount("b.ann.yaml", unknown, 1)
  }))

test("the client's own spelling of a file is understood and given back", () =>
  inSession({}, async session => {
    const uri = session.uri("a.ann.yaml").replace("a.ann", "%61.ann")
    session.open("a.ann.yaml", sidecar, uri)
    session.change("a.ann.yaml", typo, uri)
    await session.until(
      () => session.pushedUris.includes(uri),
      () => `only ${session.pushedUris} were sent`,
    )
    assert.ok(!session.pushedUris.includes(session.uri("a.ann.yaml")))
  }))

test("a quick fix does away with its finding", () =>
  inSession({ files: { ...files, "a.ann.yaml": typo } }, async session => {
    session.open("a.ann.yaml", typo)
    await session.expectCount("a.ann.yaml", unknown, 1)
    const [diagnostic] = session.pushed("a.ann.yaml").filter(({ code }) => code === unknown)
    assert.ok(diagnostic)
    const params = {
      textDocument: { uri: session.uri("a.ann.yaml") },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    }
    const actions = await session.request<CodeAction[]>("textDocument/codeAction", params)
    const action = actions.find(({ title }) => title.includes("russia"))
    assert.deepEqual(action?.diagnostics, [diagnostic])
    const edit = action?.edit?.documentChanges?.[0] as TextDocumentEdit
    assert.deepEqual(edit.textDocument, { uri: session.uri("a.ann.yaml"), version: 1 })
    const before = TextDocument.create("", "", 1, typo)
    session.change("a.ann.yaml", TextDocument.applyEdits(before, edit.edits as TextEdit[]))
    await session.expectCount("a.ann.yaml", unknown, 0)
    const kinds = { ...params, context: { ...params.context, only: ["refactor"] } }
    assert.equal(await session.request("textDocument/codeAction", kinds), null)
  }))

test("all files are asked for at once, and the answer waits until there is news", () =>
  inSession({ pull: true, files: { ...files, "b.txt": article, "b.ann.yaml": typo } }, async session => {
    const flagged = new Map<string, boolean>()
    const take = async (asked: ReturnType<Session["pullAll"]>) => {
      for (const report of await asked) {
        if (report.kind === "full")
          flagged.set(
            report.uri,
            report.items.some(({ code }) => code === unknown),
          )
      }
      return true
    }
    let asked = take(session.pullAll())
    while ((await Promise.race([asked, sleep(300)])) === true) asked = take(session.pullAll())
    assert.equal(flagged.get(session.uri("b.ann.yaml")), true)
    session.open("b.ann.yaml", typo)
    session.change("b.ann.yaml", sidecar)
    while (flagged.get(session.uri("b.ann.yaml"))) {
      await asked
      asked = take(session.pullAll())
    }
  }))

test("whoever asks once for all files gets all that there is, or that there is nothing", async () => {
  const clean = { ...files, "codebook.yaml": "format: 1\n" }
  await inSession({ pull: true, files: clean }, async session => assert.deepEqual(await session.pullAll(), []))
  const wrong = { ...files, "b.txt": article, "b.ann.yaml": typo, "c.txt": article, "c.ann.yaml": typo }
  await inSession({ pull: true, files: wrong }, async session => {
    const flagged = (await session.pullAll()).filter(({ uri }) => uri.endsWith(".ann.yaml")).map(({ uri }) => uri)
    assert.deepEqual(flagged.sort(), [session.uri("b.ann.yaml"), session.uri("c.ann.yaml")])
  })
})

test("a client that takes parts of an answer is told of each change at once, without asking again", () =>
  inSession({ pull: true }, async session => {
    const shown = new Map<string, readonly unknown[]>()
    session.connection.onNotification("$/progress", ({ value }) => {
      for (const { uri, items } of value.items) shown.set(uri, items)
    })
    const params = { previousResultIds: [], partialResultToken: "all" }
    const asked = session.request<unknown>("workspace/diagnostic", params)
    session.open("registry.yaml", registry)
    session.change("registry.yaml", registry.replace("russia:", "rusland:"))
    const flagged = () => JSON.stringify(shown.get(session.uri("a.ann.yaml")) ?? []).includes(unknown)
    await session.until(flagged, () => "the sidecar is not flagged")
    session.change("registry.yaml", registry)
    await session.until(
      () => !flagged(),
      () => "the sidecar is still flagged",
    )
    assert.equal(await Promise.race([asked, sleep(50)]), undefined)
  }))

test("an unchanged document is not told again", () =>
  inSession({ pull: true, files: { ...files, "a.ann.yaml": typo } }, async session => {
    await session.expectCount("a.ann.yaml", unknown, 1)
    const textDocument = { uri: session.uri("a.ann.yaml") }
    const { resultId } = await session.request<{ resultId: string }>("textDocument/diagnostic", { textDocument })
    const params = { textDocument, previousResultId: resultId }
    assert.deepEqual(await session.request("textDocument/diagnostic", params), { kind: "unchanged", resultId })
  }))

test("what an edit means for other open documents is told by a refresh, what it means for itself is not", () =>
  inSession({ pull: true }, async session => {
    const refreshes = () => session.received.filter(({ method }) => method === "workspace/diagnostic/refresh").length
    session.open("a.ann.yaml", sidecar)
    session.open("registry.yaml", registry)
    await session.expectCount("a.ann.yaml", unknown, 0)
    await session.pull("registry.yaml")
    await sleep(150)
    const before = refreshes()
    session.change("registry.yaml", registry.replace("russia:", "rusland:"))
    await session.pull("registry.yaml")
    await session.until(
      () => refreshes() > before,
      () => "no refresh",
    )
    await session.expectCount("a.ann.yaml", unknown, 1)
    await sleep(150)
    const then = refreshes()
    session.change("a.ann.yaml", `${sidecar}# a remark\n`)
    await session.pull("a.ann.yaml")
    await sleep(150)
    assert.equal(refreshes(), then)
  }))

test("a question for all files can be taken back", () =>
  inSession({ pull: true, files: { ...files, "b.txt": article, "b.ann.yaml": typo } }, async session => {
    await session.pullAll()
    const source = new CancellationTokenSource()
    const asked = session.pullAll(source.token)
    setTimeout(() => source.cancel(), 50)
    await assert.rejects(asked, { code: -32800 })
  }))

test("our own client is told of the corpus, and which articles to draw anew", () =>
  inSession({ decorations: true }, async session => {
    session.open("a.txt", article)
    const told = (method: string) => session.received.filter(message => message.method === method)
    const corpus = () => (told(statusNotification).at(-1)?.params as Status | undefined)?.corpora[0]
    await session.until(
      () => corpus()?.articles === 1 && corpus()?.loading === undefined,
      () => JSON.stringify(corpus()),
    )
    assert.deepEqual(corpus()?.registry, [session.uri("registry.yaml")])
    const uri = session.uri("a.txt")
    const drawn = await session.request<Annotations>("postil/annotations", { uri })
    assert.deepEqual(
      drawn.mentions.map(({ entities, look, unresolved }) => ({ entities, look, unresolved })),
      [1, 2].map(() => ({ entities: ["russia"], look: "place", unresolved: false })),
    )
    const before = told(annotationsChanged).length
    session.open("a.ann.yaml", sidecar)
    session.change("a.ann.yaml", typo)
    await session.until(
      () => told(annotationsChanged).length > before,
      () => "no word",
    )
    const anew = await session.request<Annotations>("postil/annotations", { uri })
    assert.ok(anew.mentions.every(({ unresolved }) => unresolved))
  }))

test("an open article is drawn from its buffer", () =>
  inSession({ decorations: true }, async session => {
    const uri = session.uri("a.txt")
    session.open("a.txt", article)
    session.change("a.txt", `New. ${article}`)
    const mentions = async () => (await session.request<Annotations | null>("postil/annotations", { uri }))?.mentions
    await session.until(
      async () => (await mentions())?.[0]?.range.start.character === 5,
      async () => JSON.stringify(await mentions()),
    )
  }))

test("stepping through mentions goes by the date of the article and starts over at the end", () =>
  inSession(
    { files: { ...files, "b.txt": "In Moscow.\n", "b.ann.yaml": sidecar.replace("2008-10", "2007-01") } },
    async session => {
      let at = { uri: session.uri("a.txt"), position: { line: 0, character: 2 } }
      await session.expectCount("a.ann.yaml", unknown, 0)
      const step = (direction: string) =>
        session.request<{ location: Location; index: number; total: number } | null>("postil/stepMention", {
          ...at,
          direction,
        })
      await session.until(
        async () => (await step("next"))?.total === 3,
        async () => JSON.stringify(await step("next")),
      )
      const order: string[] = []
      for (let i = 0; i < 3; i++) {
        const stepped = await step("next")
        assert.ok(stepped)
        at = { uri: stepped.location.uri, position: stepped.location.range.start }
        order.push(`${stepped.index}/${stepped.total} ${at.uri.slice(-5)}:${at.position.character}`)
      }
      assert.deepEqual(order, ["3/3 a.txt:46", "1/3 b.txt:3", "2/3 a.txt:0"])
      assert.equal((await step("previous"))?.index, 1)
    },
  ))

test("an article leads to its sidecar and back, to what lies under the cursor", () =>
  inSession({ files: { ...files, "c.txt": article } }, async session => {
    const ask = (path: string, line: number, character: number) =>
      session.request("postil/counterpart", { uri: session.uri(path), position: { line, character } })
    await session.until(
      async () => (await ask("a.txt", 0, 0)) !== null,
      () => "no answer",
    )
    const surface = { start: { line: 3, character: 2 }, end: { line: 3, character: 8 } }
    assert.deepEqual(await ask("a.txt", 0, 2), { uri: session.uri("a.ann.yaml"), exists: true, range: surface })
    const words = { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } }
    assert.deepEqual(await ask("a.ann.yaml", 3, 3), { uri: session.uri("a.txt"), exists: true, range: words })
    assert.deepEqual(await ask("c.txt", 0, 0), { uri: session.uri("c.ann.yaml"), exists: false })
  }))

function sleep(ms: number): Promise<unknown> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

import assert from "node:assert/strict"
import { test } from "node:test"
import { CancellationTokenSource } from "vscode-languageserver"
import { Session, type SessionOptions } from "../support/session.ts"

const filler =
  "It rained for most of the week, and the market by the harbour stayed open until late in the evening.\n\n"
const article = "Adler met Weber.\n\n"
const large = article + filler.repeat(10_000)
const sidecar = "mentions:\n  Adler: adler\n  Weber: weber\n"
const files = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": "format: 1\nentities:\n  adler: {type: person, name: Adler}\n  weber: {type: person, name: Weber}\n",
  "large.txt": large,
  "large.ann.yaml": sidecar,
  "small.txt": article,
  "small.ann.yaml": sidecar,
}
const unknown = "entity-unknown"

/** With everything open, read and checked. */
async function inSession(options: Partial<SessionOptions>, run: (session: Session) => Promise<void>): Promise<void> {
  const session = await Session.start({ files, ...options })
  try {
    for (const path of ["large.txt", "large.ann.yaml", "small.ann.yaml"] as const) session.open(path, files[path])
    session.change("small.ann.yaml", sidecar.replace(": weber", ": webr"))
    await session.expectCount("small.ann.yaml", unknown, 1)
    await session.expectCount("large.ann.yaml", unknown, 0)
    await run(session)
  } finally {
    await session.stop()
  }
}

/** Types at the end of the id of the first mention. */
function typeId(session: Session, path: string, letters: string): void {
  const start = { line: 1, character: 14 }
  for (const text of letters) session.edit(path, [{ range: { start, end: start }, text }])
}

/** Types at the start of a text. */
function type(session: Session, path: string, text: string): void {
  const start = { line: 0, character: 0 }
  session.edit(path, [{ range: { start, end: start }, text }])
}

async function hoverAt(session: Session, path: string, character: number): Promise<string> {
  const params = { textDocument: { uri: session.uri(path) }, position: { line: 0, character } }
  return JSON.stringify(await session.request("textDocument/hover", params))
}

/** The files that diagnostics were sent for. */
function sent(session: Session): readonly string[] {
  return session.received.flatMap(({ method, params }) => {
    if (method !== "textDocument/publishDiagnostics") return []
    const { uri } = params as { uri: string }
    return [uri.slice(uri.lastIndexOf("/") + 1)]
  })
}

test("what is typed beside a large article is checked once, when there is a pause; elsewhere at once", () =>
  inSession({}, async session => {
    const before = sent(session).length
    typeId(session, "large.ann.yaml", "abcdef")
    typeId(session, "small.ann.yaml", "a")
    await session.expectCount("large.ann.yaml", unknown, 1)
    const sidecars = sent(session)
      .slice(before)
      .filter(path => path.endsWith(".ann.yaml"))
    assert.deepEqual(sidecars, ["small.ann.yaml", "large.ann.yaml"])
    assert.match(JSON.stringify(session.pushed("large.ann.yaml")), /adlerfedcba/)
  }))

test("what is asked about a large article is answered from the text that it has", () =>
  inSession({}, async session => {
    type(session, "large.txt", "Yesterday ")
    assert.match(await hoverAt(session, "large.txt", 12), /Adler/)
    assert.equal(await hoverAt(session, "large.txt", 1), "null")
    type(session, "large.txt", "Only ")
    assert.match(await hoverAt(session, "large.txt", 17), /Adler/)
  }))

test("who asks for the diagnostics of a large article gets those of the text that it has", () =>
  inSession({ pull: true }, async session => {
    typeId(session, "large.ann.yaml", "xyz")
    assert.match(JSON.stringify(await session.pull("large.ann.yaml")), /adlerzyx/)
  }))

test("who no longer wants the diagnostics of a large article does not wait for them", () =>
  inSession({ pull: true }, async session => {
    typeId(session, "large.ann.yaml", "x")
    const textDocument = { uri: session.uri("large.ann.yaml") }
    const source = new CancellationTokenSource()
    const asked = session.connection.sendRequest("textDocument/diagnostic", { textDocument }, source.token)
    setTimeout(() => source.cancel(), 50)
    await assert.rejects(asked, { code: -32800 })
  }))

test("what was typed into a large article and not saved is forgotten when it is closed", () =>
  inSession({ pull: true }, async session => {
    typeId(session, "large.ann.yaml", "x")
    const asked = session.pull("large.ann.yaml")
    session.close("large.ann.yaml")
    assert.doesNotMatch(JSON.stringify(await asked), /entity-unknown/)
    assert.match(await hoverAt(session, "large.txt", 1), /Adler/)
  }))

test("work that takes long in one go is told once for each file", () =>
  inSession({}, async session => {
    const lines = () =>
      session.received.flatMap(({ method, params }) =>
        method === "window/logMessage" ? [(params as { message: string }).message.replace(/\d+ ms/, "N ms")] : [],
      )
    for (const word of ["One ", "Two "]) {
      type(session, "large.txt", word)
      await hoverAt(session, "large.txt", 1)
    }
    assert.equal(new Set(lines()).size, lines().length)
  }))

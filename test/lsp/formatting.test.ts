import assert from "node:assert/strict"
import { test } from "node:test"
import type { TextEdit } from "vscode-languageserver"
import { Session, type SessionOptions } from "../support/session.ts"

const sidecar = "mentions:\n  Holm: holm\n  Anna Berg: berg\n"
const files = { "postil.yaml": "format: 1\n", "a.txt": "Anna Berg met Holm.\n", "a.ann.yaml": sidecar }

async function inSession(run: (session: Session) => Promise<void>, options: Partial<SessionOptions> = {}) {
  const session = await Session.start({ files, pull: true, ...options })
  try {
    session.open("a.ann.yaml", sidecar)
    await session.expectCount("a.ann.yaml", "entity-unknown", 2)
    await run(session)
  } finally {
    await session.stop()
  }
}

function format(session: Session, path: string): Promise<TextEdit[] | null> {
  const params = { textDocument: { uri: session.uri(path) }, options: { tabSize: 8, insertSpaces: false } }
  return session.request("textDocument/formatting", params)
}

test("an annotation file is formatted by edits of the lines that differ", () =>
  inSession(async session => {
    assert.equal(session.capabilities.documentFormattingProvider, true)
    assert.deepEqual(await format(session, "a.ann.yaml"), [
      { range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, newText: "" },
      { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, newText: "  Holm: holm\n" },
    ])
    assert.deepEqual(await format(session, "postil.yaml"), [])
  }))

test("articles, files of no corpus and files with mistakes are left alone", () =>
  inSession(async session => {
    assert.equal(await format(session, "a.txt"), null)
    assert.equal(await format(session, "../elsewhere.yaml"), null)
    session.change("a.ann.yaml", 'mentions:\n  Holm: "holm\n')
    assert.equal(await format(session, "a.ann.yaml"), null)
  }))

test("a client of ours is offered it for our languages only", () =>
  inSession(
    async session => {
      assert.equal(session.capabilities.documentFormattingProvider, undefined)
      const registered = () =>
        session.received.some(
          ({ method, params }) =>
            method === "client/registerCapability" && JSON.stringify(params).includes("textDocument/formatting"),
        )
      await session.until(registered, () => "formatting is not registered")
    },
    { decorations: true },
  ))

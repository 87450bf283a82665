import assert from "node:assert/strict"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import type { WorkDoneProgressBegin, WorkDoneProgressReport, WorkspaceEdit } from "vscode-languageserver"
import { type CorpusStatus, type Status, statusNotification } from "../../server/lsp/protocol.ts"
import { generateCorpus } from "../bench/generate-corpus.ts"
import { textsBelow } from "../support/folder.ts"
import { random } from "../support/random.ts"
import { Session } from "../support/session.ts"

test("while a large corpus is read the client is told how far, and requests are answered", async () => {
  const session = await Session.start({ files: largeCorpus() })
  try {
    const told: (WorkDoneProgressBegin | WorkDoneProgressReport)[] = []
    session.connection.onNotification("$/progress", ({ value }) => void told.push(value))
    await session.until(
      () => told.length >= 3,
      () => `only ${JSON.stringify(told)} was told`,
    )
    assert.ok(session.received.some(({ method }) => method === "window/workDoneProgress/create"))
    const [begin, ...reports] = told
    assert.deepEqual(begin, { kind: "begin", title: "Reading annotations", percentage: 0, cancellable: true })
    for (const { kind, message } of reports)
      assert.match(`${kind} ${message}`, /^report (looking for|\d{1,3}(,\d{3})* of 1,000) files$/)
    const position = { line: 0, character: 0 }
    const textDocument = { uri: session.uri("articles/a0.txt") }
    assert.notEqual(await session.request("textDocument/documentSymbol", { textDocument, position }), undefined)
  } finally {
    await session.stop()
  }
})

test("somebody who stops the reading of a corpus is told how far it is, and can have the rest read", async () => {
  const session = await Session.start({ files: largeCorpus(), decorations: true })
  try {
    const status = () => corpusStatus(session)
    session.open("articles/a1.ann.yaml", `mentions:\n  Monday: nobody-of-this-name\n`)
    let cancelled = false
    session.connection.onNotification("$/progress", ({ token, value }) => {
      if (cancelled || value.kind !== "report") return
      cancelled = true
      void session.connection.sendNotification("window/workDoneProgress/cancel", { token })
    })
    await session.until(
      () => status()?.stopped !== undefined,
      () => JSON.stringify(status()),
    )
    const { done = 0, total = 0 } = status()?.stopped ?? {}
    assert.ok(done < total && total === 1000, `${done} of ${total}`)
    assert.equal(status()?.loading, undefined)
    // What is open is checked as far as it is known.
    await session.expectCount("articles/a1.ann.yaml", "entity-unknown", 1)
    await assert.rejects(renameEntity(session), /Reading the corpus was stopped; read the rest of it first/)
    const isUnused = () => session.pushed("registry.yaml").some(({ code }) => code === "entity-unused")
    assert.equal(isUnused(), false)
    await session.connection.sendNotification("postil/readRest", {})
    await session.until(
      () => (status()?.loading?.done ?? 0) > total / 2,
      () => JSON.stringify(status()),
    )
    await session.until(
      () => status()?.stopped === undefined && status()?.loading === undefined,
      () => JSON.stringify(status()),
    )
    assert.ok(((await renameEntity(session)).documentChanges?.length ?? 0) > 1)
  } finally {
    await session.stop()
  }
})

function corpusStatus({ received }: Session): CorpusStatus | undefined {
  const told = received.findLast(({ method }) => method === statusNotification)
  return (told?.params as Status | undefined)?.corpora[0]
}

async function renameEntity(session: Session): Promise<WorkspaceEdit> {
  const textDocument = { uri: session.uri("registry.yaml") }
  const lines = readFileSync(join(session.folder, "registry.yaml"), "utf8").split("\n")
  const line = lines.findIndex(text => text.startsWith("  entity-1:"))
  const params = { textDocument, position: { line, character: 4 }, newName: "entity-one" }
  return await session.request("textDocument/rename", params)
}

/** So large that no machine has read it before anybody wonders. */
function largeCorpus(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "postil-large-"))
  try {
    generateCorpus(folder, 1000, random("progress"))
    return textsBelow(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

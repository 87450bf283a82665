import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import type { WorkDoneProgressBegin, WorkDoneProgressReport } from "vscode-languageserver"
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
    assert.deepEqual(begin, { kind: "begin", title: "Reading annotations", percentage: 0, cancellable: false })
    for (const { kind, message } of reports) assert.match(`${kind} ${message}`, /^report \d+ of \d+ files$/)
    const position = { line: 0, character: 0 }
    const textDocument = { uri: session.uri("articles/a0.txt") }
    assert.notEqual(await session.request("textDocument/documentSymbol", { textDocument, position }), undefined)
  } finally {
    await session.stop()
  }
})

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

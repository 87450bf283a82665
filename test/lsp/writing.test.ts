import assert from "node:assert/strict"
import { test } from "node:test"
import type { PublishDiagnosticsParams } from "vscode-languageserver"
import { type WrittenParams, writingNotification, writtenNotification } from "../../server/lsp/acts-protocol.ts"
import { Session } from "../support/session.ts"

const files = {
  "one/postil.yaml": "format: 1\n",
  "one/registry.yaml": "entities:\n  ann: {type: person, name: Ann}\n",
  "one/a.txt": "Ann met Bo.\n",
  "one/a.ann.yaml": "mentions:\n  Ann: ann\n  Bo: bo\n",
}

test("while the client writes many files, nothing is found wrong that is right when all are written", async () => {
  const session = await Session.start({ files })
  const { connection } = session
  try {
    await session.expectCount("one/a.ann.yaml", "entity-unknown", 1)
    await connection.sendNotification(writingNotification, {})
    session.write("one/a.ann.yaml", "mentions:\n  Ann: anna\n  Bo: bob\n")
    session.write("two/postil.yaml", "format: 1\n")
    session.changedOnDisk("one/a.ann.yaml", "two/postil.yaml")
    // It asks for that some time after it could have judged what came along.
    await session.until(
      () => isWatched(session, "two"),
      () => "the corpus that came is not watched",
    )
    session.write(
      "one/registry.yaml",
      "entities:\n  anna: {type: person, name: Ann}\n  bob: {type: person, name: Bo}\n",
    )
    const uris = ["one/a.ann.yaml", "one/registry.yaml"].map(path => session.uri(path))
    await connection.sendNotification(writtenNotification, { uris } satisfies WrittenParams)
    await session.expectCount("one/a.ann.yaml", "entity-unknown", 0)
    assert.deepEqual([...new Set(unknownEntities(session, "one/a.ann.yaml"))], [1, 0])
  } finally {
    await session.stop()
  }
})

/** Whether the server has asked to be told of changes in a folder. */
function isWatched(session: Session, folder: string): boolean {
  const asked = session.received.filter(({ method }) => method === "client/registerCapability")
  return asked.some(({ params }) => JSON.stringify(params).includes(session.uri(folder)))
}

/** How many there were each time when the server told of a file. */
function unknownEntities(session: Session, path: string): readonly number[] {
  return session.received
    .filter(({ method }) => method === "textDocument/publishDiagnostics")
    .map(({ params }) => params as PublishDiagnosticsParams)
    .filter(told => told.uri === session.uri(path))
    .map(({ diagnostics }) => diagnostics.filter(({ code }) => code === "entity-unknown").length)
}

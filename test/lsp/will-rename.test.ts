import assert from "node:assert/strict"
import { test } from "node:test"
import type { RenameFile, WorkspaceEdit } from "vscode-languageserver"
import { Session } from "../support/session.ts"

const files = {
  "c/postil.yaml": "format: 1\n",
  "c/a/one.txt": "It comes.\n",
  "c/a/one.ann.yaml": "claims:\n  comes: {speaker: narrator, mode: narrator, quote: It comes}\n",
  "c/a/one.ann.ed.yaml": "status: open\n",
  "c/b/two.txt": "It comes.\n",
  "c/b/two.ann.yaml":
    "claims:\n  comes: {speaker: narrator, mode: narrator, quote: It comes, links: {repeats: one/comes}}\n",
}
const capabilities = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const, "rename" as const] } },
}

test("an article that is renamed in the editor takes its sidecars along, and links follow", async () => {
  const session = await Session.start({ files, capabilities })
  try {
    assert.deepEqual(session.capabilities.workspace?.workspaceFolders, { supported: true, changeNotifications: true })
    assert.equal(session.capabilities.workspace?.fileOperations?.willRename?.filters.length, 1)
    const ask = (from: string, to: string) =>
      session.request<WorkspaceEdit | null>("workspace/willRenameFiles", {
        files: [{ oldUri: session.uri(from), newUri: session.uri(to) }],
      })
    // At once: that all is read is waited for.
    assert.equal((await ask("c/a/one.txt", "c/b/first article.txt"))?.documentChanges?.length, 4)
    const edit = await ask("c/a/one.txt", "c/b/first.txt")
    const changes = edit?.documentChanges ?? []
    const renames = changes.filter((change): change is RenameFile => "kind" in change && change.kind === "rename")
    assert.deepEqual(
      renames.map(({ oldUri, newUri }) => [oldUri, newUri]),
      [
        [session.uri("c/a/one.ann.yaml"), session.uri("c/b/first.ann.yaml")],
        [session.uri("c/a/one.ann.ed.yaml"), session.uri("c/b/first.ann.ed.yaml")],
      ],
    )
    assert.match(JSON.stringify(changes), /first\/comes/)
    assert.equal(await ask("c/a", "c/d"), null)
    assert.equal(await ask("elsewhere.txt", "other.txt"), null)
  } finally {
    await session.stop()
  }
})

import assert from "node:assert/strict"
import { test } from "node:test"
import type { WorkspaceEdit } from "vscode-languageserver"
import { actParams } from "../../server/core/acts/act-params.ts"
import { Session, type SessionOptions } from "../support/session.ts"

const files = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": "entities:\n  ann: {type: person, name: Ann}\n  bo: {type: person, name: Bo}\n",
  "a.txt": "Ann met Bo.\n",
  "a.ann.yaml": "mentions:\n  Ann: ann\n  Bo: bo\n",
}

async function inSession(options: Partial<SessionOptions>, run: (session: Session) => Promise<void>): Promise<void> {
  const session = await Session.start({ files, ...options })
  try {
    await run(session)
  } finally {
    await session.stop()
  }
}

function execute(session: Session, command: string, given: object): Promise<WorkspaceEdit | null> {
  return session.request("workspace/executeCommand", { command, arguments: [given] })
}

/** The edit of a merge, once the corpus has been read. */
async function merge(session: Session, more: object): Promise<WorkspaceEdit | null> {
  let edit: WorkspaceEdit | null = null
  const values = { uri: session.uri("a.txt"), kind: "entities", ids: ["bo"], into: "ann", ...more }
  await session.until(
    async () => {
      edit = await execute(session, "postil.act.merge", values)
      return edit !== null
    },
    () => JSON.stringify(session.received),
  )
  return edit
}

test("every act is a command that answers its edit", () =>
  inSession({}, async session => {
    const { commands = [] } = session.capabilities.executeCommandProvider ?? {}
    assert.deepEqual(
      commands,
      Object.keys(actParams).map(name => `postil.act.${name}`),
    )
    const edit = await merge(session, {})
    assert.equal(JSON.stringify(edit).match(/newText/g)?.length, 4)
    assert.ok(session.received.every(({ method }) => method !== "workspace/applyEdit"))
  }))

test("with apply it is applied as well, as a refactoring where the client knows what that is", () =>
  inSession(
    { capabilities: { workspace: { applyEdit: true, workspaceEdit: { metadataSupport: true } } } },
    async session => {
      const edit = await merge(session, { apply: true })
      const applied = () => session.received.find(({ method }) => method === "workspace/applyEdit")?.params
      await session.until(
        () => applied() !== undefined,
        () => "nothing was applied",
      )
      assert.deepEqual(applied(), { label: 'Merge "bo" into "ann"', edit, metadata: { isRefactoring: true } })
    },
  ))

test("why something cannot be done is shown", () =>
  inSession({}, async session => {
    await merge(session, {})
    const said = async (command: string, given: object) => {
      session.received.length = 0
      assert.equal(await execute(session, command, given), null)
      const shown = () => session.received.find(({ method }) => method === "window/showMessage")?.params
      await session.until(
        () => shown() !== undefined,
        () => "nothing was said",
      )
      return JSON.stringify(shown())
    }
    const uri = session.uri("a.txt")
    assert.match(await said("postil.act.retire", { uri, kind: "entities", id: "ann" }), /only in favour of another/)
    assert.match(await said("postil.act.retire", { uri, kind: 7 }), /needs|not what it should be/)
    assert.match(await said("postil.act.fly", { uri }), /no act/)
  }))

test("our own client is offered none, since it would make a command of each", () =>
  inSession({ decorations: true }, async ({ capabilities }) => {
    assert.equal(capabilities.executeCommandProvider, undefined)
  }))

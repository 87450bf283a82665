import assert from "node:assert/strict"
import { test } from "node:test"
import type { CodeAction, ShowDocumentParams, WorkspaceEdit } from "vscode-languageserver"
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
    const acts = Object.keys(actParams).map(name => `postil.act.${name}`)
    assert.deepEqual(commands, [...acts, "postil.go-to", "postil.read-rest"])
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

const showing = { workspace: { applyEdit: true }, window: { showDocument: { support: true } } }

/** What the server asks the client to show, told from where it is. */
async function shown(session: Session): Promise<string> {
  const request = () => session.received.find(({ method }) => method === "window/showDocument")?.params
  await session.until(
    () => request() !== undefined,
    () => `nothing was shown: ${JSON.stringify(session.received.map(({ method }) => method))}`,
  )
  const { uri, selection, external } = request() as ShowDocumentParams
  assert.deepEqual([uri, external], [session.uri("a.ann.yaml"), false])
  return `${selection?.start.line}:${selection?.start.character}-${selection?.end.character}`
}

test("what a new claim still needs is shown, once the claim is written", () =>
  inSession({ capabilities: showing }, async session => {
    await merge(session, {})
    session.connection.onRequest("workspace/applyEdit", () => ({ applied: true }))
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } }
    const values = { uri: session.uri("a.txt"), range, claim: "met", apply: true }
    assert.ok(await execute(session, "postil.act.record-claim", values))
    assert.equal(await shown(session), "5:2-6")
  }))

test("a code action brings along the command that shows what it has written", () =>
  inSession({ capabilities: showing }, async session => {
    await merge(session, {})
    const params = {
      textDocument: { uri: session.uri("a.txt") },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } },
      context: { diagnostics: [] },
    }
    const actions = await session.request<readonly CodeAction[]>("textDocument/codeAction", params)
    const { command } = actions.find(({ title }) => title === "Record a claim here") ?? {}
    await execute(session, command?.command ?? "", command?.arguments?.[0] ?? {})
    assert.match(await shown(session), /^5:2-/)
  }))

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

import assert from "node:assert/strict"
import { test } from "node:test"
import type { CodeAction, CodeActionContext, Diagnostic, Range, TextDocumentEdit } from "vscode-languageserver"
import { TextDocument } from "vscode-languageserver-textdocument"
import type { ActAnswer, ActResult } from "../../server/lsp/acts-protocol.ts"
import { Session, type SessionOptions } from "../support/session.ts"

const files = {
  "postil.yaml": "format: 1\nrules: {mention-untagged: off, article-undated: off}\n",
  "registry.yaml": "entities:\n  ida: {type: person, name: Ida Berg, aliases: [Berg]}\n",
  "a.txt": "Oslo waits.\n\nBerg said so. Berg went.\n",
  "a.ann.yaml": "mentions:\n  Oslo: osla\n",
}

/** A client that may wait for the edit until an action is chosen. */
const lazy: SessionOptions["capabilities"] = {
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor"] } },
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
  },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
}

async function inSession(
  options: Partial<SessionOptions>,
  run: (session: Session, flagged: Diagnostic) => Promise<void>,
): Promise<void> {
  const session = await Session.start({ files, ...options })
  try {
    await session.expectCount("a.txt", "entity-unknown", 1)
    const [flagged] = session.pushed("a.txt").filter(({ code }) => code === "entity-unknown")
    assert.ok(flagged)
    await run(session, flagged)
  } finally {
    await session.stop()
  }
}

const inBerg: Range = { start: { line: 2, character: 2 }, end: { line: 2, character: 2 } }

function ask(
  session: Session,
  range: Range,
  context: Partial<CodeActionContext> = {},
  path = "a.txt",
): Promise<CodeAction[] | null> {
  const textDocument = { uri: session.uri(path) }
  return session.request("textDocument/codeAction", { textDocument, range, context: { diagnostics: [], ...context } })
}

function named(title: string, actions: readonly CodeAction[] | null): CodeAction {
  const found = actions?.find(action => action.title.startsWith(title))
  assert.ok(found, `no "${title}" among ${actions?.map(action => action.title)}`)
  return found
}

const tagAll = 'Tag "Berg" as Ida Berg (person), all 2 occurrences'
const taggedText = "mentions:\n  Oslo: osla\n  Berg: ida\n"

/** What the sidecar is after the edit. */
function edited({ edit }: CodeAction): string {
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[]
  const before = TextDocument.create("", "", 1, files["a.ann.yaml"])
  return TextDocument.applyEdits(
    before,
    (change?.edits ?? []).filter(each => "newText" in each),
  )
}

test("a client that cannot wait gets the edits, and nothing that cannot be done", () =>
  inSession({}, async session => {
    assert.equal(session.capabilities.codeActionProvider && typeof session.capabilities.codeActionProvider, "object")
    const actions = await ask(session, inBerg)
    assert.ok(actions?.every(({ edit, command, data }) => edit !== undefined && command === undefined && !data))
    const tag = named(tagAll, actions)
    assert.deepEqual([tag.kind, tag.isPreferred], ["refactor.extract.entity", true])
    assert.equal(edited(tag), taggedText)
  }))

test("a client that can wait gets the edit of the action that it chooses", () =>
  inSession({ capabilities: lazy }, async session => {
    const { codeActionProvider } = session.capabilities
    assert.ok(typeof codeActionProvider === "object" && codeActionProvider.resolveProvider)
    assert.ok(codeActionProvider.codeActionKinds?.includes("refactor.rewrite.claim"))
    const actions = await ask(session, inBerg)
    assert.ok(actions?.every(({ edit, data }) => edit === undefined && data !== undefined))
    const chosen = await session.request<CodeAction>("codeAction/resolve", named(tagAll, actions))
    assert.equal(edited(chosen), taggedText)
  }))

test("why an action that was chosen cannot be done is said", () =>
  inSession({ capabilities: lazy }, async session => {
    const tag = named(tagAll, await ask(session, inBerg))
    session.open("registry.yaml", "entities: {}\n")
    await assert.rejects(session.request("codeAction/resolve", tag), /"ida" is not in the registry/)
    await assert.rejects(session.request("codeAction/resolve", { title: "?", data: { name: 3 } }), /no act/)
  }))

test("our own client is told what to do, and does it itself", () =>
  inSession({ decorations: true, capabilities: lazy }, async (session, flagged) => {
    const { codeActionProvider } = session.capabilities
    assert.ok(typeof codeActionProvider === "object" && codeActionProvider.resolveProvider !== true)
    const tag = named(tagAll, await ask(session, inBerg))
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } }
    const params = { uri: session.uri("a.txt"), range, entity: "ida" }
    assert.deepEqual([tag.edit, tag.data], [undefined, undefined])
    assert.deepEqual(tag.command, { title: tagAll, command: "postil.apply", arguments: [{ name: "tag", params }] })
    const answer = await session.request<ActResult>("postil/act", tag.command?.arguments?.[0])
    assert.equal(answer.files[0]?.uri, session.uri("a.ann.yaml"))
    const fix = named("Create", await ask(session, flagged.range, { diagnostics: [flagged] }))
    assert.deepEqual(
      fix.diagnostics?.map(({ code }) => code),
      ["entity-unknown"],
    )
    const place = { uri: session.uri("a.txt"), code: "entity-unknown", range: flagged.range }
    assert.deepEqual(fix.command?.arguments, [{ ...place, title: fix.title }])
  }))

test("a quick fix comes first, accepting the finding last, and nothing else is preferred", () =>
  inSession({}, async (session, flagged) => {
    const actions = (await ask(session, flagged.range, { diagnostics: [flagged] })) ?? []
    const last = actions.pop()
    assert.deepEqual([last?.title, last?.kind], ["Allow this finding of entity-unknown", "quickfix"])
    assert.ok(last && edited(last).endsWith("allow:\n  - {rule: entity-unknown, at: Oslo}\n"))
    const kinds = actions.map(({ kind }) => kind)
    assert.equal(kinds[0], "quickfix")
    assert.ok(kinds.lastIndexOf("quickfix") < kinds.findIndex(kind => kind !== "quickfix"))
    assert.deepEqual(
      actions.filter(({ isPreferred }) => isPreferred).map(({ kind }) => kind),
      ["quickfix"],
    )
  }))

test("only the kinds that are asked for are answered", () =>
  inSession({ capabilities: lazy }, async (session, flagged) => {
    const kinds = async (only: readonly string[], range: Range) => {
      const actions = await ask(session, range, { only: [...only], diagnostics: [flagged] })
      return [...new Set(actions?.map(({ kind }) => kind))]
    }
    assert.deepEqual(await kinds(["quickfix"], flagged.range), ["quickfix"])
    assert.deepEqual(await kinds(["quickfix"], inBerg), [])
    assert.deepEqual(await kinds(["refactor.extract"], inBerg), ["refactor.extract.entity", "refactor.extract.claim"])
    assert.deepEqual(await kinds(["refactor.rewrite.mention"], inBerg), ["refactor.rewrite.mention"])
    assert.deepEqual(await kinds(["source"], inBerg), [])
  }))

test("all safe fixes of a file are one action, for those who ask for it", () =>
  inSession({ files: { ...files, "a.ann.yaml": "mentions:\n  Oslo: osla\n  Berg said.: ida\n" } }, async session => {
    const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }
    const only = (kind: string) => ask(session, everywhere, { only: [kind] }, "a.ann.yaml")
    const found = await only("source.fixAll")
    assert.deepEqual(found?.map(({ title, kind }) => `${kind} ${title}`) ?? [], [])
    session.open("a.ann.yaml", "mentions:\n  Oslo waits.: ida\n")
    const actions = await only("source.fixAll.postil")
    assert.deepEqual(
      actions?.map(({ kind }) => kind),
      ["source.fixAll.postil"],
    )
    const edits = (actions?.[0]?.edit?.documentChanges as TextDocumentEdit[] | undefined)?.[0]?.edits
    assert.match(JSON.stringify(edits ?? Object.values(actions?.[0]?.edit?.changes ?? {})[0]), /Oslo waits: ida/)
    assert.equal(await only("source.organizeImports"), null)
  }))

test("at every move of the cursor, only what is known exactly is offered", () =>
  inSession({ capabilities: lazy }, async session => {
    const waits: Range = { start: { line: 0, character: 7 }, end: { line: 0, character: 7 } }
    assert.equal(await ask(session, waits, { triggerKind: 2 }), null)
    assert.equal(named(tagAll, await ask(session, inBerg, { triggerKind: 2 })).isPreferred, true)
  }))

test("an action writes into the layer of the coder who works", () =>
  inSession({ coder: "bk", decorations: true }, async session => {
    const tag = named(tagAll, await ask(session, inBerg))
    const answer = await session.request<ActResult>("postil/act", tag.command?.arguments?.[0])
    assert.deepEqual(
      answer.files.map(({ uri, before }) => [uri, before]),
      [[session.uri("a.ann.bk.yaml"), null]],
    )
  }))

test("a quick fix is answered as an act, as long as it is needed", () =>
  inSession({ decorations: true }, async (session, flagged) => {
    const fix = named("Create", await ask(session, flagged.range, { diagnostics: [flagged] }))
    const params = fix.command?.arguments?.[0]
    const answer = await session.request<ActResult>("postil/fix", params)
    assert.deepEqual([answer.title, answer.done, answer.summary], [fix.title, fix.title, []])
    assert.equal(answer.files[0]?.uri, session.uri("registry.yaml"))
    session.open("a.ann.yaml", "mentions:\n  Oslo: ida\n")
    const late = await session.request<ActAnswer>("postil/fix", params)
    assert.match("refused" in late ? late.refused : "", /not needed any more/)
    assert.equal(await session.request("postil/fix", { ...params, uri: "file:///nowhere/x.txt" }), null)
  }))

const changedText = {
  ...files,
  "a.ann.yaml": "source:\n  text: sha256:0123456789ab\nmentions:\n  Oslo: none\n",
}
const title = "Accept the changed text"

/** The action that accepts the text of an article that has changed. */
async function acceptAction(session: Session): Promise<CodeAction> {
  await session.expectCount("a.ann.yaml", "text-changed", 1)
  const [flagged] = session.pushed("a.ann.yaml").filter(({ code }) => code === "text-changed")
  assert.ok(flagged)
  return named(title, await ask(session, flagged.range, { diagnostics: [flagged] }, "a.ann.yaml"))
}

test("our own client is told to accept a changed text by the act of that name", async () => {
  const session = await Session.start({ files: changedText, decorations: true })
  try {
    const { edit, command } = await acceptAction(session)
    const act = { name: "accept", params: { uri: session.uri("a.ann.yaml") } }
    assert.deepEqual([edit, command], [undefined, { title, command: "postil.apply", arguments: [act] }])
    const answer = await session.request<ActResult>("postil/act", act)
    assert.deepEqual(answer.accepts, [session.uri("a.ann.yaml")])
    assert.match(answer.files[0]?.edits[0]?.newText ?? "", /^sha256:[0-9a-f]{12}$/)
  } finally {
    await session.stop()
  }
})

test("other clients accept a changed text by a command, which the server takes note of", async () => {
  const session = await Session.start({ files: changedText })
  try {
    const { edit, command } = await acceptAction(session)
    const uri = session.uri("a.ann.yaml")
    assert.deepEqual(
      [edit, command],
      [undefined, { title, command: "postil.act.accept", arguments: [{ uri, apply: true }] }],
    )
  } finally {
    await session.stop()
  }
})

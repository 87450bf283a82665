import assert from "node:assert/strict"
import { test } from "node:test"
import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver"
import { LineIndex } from "../../server/core/text/line-index.ts"
import { printAnswer } from "../../server/lsp/features/act.ts"
import { toWorkspaceEdit } from "../../server/lsp/to-workspace-edit.ts"
import { documentsOf, openFixture } from "../support/open-fixture.ts"
import { Session, type SessionOptions } from "../support/session.ts"

const registry = "entities:\n  adler: {type: person, name: Adler}\n"
const sidecar = "mentions:\n  Adler: adler\nclaims:\n  comes: {speaker: adler, mode: narrated, quote: comes}\n"
const files = {
  "postil.yaml": "annotators: {ed: {}}\n",
  "registry.yaml": registry,
  "a.txt": "Adler comes.\n",
  "a.ann.yaml": sidecar,
  "a.ann.ed.yaml": "mentions:\n  Adler: adler\n",
}

const workspaceEdit = {
  documentChanges: true,
  resourceOperations: ["create" as const, "rename" as const],
  changeAnnotationSupport: {},
}
const able = { workspace: { workspaceEdit }, textDocument: { rename: { prepareSupport: true } } }

async function inSession(options: Partial<SessionOptions>, run: (session: Session) => Promise<void>): Promise<void> {
  const session = await Session.start({ files, capabilities: able, ...options })
  try {
    await session.until(
      () => isRead(session),
      () => "the corpus is not read",
    )
    await run(session)
  } finally {
    await session.stop()
  }
}

async function isRead(session: Session): Promise<boolean> {
  const found = await session.request<unknown[] | null>("workspace/symbol", { query: "Adler" })
  const asked = { textDocument: { uri: session.uri("registry.yaml") }, position: { line: 1, character: 3 } }
  const answer = await session.request("textDocument/rename", { ...asked, newName: "x" }).catch(error => `${error}`)
  return (found?.length ?? 0) > 0 && !`${answer}`.includes("still being read")
}

function at(session: Session, path: string, line: number, character: number) {
  return { textDocument: { uri: session.uri(path) }, position: { line, character } }
}

/** `a.ann.yaml@3 Annotations: 1:9 anna` for each edit. */
function shown(edit: WorkspaceEdit): readonly string[] {
  return (edit.documentChanges ?? []).flatMap(change => {
    if (!("textDocument" in change)) return [`${change.kind} ${JSON.stringify(change).replace(/file:[^"]*\//g, "")}`]
    const { textDocument, edits } = change as TextDocumentEdit
    const file = `${textDocument.uri.replace(/.*\//, "")}@${textDocument.version}`
    return edits.map(one => {
      const { start } = one.range
      const id = "annotationId" in one ? ` ${edit.changeAnnotations?.[one.annotationId]?.label}` : ""
      return `${file}${id}: ${start.line}:${start.character} ${"newText" in one ? one.newText : ""}`
    })
  })
}

test("an id is renamed in open and closed files, with their versions, sorted by kind of file", () =>
  inSession({}, async session => {
    session.open("a.ann.yaml", `# new\n${sidecar}`)
    const place = at(session, "a.ann.yaml", 2, 10)
    assert.deepEqual(await session.request("textDocument/prepareRename", place), {
      range: { start: { line: 2, character: 9 }, end: { line: 2, character: 14 } },
      placeholder: "adler",
    })
    const edit = await session.request<WorkspaceEdit>("textDocument/rename", { ...place, newName: "anna" })
    assert.deepEqual(shown(edit), [
      "a.ann.ed.yaml@null Annotations: 1:9 anna",
      "a.ann.yaml@1 Annotations: 2:9 anna",
      "a.ann.yaml@1 Annotations: 4:19 anna",
      "registry.yaml@null Registry: 1:2 anna",
    ])
  }))

test("in an article the display name is renamed", () =>
  inSession({}, async session => {
    session.open("a.txt", files["a.txt"])
    const edit = await session.request<WorkspaceEdit>("textDocument/rename", {
      ...at(session, "a.txt", 0, 2),
      newName: "A",
    })
    assert.deepEqual(
      shown(edit).map(line => line.replace(/^\S+ Registry: /, "")),
      ["1:30 A, aliases: [Adler]"],
    )
  }))

test("a coder is renamed with the layers", () =>
  inSession({}, async session => {
    const edit = await session.request<WorkspaceEdit>("textDocument/rename", {
      ...at(session, "postil.yaml", 0, 14),
      newName: "edna",
    })
    assert.deepEqual(shown(edit), [
      "postil.yaml@null Settings of the corpus: 0:13 edna",
      'rename {"kind":"rename","oldUri":"a.ann.ed.yaml","newUri":"a.ann.edna.yaml","annotationId":"files"}',
    ])
  }))

test("what would not do is told as an error", () =>
  inSession({}, async session => {
    const place = at(session, "registry.yaml", 1, 3)
    await assert.rejects(session.request("textDocument/rename", { ...place, newName: "A B" }), /"A B" is not an id/)
    const surface = at(session, "a.ann.yaml", 1, 3)
    await assert.rejects(session.request("textDocument/prepareRename", surface), /"Adler" are words of the article/)
  }))

test("a client that cannot rename files is told so, and one without versions gets plain edits", () =>
  inSession({ capabilities: { workspace: {} } }, async session => {
    assert.equal(session.capabilities.renameProvider, true)
    const coder = { ...at(session, "postil.yaml", 0, 14), newName: "edna" }
    await assert.rejects(session.request("textDocument/rename", coder), /cannot rename files/)
    const entity = { ...at(session, "registry.yaml", 1, 3), newName: "anna" }
    const edit = await session.request<WorkspaceEdit>("textDocument/rename", entity)
    assert.equal(Object.keys(edit.changes ?? {}).length, 3)
  }))

test("of files that are known to be no links only one in each folder is looked at again", () => {
  const { corpus } = openFixture("//- registry.yaml\nentities: {}\n", "registry.yaml")
  const looked: string[] = []
  const findUnwritable = (uris: readonly string[]) => {
    looked.push(...uris)
    return undefined
  }
  const change = (uri: string, isUnread: boolean) => ({ uri, edits: [], lines: new LineIndex(""), isUnread })
  const changes = [change("a/1", true), change("a/2", true), change("b/3", true), change("b/4", false)]
  toWorkspaceEdit({ changes }, corpus, { ...documentsOf(corpus), findUnwritable })
  assert.deepEqual(looked, ["a/1", "b/3", "b/4"])
})

test("whether files of a large act are links is looked at bit by bit, while others are answered", () => {
  const { corpus } = openFixture("//- registry.yaml\nentities: {}\n", "registry.yaml")
  let looked = 0
  const findUnwritable = (uris: readonly string[]) => {
    looked += uris.length
    return uris.find(uri => uri.endsWith("/link.yaml"))
  }
  const names = [...Array.from({ length: 1000 }, (_, number) => `${number}.yaml`), "link.yaml", "last.yaml"]
  const changes = names.map(name => ({ uri: `${corpus.root}${name}`, edits: [], lines: new LineIndex("") }))
  const bits = printAnswer({ title: "", done: "", changes }, corpus, { ...documentsOf(corpus), findUnwritable })
  for (;;) {
    const before = looked
    const { done, value } = bits.next()
    assert.ok(looked - before <= 100, `${looked - before} files in one go`)
    if (done !== true) continue
    assert.deepEqual(value, { refused: '"link.yaml" is a link to a place outside of the corpus: put a file there' })
    break
  }
  assert.equal(looked, changes.length)
})

import { deepEqual, equal, ok } from "node:assert/strict"
import { createHash } from "node:crypto"
import { commands, type Uri, window, workspace } from "vscode"
import type { ActResult, ChangedFile } from "../../server/lsp/acts-protocol.ts"
import { api } from "./api.ts"
import { test } from "./test-list.ts"
import { closeEverything, fileAt, open, putCursor, retype } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"
const created = "articles/2008-10-rice-in-astana.ann.zz.yaml"

test("a change is written to closed and new files without opening a tab, and taken back to the byte", async () => {
  const { acts } = await api()
  const editor = await open(article)
  const before = await bytesOf(sidecar)
  putCursor(editor, "Condoleezza")
  ok(await acts.apply(resultOf(await note(sidecar), creation())))
  ok((await textOf(sidecar)).startsWith("# a note\nformat: 1\n"))
  equal(await textOf(created), "mentions:\n  Rice: rice\n")
  deepEqual(tabs(), [fileAt(article).path])
  ok(acts.canUndo)
  putCursor(editor, "Kazakhstan")
  await commands.executeCommand("postil.undoLastAnnotation")
  deepEqual(await bytesOf(sidecar), before)
  equal(await exists(created), false)
  equal(editor.document.getText(editor.document.getWordRangeAtPosition(editor.selection.active)), "Condoleezza")
  equal(window.activeTextEditor?.document, editor.document)
})

test("the server knows at once what was written", async () => {
  const { acts, server } = await api()
  await open(article)
  const isTagged = async () =>
    JSON.stringify(await server.ask("postil/annotations", { uri: fileAt(article).toString() }))
  const before = await isTagged()
  const text = await textOf(sidecar)
  const line = text.split("\n").indexOf("  China: china")
  const edit = { range: rangeIn(line, 9, line, 14), newText: "georgia" }
  ok(await acts.apply(resultOf({ uri: uriOf(sidecar), before: hash(text), edits: [edit] })))
  const after = await isTagged()
  await acts.undo()
  const again = await isTagged()
  ok(after !== before, "the answer right after the change is the old one")
  equal(again, before)
})

test("an open sidecar is edited in its document, saved, and restored", async () => {
  const { acts } = await api()
  const editor = await open(sidecar)
  const before = await bytesOf(sidecar)
  ok(await acts.apply(resultOf(await note(sidecar))))
  equal(editor.document.isDirty, false)
  ok(editor.document.getText().startsWith("# a note\n"))
  equal(await textOf(sidecar), editor.document.getText())
  await acts.undo()
  equal(editor.document.isDirty, false)
  deepEqual(await bytesOf(sidecar), before)
})

test("with postil.save whenClosed an open sidecar stays unsaved", async () => {
  const { acts } = await api()
  const setting = workspace.getConfiguration("postil")
  await setting.update("save", "whenClosed", true)
  try {
    const editor = await open(sidecar)
    ok(await acts.apply(resultOf(await note(sidecar))))
    ok(editor.document.isDirty)
    await acts.undo()
    equal(editor.document.getText(), await textOf(sidecar))
  } finally {
    await setting.update("save", undefined, true)
    await closeEverything()
  }
})

test("nothing is changed when one of the files is not the one that the edits are for", async () => {
  const { acts } = await api()
  const before = await bytesOf(sidecar)
  const stale = { ...(await note("registry.yaml")), before: hash("something else") }
  equal(await acts.apply(resultOf(await note(sidecar), stale)), false)
  deepEqual(await bytesOf(sidecar), before)
  equal(acts.canUndo, false)
  await commands.executeCommand("notifications.clearAll")
})

test("what has changed since is not undone, until it is as it was", async () => {
  const { acts } = await api()
  const before = await bytesOf(sidecar)
  ok(await acts.apply(resultOf(await note(sidecar))))
  const editor = await open(sidecar)
  await retype(editor, "# a note", "# my own note")
  await acts.undo()
  ok(acts.canUndo)
  ok(editor.document.getText().startsWith("# my own note"))
  await commands.executeCommand("undo")
  await acts.undo()
  equal(acts.canUndo, false)
  deepEqual(await bytesOf(sidecar), before)
  await commands.executeCommand("notifications.clearAll")
})

function resultOf(...files: ChangedFile[]): ActResult {
  return { title: "Note", done: "Noted", summary: [], files, renames: [] }
}

/** A comment on top of a file. */
async function note(path: string): Promise<ChangedFile> {
  const edits = [{ range: rangeIn(0, 0, 0, 0), newText: "# a note\n" }]
  return { uri: uriOf(path), before: hash(await textOf(path)), edits }
}

function creation(): ChangedFile {
  const edits = [{ range: rangeIn(0, 0, 0, 0), newText: "mentions:\n  Rice: rice\n" }]
  return { uri: uriOf(created), before: null, edits }
}

function rangeIn(line: number, character: number, endLine: number, end: number) {
  return { start: { line, character }, end: { line: endLine, character: end } }
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

function uriOf(path: string): string {
  return fileAt(path).toString()
}

async function bytesOf(path: string): Promise<Buffer> {
  return Buffer.from(await workspace.fs.readFile(fileAt(path)))
}

async function textOf(path: string): Promise<string> {
  return (await bytesOf(path)).toString("utf8")
}

async function exists(path: string): Promise<boolean> {
  return await workspace.fs.stat(fileAt(path)).then(
    () => true,
    () => false,
  )
}

function tabs(): readonly string[] {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => (input as { uri: Uri }).uri.path))
}

import { deepEqual, equal, ok } from "node:assert/strict"
import { createHash } from "node:crypto"
import { writeFileSync } from "node:fs"
import {
  CancellationTokenSource,
  commands,
  Position,
  type TextEditor,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode"
import { Adoption } from "../../client/apply/adopt.ts"
import type { Cursor } from "../../client/apply/cursor.ts"
import { EditorFiles } from "../../client/apply/editor-files.ts"
import { Journal, type Step } from "../../client/apply/journal.ts"
import type { ActRequest, ActResult, ChangedFile } from "../../server/lsp/acts-protocol.ts"
import { api } from "./api.ts"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { warnings } from "./warnings.ts"
import { closeEverything, rangeOf as editorRangeOf, fileAt, open, putCursor, retype } from "./window.ts"

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
  equal(await bytesOf(sidecar), before)
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
  equal(await bytesOf(sidecar), before)
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

test("with postil.save never a closed sidecar is edited and not saved, and no tab shows it", async () => {
  const { acts } = await api()
  const setting = workspace.getConfiguration("postil")
  await setting.update("save", "never", true)
  const before = await bytesOf(sidecar)
  try {
    await open(article)
    ok(await acts.apply(resultOf(await note(sidecar), creation())))
    equal(await bytesOf(sidecar), before)
    const isUnsaved = (path: string) =>
      workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.path === fileAt(path).path)
    ok(isUnsaved(sidecar) && isUnsaved(created))
    await acts.undo()
    equal(await exists(created), false)
  } finally {
    await setting.update("save", undefined, true)
    await open(sidecar)
    await commands.executeCommand("workbench.action.files.revert")
  }
  equal(await bytesOf(sidecar), before)
})

test("nothing is changed when one of the files is not the one that the edits are for", async () => {
  const { acts } = await api()
  const before = await bytesOf(sidecar)
  const stale = { ...(await note("registry.yaml")), before: hash("something else") }
  equal(await acts.apply(resultOf(await note(sidecar), stale)), false)
  ok(/^"registry\.yaml" changed in the meantime; nothing was changed/.test(warnings.at(-1) ?? ""), warnings.at(-1))
  equal(await bytesOf(sidecar), before)
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
  ok(/ann\.yaml" has changed since, so this cannot be undone: Noted$/.test(warnings.at(-1) ?? ""), warnings.at(-1))
  ok(acts.canUndo)
  ok(editor.document.getText().startsWith("# my own note"))
  await commands.executeCommand("undo")
  await acts.undo()
  equal(acts.canUndo, false)
  equal(await bytesOf(sidecar), before)
  await commands.executeCommand("notifications.clearAll")
})

test("an act is asked for again when its file has just been changed by another program", async () => {
  const { acts } = await api()
  const before = await textOf(sidecar)
  const editor = await open(article)
  const range = rangeOf(editor, "power")
  try {
    writeFileSync(fileAt(sidecar).fsPath, `# by another program\n${before}`)
    ok(await acts.do("tag", { uri: uriOf(article), range, entity: "russia" }), warnings.at(-1))
    const after = await textOf(sidecar)
    ok(after.startsWith("# by another program\n") && after.includes("\n  power: russia\n"), after)
    await acts.undo()
    equal(await textOf(sidecar), `# by another program\n${before}`)
  } finally {
    writeFileSync(fileAt(sidecar).fsPath, before)
  }
})

test("a server that dies in the middle costs nothing: all is done or nothing is", async () => {
  const { acts, server } = await api()
  const before = await bytesOf(sidecar)
  const editor = await open(article)
  const range = rangeOf(editor, "power")
  const done = acts.do("tag", { uri: uriOf(article), range, entity: "russia" })
  server.kill()
  if (await done) await acts.undo()
  equal(await bytesOf(sidecar), before)
  equal(acts.canUndo, false)
  ok(await waitFor("the server to be back", () => acts.do("tag", { uri: uriOf(article), range, entity: "russia" })))
  await acts.undo()
  equal(await bytesOf(sidecar), before)
  await commands.executeCommand("notifications.clearAll")
})

test("a code action's act is done by its command", async () => {
  const { acts } = await api()
  const before = await bytesOf(sidecar)
  const range = rangeOf(await open(article), "power")
  const request: ActRequest<"tag"> = { name: "tag", params: { uri: uriOf(article), range, entity: "russia" } }
  await commands.executeCommand("postil.apply", request)
  ok((await textOf(sidecar)).includes("\n  power: russia\n"))
  await acts.undo()
  equal(await bytesOf(sidecar), before)
})

test("a rename that VS Code applies itself is saved, and one step of undo", async () => {
  const { acts } = await api()
  const editor = await open(article)
  const before = [await bytesOf(sidecar), await bytesOf("registry.yaml")]
  const steps: Step<Cursor>[] = []
  const adoption = new Adoption(step => steps.push(step))
  const edit = new WorkspaceEdit()
  for (const path of [sidecar, "registry.yaml"]) edit.insert(fileAt(path), new Position(0, 0), "# renamed\n")
  const token = new CancellationTokenSource().token
  const { provideRenameEdits } = adoption.middleware
  await provideRenameEdits?.(editor.document, editor.selection.active, "x", token, () => edit)
  ok(await workspace.applyEdit(edit, { isRefactoring: true }))
  const [step] = await waitFor("the step", () => steps.length > 0 && steps)
  await waitFor("what is saved", async () => (await textOf(sidecar)).startsWith("# renamed\n"))
  await waitFor("what is saved", async () => (await textOf("registry.yaml")).startsWith("# renamed\n"))
  deepEqual(step?.operations.length, 2)
  equal(step?.done, 'Renamed to "x"')
  adoption.dispose()
  const journal = new Journal<Cursor>()
  if (step !== undefined) journal.push(step)
  ok("undone" in ((await journal.undo(new EditorFiles())) ?? {}))
  deepEqual([await bytesOf(sidecar), await bytesOf("registry.yaml")], before)
  equal(acts.canUndo, false)
})

test("F2 on a mention, as VS Code does it, is saved in all files and taken back", async () => {
  const { acts } = await api()
  const editor = await open(article)
  const at = putCursor(editor, "Marat")
  const before = await bytesOf("registry.yaml")
  const { uri } = editor.document
  const command = "vscode.executeDocumentRenameProvider"
  const edit = await commands.executeCommand<WorkspaceEdit>(command, uri, at, "Marat T. Tazhin")
  ok(await workspace.applyEdit(edit, { isRefactoring: true }))
  await waitFor("the step", () => acts.canUndo)
  await waitFor("the saved registry", async () => (await textOf("registry.yaml")).includes("Marat T. Tazhin"))
  const warned = warnings.length
  await acts.undo()
  deepEqual(warnings.slice(warned), [])
  equal(await bytesOf("registry.yaml"), before)
  equal(acts.canUndo, false)
})

test("an article that is renamed takes its sidecars along, and undo brings all back", async () => {
  const { acts } = await api()
  await open(article)
  const before = await bytesOf(sidecar)
  const move = new WorkspaceEdit()
  const to = "articles/rice.txt"
  move.renameFile(fileAt(article), fileAt(to))
  ok(await workspace.applyEdit(move))
  await waitFor("the step", () => acts.canUndo)
  ok(await exists("articles/rice.ann.yaml"))
  equal(await exists(sidecar), false)
  const warned = warnings.length
  await acts.undo()
  deepEqual(warnings.slice(warned), [])
  equal(await exists("articles/rice.ann.yaml"), false)
  equal(await exists(to), false)
  ok(await exists(article))
  equal(await bytesOf(sidecar), before)
  ok(!workspace.textDocuments.some(({ isDirty }) => isDirty))
  deepEqual(tabs(), [fileAt(article).path])
})

test("of an article's new name that is no id, so that its sidecar is edited, nothing stays when it is taken back", async () => {
  const { acts } = await api()
  await open(article)
  const before = await bytesOf(sidecar)
  const move = new WorkspaceEdit()
  move.renameFile(fileAt(article), fileAt("articles/rice in astana.txt"))
  ok(await workspace.applyEdit(move))
  await waitFor("the step", () => acts.canUndo)
  const renamed = fileAt("articles/rice in astana.ann.yaml")
  equal((await textOf("articles/rice in astana.ann.yaml")).includes("article: 2008-10-rice-in-astana\n"), true)
  await acts.undo()
  equal(await bytesOf(sidecar), before)
  // An open document is there for the server, whatever lies on disk.
  const isOpen = ({ path }: Uri) => workspace.textDocuments.some(({ uri }) => uri.path === path)
  await waitFor("the documents of no tab to be closed", () => !isOpen(renamed) && !isOpen(fileAt(sidecar)))
})

test("a file that is renamed with its sidecar comes back with it", async () => {
  const folder = "articles"
  const steps: Step<Cursor>[] = []
  const adoption = new Adoption(step => steps.push(step))
  const [from, to] = [fileAt(`${folder}/one.txt`), fileAt(`${folder}/two.txt`)]
  const [ownFrom, ownTo] = [fileAt(`${folder}/one.ann.yaml`), fileAt(`${folder}/two.ann.yaml`)]
  await workspace.fs.writeFile(from, Buffer.from("Text"))
  await workspace.fs.writeFile(ownFrom, Buffer.from("mentions: {}\n"))
  const edit = new WorkspaceEdit()
  edit.insert(ownFrom, new Position(0, 0), "# renamed\n")
  edit.renameFile(ownFrom, ownTo)
  await adoption.expectRenames(edit, { files: [{ oldUri: from, newUri: to }] })
  ok(await workspace.applyEdit(edit))
  const move = new WorkspaceEdit()
  move.renameFile(from, to)
  ok(await workspace.applyEdit(move))
  const [step] = await waitFor("the step", () => steps.length > 0 && steps)
  await waitFor("what is saved", async () => (await textOf(`${folder}/two.ann.yaml`)).startsWith("# renamed"))
  equal(step?.done, 'Renamed "one.txt" to "two.txt"')
  adoption.dispose()
  const journal = new Journal<Cursor>()
  if (step !== undefined) journal.push(step)
  const undone = await journal.undo(new EditorFiles())
  ok(undone !== undefined && "undone" in undone, JSON.stringify(undone))
  equal(await textOf(`${folder}/one.txt`), "Text")
  equal(await textOf(`${folder}/one.ann.yaml`), "mentions: {}\n")
  equal(await exists(`${folder}/two.txt`), false)
  equal(await exists(`${folder}/two.ann.yaml`), false)
  for (const uri of [from, ownFrom]) await workspace.fs.delete(uri)
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

function rangeOf(editor: TextEditor, words: string) {
  const { start, end } = editorRangeOf(editor, words)
  return rangeIn(start.line, start.character, end.line, end.character)
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

async function bytesOf(path: string): Promise<string> {
  return Buffer.from(await workspace.fs.readFile(fileAt(path))).toString("latin1")
}

async function textOf(path: string): Promise<string> {
  return Buffer.from(await bytesOf(path), "latin1").toString("utf8")
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

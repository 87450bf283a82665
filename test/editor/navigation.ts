import { deepEqual, equal, ok } from "node:assert/strict"
import { commands, type DocumentHighlight, extensions, type Uri, window } from "vscode"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { ask, fileAt, open, putCursor, rangeOf } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"

test("F7 steps through all names of an entity in the article", async () => {
  const editor = await open(article)
  const at = putCursor(editor, "Condoleezza Rice")
  const found = await waitFor("places", () => ask<DocumentHighlight>("executeDocumentHighlights", article, at))
  deepEqual([...new Set(found.map(({ range }) => editor.document.getText(range)))], ["Rice", "Condoleezza Rice"])
})

test("Ctrl+F7 goes through all articles and comes round again", async () => {
  const editor = await open(article)
  putCursor(editor, "Rice Sees")
  const start = here()
  const places: string[] = []
  do {
    const before = here()
    await commands.executeCommand("postil.nextMention")
    await waitFor("another place", () => here() !== before)
    places.push(here())
  } while (places.at(-1) !== start && places.length < 100)
  ok(places.length > 4 && places.length < 100, `${places.length} places`)
  ok(window.activeTextEditor?.selection.isEmpty)
  await commands.executeCommand("postil.previousMention")
  await waitFor("the one before", () => here() === (places.at(-2) ?? start))
})

test("a link in a hover steps from where the mouse is", async () => {
  const editor = await open(article)
  putCursor(editor, "Condoleezza")
  const { line, character } = rangeOf(editor, "Afghanistan").start
  const place = { uri: editor.document.uri.toString(), position: { line, character } }
  await commands.executeCommand("postil.nextMention", place)
  await waitFor("a mention of Afghanistan", () => wordsHere().startsWith("Afghan"))
})

test("the annotation file opens at the mention, and the article again from there", async () => {
  const editor = await open(article)
  putCursor(editor, "Marat")
  await commands.executeCommand("postil.openSidecar")
  await waitFor("the sidecar", () => isActive(fileAt(sidecar)))
  ok(lineHere().includes("Marat Tazhin: tazhin"), lineHere())
  await commands.executeCommand("postil.openArticle")
  await waitFor("the article", () => isActive(fileAt(article)))
  ok(wordsHere().startsWith("Marat"), wordsHere())
})

test("the files of a corpus have their own languages", async () => {
  equal((await open("postil.yaml")).document.languageId, "postil-config")
  equal((await open(sidecar)).document.languageId, "postil-sidecar")
  for (const kind of ["registry", "codebook"]) {
    const { document } = await open(`${kind}.yaml`)
    await waitFor(`the language of the ${kind}`, () => document.languageId === `postil-${kind}`)
  }
})

test("every command of the manifest can run", async () => {
  const extension = extensions.getExtension("postil.postil")
  const registered = new Set(await commands.getCommands(true))
  const named: readonly { readonly command: string }[] = extension?.packageJSON.contributes.commands
  deepEqual(
    named.filter(({ command }) => !registered.has(command)),
    [],
  )
})

function isActive(uri: Uri): boolean {
  return window.activeTextEditor?.document.uri.toString() === uri.toString()
}

function here(): string {
  const editor = window.activeTextEditor
  const { line, character } = editor?.selection.active ?? { line: -1, character: -1 }
  return `${editor?.document.uri.path}:${line}:${character}`
}

function lineHere(): string {
  const editor = window.activeTextEditor
  return editor?.document.lineAt(editor.selection.active.line).text ?? ""
}

function wordsHere(): string {
  return lineHere().slice(window.activeTextEditor?.selection.active.character)
}

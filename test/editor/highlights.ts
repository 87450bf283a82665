import { deepEqual, equal, ok } from "node:assert/strict"
import { commands, Range, type TextEditor, Uri, window, workspace } from "vscode"
import type { Shown } from "../../client/highlights.ts"
import { api } from "./api.ts"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { fileAt, open, problemsWhen, putCursor, retype } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"

test("mentions are highlighted by the type of their entity, claims as well", async () => {
  const editor = await open(article)
  const { layers } = await shownIn(editor)
  ok(words(editor, layers.person).includes("Condoleezza Rice"))
  ok(words(editor, layers.place).includes("Kazakhstan"))
  ok(words(editor, layers.organization).includes("OSCE"))
  ok(words(editor, layers.event).includes("August war"))
  ok(words(editor, layers.claim).includes("the idea that a large power could own a sphere of influence"))
  deepEqual(words(editor, layers.unresolved), [])
})

test("an edit in the article moves every highlight", async () => {
  const editor = await open(article)
  const before = await shownIn(editor)
  const wordsBefore = wordsByLayer(editor, before)
  ok(await editor.edit(edit => edit.insert(editor.document.positionAt(0), "A line on top 😀\n\nAnd ")))
  const after = await shownIn(editor)
  deepEqual(wordsByLayer(editor, after), wordsBefore)
  equal(after.layers.person[0]?.start.line, 2)
})

test("a mention that is broken by typing loses its highlight, and gets it back by undo", async () => {
  const editor = await open(article)
  const count = (await shownIn(editor)).layers.organization.length
  await retype(editor, "(OSCE)", "(OXSCE)")
  await shownIn(editor, ({ layers }) => layers.organization.length === count - 1)
  await commands.executeCommand("undo")
  await shownIn(editor, ({ layers }) => layers.organization.length === count)
})

test("a typo in a sidecar is flagged as typed, drawn as unresolved, and gone when undone", async () => {
  const reader = await open(article)
  await shownIn(reader)
  const editor = await window.showTextDocument(await workspace.openTextDocument(fileAt(sidecar)), { viewColumn: 2 })
  await retype(editor, "Marat Tazhin: tazhin", "Marat Tazhin: tazhni")
  const isTypo = ({ code }: { readonly code?: unknown }) => JSON.stringify(code ?? "").includes("entity-unknown")
  const [problem] = await problemsWhen(sidecar, problems => problems.some(isTypo))
  ok(problem?.message.includes("tazhni"), problem?.message)
  await problemsWhen(article, problems => problems.some(isTypo))
  await shownIn(reader, ({ layers }) => layers.unresolved.length === 1)
  await commands.executeCommand("undo")
  await problemsWhen(sidecar, problems => !problems.some(isTypo))
  await problemsWhen(article, problems => !problems.some(isTypo))
  await shownIn(reader, ({ layers }) => layers.unresolved.length === 0)
})

test("all mentions of the entity at the cursor stand out, under whatever name", async () => {
  const editor = await open(article)
  await shownIn(editor)
  putCursor(editor, "Kazakh Foreign")
  const shown = await shownIn(editor, ({ focused }) => words(editor, focused).includes("this country"))
  ok(words(editor, shown.focused).includes("Kazakhstan"))
  ok(!words(editor, shown.focused).includes("Astana"))
})

test("an article that comes back to the front is highlighted at once", async () => {
  const editor = await open(article)
  await shownIn(editor)
  await open("articles/2018-11-a-table-for-four.txt")
  const again = await open(article)
  const { highlights } = await api()
  ok(highlights.shown(again.document.uri)?.layers.person.length)
})

test("highlights can be toggled", async () => {
  const editor = await open(article)
  await shownIn(editor)
  await commands.executeCommand("postil.toggleHighlights")
  await waitFor("no highlights", async () => (await api()).highlights.shown(editor.document.uri) === undefined)
  await commands.executeCommand("postil.toggleHighlights")
  ok((await shownIn(editor)).layers.person.length > 0)
})

test("a crashed server starts again and draws again", async () => {
  const editor = await open(article)
  const { layers } = await shownIn(editor)
  const { server } = await api()
  server.kill()
  ok(await editor.edit(edit => edit.insert(editor.document.positionAt(0), "On top\n")))
  await shownIn(editor, shown => shown.layers.person.length === layers.person.length)
})

test("a server that much is written to while it dies starts again", async () => {
  const editor = await open(article)
  const { layers } = await shownIn(editor)
  const { server } = await api()
  server.breakPipe()
  await Promise.all(Array.from({ length: 8 }, () => server.notify("$/lost", {})))
  ok(await editor.edit(edit => edit.insert(editor.document.positionAt(0), "On top\n")))
  await shownIn(editor, shown => shown.layers.person.length === layers.person.length)
})

test("a restarted server draws again", async () => {
  const editor = await open(article)
  const { layers } = await shownIn(editor)
  await commands.executeCommand("postil.restartServer")
  ok(await editor.edit(edit => edit.insert(editor.document.positionAt(0), "On top\n")))
  await shownIn(editor, shown => shown.layers.person.length === layers.person.length)
})

test("a text outside the corpus is left alone", async () => {
  const readme = Uri.joinPath(fileAt("."), "README.md")
  await window.showTextDocument(readme)
  await open(article).then(shownIn)
  await window.showTextDocument(readme)
  equal((await api()).highlights.shown(readme), undefined)
})

/** What is drawn for the text as it is now, when it is as `wanted`. */
async function shownIn(editor: TextEditor, wanted: (shown: Shown) => boolean = () => true): Promise<Shown> {
  const { highlights } = await api()
  return await waitFor("the highlights", () => {
    const now = highlights.shown(editor.document.uri)
    return now?.version === editor.document.version && wanted(now) ? now : undefined
  })
}

function words(editor: TextEditor, ranges: Shown["focused"]): readonly string[] {
  return ranges.map(({ start, end }) =>
    editor.document.getText(new Range(start.line, start.character, end.line, end.character)),
  )
}

function wordsByLayer(editor: TextEditor, { layers }: Shown): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(layers).map(([layer, ranges]) => [layer, words(editor, ranges)]))
}

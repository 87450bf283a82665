import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict"
import { commands, Selection, window } from "vscode"
import { allOf } from "../../client/suggestions/suggestion-list.ts"
import { api } from "./api.ts"
import { read, select, undo } from "./files.ts"
import { enter, pickWhen, take } from "./quick-picks.ts"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { fileAt, open, putCursor, rangeOf } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"

test("other mentions are listed, tagged in one step and taken back in one", async () => {
  const tagged = await read(sidecar)
  const untagged = await untag("Afghanistan")
  await find("afghanistan", "article")
  const list = await listWhen(all => all.length === 1)
  equal(list[0]?.hit, "Afghanistan")
  match(list[0]?.before ?? "", /China, and $/)
  await commands.executeCommand("postil.applySuggestions")
  await listWhen(all => all.length === 0)
  match(await read(sidecar), /Afghanistan: afghanistan/)
  await undo()
  equal(await read(sidecar), untagged)
  await undo()
  equal(await read(sidecar), tagged)
})

test("the entity at the cursor is looked for where it is asked", async () => {
  await untag("Kazakh")
  putCursor(await open(article), "Kazakhstan lies")
  const done = commands.executeCommand("postil.findOtherMentions")
  equal((await pickWhen(/Whose/)).activeItems[0]?.label, "Kazakhstan")
  await enter()
  await take(await pickWhen(/Where/), "In all articles")
  await done
  ok((await listWhen(all => all.length > 0)).some(({ hit }) => hit === "Kazakh"))
  await undo()
})

test("what is dismissed is not offered again until that is forgotten", async () => {
  await untag("Afghanistan")
  await find("afghanistan", "article")
  await listWhen(all => all.length === 1)
  await commands.executeCommand("postil.dismissSuggestions")
  await listWhen(all => all.length === 0)
  await find("afghanistan", "article")
  equal(allOf((await api()).suggestions.list).length, 0)
  await commands.executeCommand("postil.forgetDismissed")
  await find("afghanistan", "article")
  await listWhen(all => all.length === 1)
  await undo()
})

test("a row shows its place and leaves the keyboard in the list", async () => {
  await untag("Afghanistan")
  await open("articles/2018-11-a-table-for-four.txt")
  await find("afghanistan", "article")
  const [row] = await listWhen(all => all.length === 1)
  await commands.executeCommand("postil.showSuggestion", row)
  const editor = await waitFor("the article", () =>
    window.visibleTextEditors.find(({ document }) => document.uri.path === fileAt(article).path),
  )
  ok(editor.selection.isEmpty && editor.selection.active.isEqual(rangeOf(editor, "Afghanistan").start))
  await undo()
})

test("one suggestion after another is accepted or rejected at the cursor", async () => {
  const tagged = await read(sidecar)
  await untag("Afghanistan")
  await find("afghanistan", "article")
  await listWhen(all => all.length === 1)
  const editor = await open(article)
  putCursor(editor, "Rice Sees")
  await commands.executeCommand("postil.nextSuggestion")
  await waitFor("the cursor", () => editor.selection.active.isEqual(rangeOf(editor, "Afghanistan").start))
  await commands.executeCommand("postil.acceptSuggestion")
  match(await read(sidecar), /Afghanistan: afghanistan/)
  await undo()
  notEqual(await read(sidecar), tagged)
  await undo()
})

test("one suggestion is turned down at the cursor, reached backwards, and is not offered again", async () => {
  const tagged = await read(sidecar)
  const untagged = await untag("Afghanistan")
  await find("afghanistan", "article")
  await listWhen(all => all.length === 1)
  const editor = await open(article)
  putCursor(editor, "change the subject")
  await commands.executeCommand("postil.previousSuggestion")
  await waitFor("the cursor", () => editor.selection.active.isEqual(rangeOf(editor, "Afghanistan").start))
  await commands.executeCommand("postil.rejectSuggestion")
  await listWhen(all => all.length === 0)
  equal((await api()).suggestions.shown.badge, undefined)
  equal(await read(sidecar), untagged)
  await find("afghanistan", "article")
  equal(allOf((await api()).suggestions.list).length, 0)
  await commands.executeCommand("postil.forgetDismissed")
  await undo()
  equal(await read(sidecar), tagged)
})

test("every entity may be looked for, and all of it be tagged in one step", async () => {
  const tagged = await read(sidecar)
  await untag("Afghanistan")
  const untagged = await untag("China")
  putCursor(await open(article), "change the subject")
  const done = commands.executeCommand("postil.findOtherMentions")
  await take(await pickWhen(/Whose/), "Every entity")
  await take(await pickWhen(/Where/), "In this article")
  await done
  const list = await listWhen(all => all.length > 1)
  for (const id of ["afghanistan", "china"]) ok(list.some(({ entity, certain }) => entity === id && certain))
  await commands.executeCommand("postil.applySuggestions")
  await listWhen(all => all.length < list.length)
  match(await read(sidecar), /China: china\n {2}Afghanistan: afghanistan/)
  await undo()
  equal(await read(sidecar), untagged)
  await undo()
  await undo()
  equal(await read(sidecar), tagged)
})

test("the row with the focus is ticked and unticked without the mouse", async () => {
  const tagged = await read(sidecar)
  await untag("Afghanistan")
  await open("articles/2018-11-a-table-for-four.txt")
  await find("afghanistan", "article")
  const [row] = await listWhen(all => all.length === 1)
  const { suggestions } = await api()
  await waitFor("the view", () => suggestions.shown.isVisible)
  const isTicked = () => row !== undefined && suggestions.list.ticked.has(row)
  ok(isTicked())
  await commands.executeCommand("postil.tickSuggestion")
  await waitFor("no tick", () => !isTicked())
  await commands.executeCommand("postil.tickSuggestion")
  await waitFor("the tick", isTicked)
  await undo()
  equal(await read(sidecar), tagged)
})

test("a tag fills the view by itself, opens nothing, and the keyboard stays in the article", async () => {
  await commands.executeCommand("workbench.view.explorer")
  await waitFor("another view", async () => !(await api()).suggestions.shown.isVisible)
  const tagged = await read(sidecar)
  await untag("Kazakh")
  await untag("Kazakhstan")
  const { acts } = await api()
  const editor = await select(article, "Kazakhstan lies")
  editor.selection = new Selection(editor.selection.start, editor.selection.start.translate(0, 10))
  const done = commands.executeCommand("postil.tagSelection")
  await pickWhen(/Tag “Kazakhstan”/)
  await enter()
  await done
  match(await read(sidecar), /Kazakhstan: kazakhstan/)
  ok((await listWhen(all => all.length > 0)).some(({ hit }) => hit === "Kazakh"))
  equal(window.activeTextEditor?.document.uri.path, fileAt(article).path)
  const { isVisible, badge } = (await api()).suggestions.shown
  deepEqual([isVisible, badge], [false, allOf((await api()).suggestions.list).length])
  while (acts.canUndo && (await read(sidecar)) !== tagged) await undo()
  equal(await read(sidecar), tagged)
})

async function find(id: string, scope: string): Promise<void> {
  await commands.executeCommand("postil.findOtherMentions", { uri: fileAt(article).toString(), id, scope })
}

/** Takes the tag of a surface out; answers the sidecar without it. */
async function untag(surface: string): Promise<string> {
  const { acts } = await api()
  const editor = await open(article)
  const { start, end } = rangeOf(
    editor,
    surface,
    surface === "Kazakh" ? indexOfAdjective(editor.document.getText()) : 0,
  )
  const range = {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  }
  ok(await acts.do("remove-annotation", { uri: fileAt(article).toString(), range, scope: "all" }))
  return await read(sidecar)
}

/** Which of the places of "Kazakh" is the adjective: those before it are of the country. */
function indexOfAdjective(text: string): number {
  const before = text.slice(0, text.indexOf("Kazakh Foreign"))
  return before.split("Kazakh").length - 1
}

async function listWhen(wanted: (all: ReturnType<typeof allOf>) => boolean): Promise<ReturnType<typeof allOf>> {
  const { suggestions } = await api()
  return await waitFor("other suggestions", () => wanted(allOf(suggestions.list)) && allOf(suggestions.list))
}

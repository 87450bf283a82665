import { deepEqual, equal, ok } from "node:assert/strict"
import { commands, Selection, window } from "vscode"
import { shown } from "../../client/picking/held-keys.ts"
import { askForTag, type Decision, type TagQuestion } from "../../client/tagging/ask-for-tag.ts"
import type { EntityChoices } from "../../server/lsp/acts-protocol.ts"
import { read, undo } from "./files.ts"
import { enter, labels, pickWhen, take, typeInto } from "./quick-picks.ts"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { fileAt, open, putCursor, rangeOf } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"
const known = { id: "rice", name: "Condoleezza Rice", type: "Person" }
const offered = { id: "hill", name: "Rice Hill", type: "Place" }
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } }
const found: EntityChoices = {
  range,
  surface: "Rice",
  occurrences: 4,
  taggedAs: null,
  choices: [
    { ...offered, group: "best" },
    { ...known, group: "recent" },
  ],
  types: [
    { value: "person", label: "Person" },
    { value: "place", label: "Place" },
  ],
}

test("Enter before the choices are there takes the first of them", async () => {
  const server = slowServer()
  const decision = await asking(server)
  await accept()
  server.answer(found)
  deepEqual(await decision(), { kind: "tag", entity: offered, scope: "all" })
})

test("a second Enter, or one on a chosen row, does not wait for the server", async () => {
  const twice = await asking(slowServer())
  await accept()
  await accept()
  deepEqual(await twice(), { kind: "tag", entity: known, scope: "all" })
  const chosen = await asking(slowServer())
  await commands.executeCommand("workbench.action.quickOpenSelectNext")
  await commands.executeCommand("workbench.action.quickOpenSelectNext")
  await accept()
  deepEqual(await chosen(), { kind: "tag", entity: "none", scope: "all" })
})

test("a second Enter takes no row that was there for what was typed before: it is for the page to come", async () => {
  const server = slowServer()
  const decision = await asking(server)
  server.answer(found)
  const pick = await pickWhen(/Tag “Rice” as/)
  await typeInto(pick, "rivals")
  await accept()
  await accept()
  await typeInto(pick, "rivalsgro")
  await accept()
  const group = { value: "group", label: "Group" }
  const unknown = { ...found, choices: [], types: [...found.types, group] }
  let decided: Decision | undefined
  void decision().then(decision => {
    decided = decision
  })
  const answered = (): Decision | undefined => {
    server.answer(unknown)
    return decided
  }
  deepEqual(await waitFor("the decision", answered), { kind: "create", name: "rivals", type: "group", scope: "all" })
})

test("a server that is gone leaves the recent entities", async () => {
  const server = slowServer()
  const decision = await asking(server)
  server.answer(undefined)
  await accept()
  deepEqual(await decision(), { kind: "tag", entity: known, scope: "all" })
})

test("Escape decides nothing, and the article keeps the focus and its text", async () => {
  const editor = await open(article)
  putCursor(editor, "Condoleezza")
  const before = editor.document.version
  const server = slowServer()
  const decision = await asking(server)
  server.answer(found)
  await commands.executeCommand("workbench.action.closeQuickOpen")
  equal(await decision(), undefined)
  equal(window.activeTextEditor?.document.uri.path, fileAt(article).path)
  equal(editor.document.version, before)
})

test("all places or only this one is a row, and remembered", async () => {
  const server = slowServer()
  const decision = await asking(server)
  server.answer(found)
  await shown()
  await commands.executeCommand("workbench.action.quickOpenSelectPrevious")
  await accept()
  await shown()
  await accept()
  server.answer(found)
  deepEqual(await decision(), { kind: "tag", entity: offered, scope: "this" })
  deepEqual(server.scopes, ["this"])
})

test("an entity is created with Enter alone when there is no choice", async () => {
  const nothing = { ...found, choices: [] }
  const server = slowServer([])
  const decision = await asking(server)
  for (let step = 0; step < 3; step++) {
    server.answer(nothing)
    await shown()
    await accept()
  }
  server.answer(nothing)
  deepEqual(await decision(), { kind: "create", name: "Rice", type: "person", scope: "all" })
})

test("a file of no corpus closes the picker", async () => {
  const server = slowServer()
  const decision = await asking(server)
  server.answer(null)
  equal(await decision(), undefined)
})

test("from a name under the cursor to a saved tag in two keys", async () => {
  const before = await read(sidecar)
  const editor = await open(article)
  putCursor(editor, "campaign in Georgia")
  void commands.executeCommand("postil.tagSelection")
  const pick = await pickWhen(/Tag “campaign” as/)
  await typeInto(pick, "russia-georgia")
  await waitFor("the war", () => !pick.busy && labels(pick)[0]?.startsWith("Russia-Georgia"))
  await enter()
  await waitFor("the tag", async () => (await read(sidecar)).includes("\n  campaign: russia-georgia-war\n"))
  equal(window.activeTextEditor, editor)
  putCursor(editor, "everybody")
  await commands.executeCommand("postil.tagWithLast")
  ok((await read(sidecar)).includes("\n  everybody: russia-georgia-war\n"))
  await undo()
  await undo()
  equal(await read(sidecar), before)
})

test("the last entity is known by its new id, and by its old one again", async () => {
  const before = await read(sidecar)
  const editor = await open(article)
  putCursor(editor, "campaign in Georgia")
  void commands.executeCommand("postil.tagSelection")
  const pick = await pickWhen(/Tag “campaign” as/)
  await typeInto(pick, "Tazhin")
  await waitFor("the minister", () => !pick.busy && labels(pick)[0]?.includes("Tazhin"))
  await enter()
  const tagged = await waitFor("the tag", async () => (await read(sidecar)) !== before && (await read(sidecar)))
  const renaming = commands.executeCommand("postil.renameId", { kind: "entities", id: "tazhin" })
  await typeInto(await pickWhen(/Lower-case letters/), "marat-tazhin")
  await enter()
  await take(await pickWhen(/Esc changes nothing/), "Apply")
  await renaming
  putCursor(editor, "everybody")
  await commands.executeCommand("postil.tagWithLast")
  ok((await read(sidecar)).includes("\n  everybody: marat-tazhin\n"))
  await undo()
  await undo()
  equal(await read(sidecar), tagged)
  putCursor(editor, "everybody")
  await commands.executeCommand("postil.tagWithLast")
  ok((await read(sidecar)).includes("\n  everybody: tazhin\n"))
  await undo()
  await undo()
  equal(await read(sidecar), before)
})

test("a new entity is created in two steps with its words tagged, and is the last one then", async () => {
  const [before, registry] = [await read(sidecar), await read("registry.yaml")]
  const editor = await open(article)
  putCursor(editor, "Advertisement")
  editor.selection = new Selection(rangeOf(editor, "neighbour").start, rangeOf(editor, "neighbour").end)
  void commands.executeCommand("postil.tagSelection")
  const pick = await pickWhen(/Tag “neighbour” as/)
  await take(pick, "Create “neighbour”")
  const named = await pickWhen(/Create Entity Its full name/)
  await typeInto(named, "Neighbour States")
  await waitFor("the typed name", () => labels(named)[0]?.includes("Neighbour States"))
  await enter()
  const typed = await pickWhen(/What “Neighbour States” is/)
  await take(typed, "country")
  await waitFor("the tag", async () => (await read(sidecar)).includes("\n  neighbour: neighbour-states\n"))
  ok((await read("registry.yaml")).includes("neighbour-states:"))
  await undo()
  deepEqual([await read(sidecar), await read("registry.yaml")], [before, registry])
})

test("a tag is removed at one place or at all, as is chosen", async () => {
  const before = await read(sidecar)
  const editor = await open(article)
  putCursor(editor, "Kazakhstan lies")
  void commands.executeCommand("postil.removeAnnotation")
  const pick = await pickWhen(/Remove the tag of “Kazakhstan”/)
  equal(pick.items.length, 2)
  await take(pick, "All")
  await waitFor("a sidecar without it", async () => !(await read(sidecar)).includes("\n  Kazakhstan: kazakhstan"))
  await undo()
  equal(await read(sidecar), before)
})

/** A server that answers what it was asked when the test says so. */
function slowServer(recent: TagQuestion["recent"] = [known]) {
  const waiting: ((choices: EntityChoices | null | undefined) => void)[] = []
  const scopes: string[] = []
  const question: TagQuestion = {
    words: "Rice",
    recent,
    scope: "all",
    choices: () => new Promise(resolve => waiting.push(resolve)),
    rememberScope: scope => scopes.push(scope),
  }
  const answer = (choices: EntityChoices | null | undefined): void => {
    for (const resolve of waiting.splice(0)) resolve(choices)
  }
  return { question, scopes, answer }
}

async function asking({ question }: { readonly question: TagQuestion }): Promise<() => Promise<Decision | undefined>> {
  const decision = askForTag(question)
  await shown()
  return () => decision
}

async function accept(): Promise<void> {
  await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem")
  await shown()
}

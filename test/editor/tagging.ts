import { deepEqual, equal } from "node:assert/strict"
import { commands, window } from "vscode"
import { askForTag, type Decision, type TagQuestion } from "../../client/tagging/ask-for-tag.ts"
import type { EntityChoices } from "../../server/lsp/acts-protocol.ts"
import { test } from "./test-list.ts"
import { fileAt, open, putCursor } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
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
  await settled()
  await commands.executeCommand("workbench.action.quickOpenSelectPrevious")
  await accept()
  await settled()
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
    await settled()
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
  await settled()
  return () => decision
}

async function accept(): Promise<void> {
  await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem")
  await settled()
}

/** What the picker is told reaches it a moment later. */
async function settled(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 150))
}

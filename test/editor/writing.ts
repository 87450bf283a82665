import { ok } from "node:assert/strict"
import { type CompletionList, commands, Selection, type TextEditor } from "vscode"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { fileAt, open, problemsWhen, putCursor, rangeOf, retype } from "./window.ts"

const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"

test("an entity is completed by its name, and written as its id", async () => {
  const editor = await open(sidecar)
  await retype(editor, "Marat Tazhin: tazhin", "Marat Tazhin: Kanat")
  putCursorBehind(editor, "Marat Tazhin: Kanat")
  await acceptSuggestion(editor, "Marat Tazhin: saudabayev\n")
})

test("codes, quotes and links are completed", async () => {
  const editor = await open(sidecar)
  await retype(editor, "topic: sphere-of-influence", "topic: recog")
  ok((await labelsBehind(editor, "topic: recog")).some(label => label.startsWith("recognition")))
  await retype(editor, "quote: spoke warmly of both Russia and the United States", "quote: spoke warm")
  ok((await labelsBehind(editor, "quote: spoke warm")).some(label => label.includes("spoke warmly")))
  await retype(editor, "2008-09-moscow-seeks-backing/guarded-support", "guarded")
  ok((await labelsBehind(editor, "contradicts: guarded")).some(label => label.includes("guarded-support")))
})

test("Enter behind a key goes one step in", async () => {
  const editor = await open(sidecar)
  putCursorBehind(editor, "\nmentions:")
  await commands.executeCommand("type", { text: "\n" })
  await waitFor("an indented line", () => editor.document.getText().includes("\nmentions:\n  \n  Rice:"))
})

test("a quick fix repairs a typo from the keyboard", async () => {
  const editor = await open(sidecar)
  await retype(editor, "Marat Tazhin: tazhin", "Marat Tazhin: tazhni")
  await problemsWhen(sidecar, problems => problems.length > 0)
  putCursor(editor, "tazhni")
  await commands.executeCommand("editor.action.codeAction", { kind: "quickfix", apply: "first" })
  await waitFor("the repaired line", () => editor.document.getText().includes("Marat Tazhin: tazhin\n"))
  await problemsWhen(sidecar, problems => problems.length === 0)
})

test("a sidecar that is broken while it is written leaves the rest of the corpus as it was", async () => {
  const editor = await open(sidecar)
  await retype(editor, "  publisher: Postil tour", '  publisher: "Postil tour')
  await problemsWhen(sidecar, problems => problems.length > 0)
  await problemsWhen("articles/2008-11-kazakhstan-offers-help.ann.yaml", problems => problems.length === 0)
  await commands.executeCommand("undo")
  await problemsWhen(sidecar, problems => problems.length === 0)
})

function putCursorBehind(editor: TextEditor, words: string): Selection {
  const { end } = rangeOf(editor, words)
  editor.selection = new Selection(end, end)
  return editor.selection
}

/** As a person does it; before the list is there, accepting does nothing. */
async function acceptSuggestion(editor: TextEditor, wanted: string): Promise<void> {
  await commands.executeCommand("editor.action.triggerSuggest")
  await waitFor(`"${wanted}"`, async () => {
    await commands.executeCommand("acceptSelectedSuggestion")
    return editor.document.getText().includes(wanted)
  })
}

async function labelsBehind(editor: TextEditor, words: string): Promise<readonly string[]> {
  const { active } = putCursorBehind(editor, words)
  return await waitFor(`suggestions behind ${words}`, async () => {
    const uri = fileAt(sidecar)
    const list = await commands.executeCommand<CompletionList>("vscode.executeCompletionItemProvider", uri, active)
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label))
    return labels.length > 0 && labels
  })
}

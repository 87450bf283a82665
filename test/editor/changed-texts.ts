import { deepEqual, ok } from "node:assert/strict"
import { commands, type Diagnostic, WorkspaceEdit, window, workspace } from "vscode"
import { api } from "./api.ts"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { fileAt, open, problemsWhen, retype } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"

const isChanged = ({ code }: Diagnostic) => typeof code === "object" && code.value === "anchor-changed"

test("a name that is edited is told, and undoing that is quiet", async () => {
  await change()
  await commands.executeCommand("undo")
  await problemsWhen(sidecar, problems => problems.length === 0)
})

test("accepting the changed text follows it, and that is undone like any step", async () => {
  const { document } = await open(sidecar)
  const before = document.getText()
  await change()
  await commands.executeCommand("postil.acceptChangedText")
  await waitFor("the name as it is now", () => document.getText() === before.replace("  China:", "  Chyna:"))
  await problemsWhen(sidecar, problems => !problems.some(isChanged))
  await commands.executeCommand("postil.undoLastAnnotation")
  await waitFor("the name as it was", () => document.getText() === before)
  await problemsWhen(sidecar, problems => problems.some(isChanged))
  await commands.executeCommand("undo")
  await problemsWhen(sidecar, problems => problems.length === 0)
})

test("what was changed is still told once the folder of its article is renamed, and once that is undone", async () => {
  await open(sidecar)
  await problemsWhen(sidecar, problems => problems.length === 0)
  await change()
  const { acts } = await api()
  const move = new WorkspaceEdit()
  move.renameFile(fileAt("articles"), fileAt("texts"))
  ok(await workspace.applyEdit(move))
  await problemsWhen(sidecar.replace("articles", "texts"), problems => problems.some(isChanged))
  await waitFor("the step", () => acts.canUndo)
  await acts.undo()
  await problemsWhen(sidecar, problems => problems.some(isChanged))
  const editor = await open(article)
  await retype(editor, "Chyna", "China")
  await editor.document.save()
  await problemsWhen(sidecar, problems => problems.length === 0)
})

test("clearing what is kept asks first where findings are told from it", async () => {
  const asked: string[] = []
  const show = window.showWarningMessage
  Object.assign(window, { showWarningMessage: async (message: string) => void asked.push(message) })
  try {
    await change()
    await commands.executeCommand("postil.clearCaches")
    const question =
      "Articles have changed since their annotations were accepted. What became of the words is told from"
    deepEqual(asked, [`${question} the copies that are kept, and is lost with them.`])
    await commands.executeCommand("undo")
    await problemsWhen(sidecar, problems => problems.length === 0)
    await commands.executeCommand("postil.clearCaches")
    deepEqual(asked.length, 1)
  } finally {
    Object.assign(window, { showWarningMessage: show })
  }
})

/** Types inside a name of the article, which is then in front. */
async function change(): Promise<void> {
  const editor = await open(article)
  await retype(editor, "China", "Chyna")
  await problemsWhen(sidecar, problems => problems.some(isChanged))
  await window.showTextDocument(editor.document)
}

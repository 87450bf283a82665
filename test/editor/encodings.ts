import { equal, match, ok, rejects } from "node:assert/strict"
import { commands, WorkspaceEdit, workspace } from "vscode"
import { api } from "./api.ts"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { warnings } from "./warnings.ts"
import { fileAt, open, putCursor, rangeOf } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"
const refusal = /^"2008-10-rice-in-astana\.ann\.yaml" could not be changed: it is not in UTF-8/

test("a sidecar that is not in UTF-8 keeps its letters, open or not, whatever is done in articles and registry", async () => {
  const { acts } = await api()
  const before = await workspace.fs.readFile(fileAt(sidecar))
  const foreign = Buffer.concat([Buffer.from("# checked by J\xf6rg\n", "latin1"), before])
  await workspace.fs.writeFile(fileAt(sidecar), foreign)
  try {
    const text = (await open(sidecar)).document
    await waitFor("what VS Code makes of it", () => text.getText().startsWith("# checked by J\ufffdrg\n"))
    const editor = await open(article)
    const { start, end } = rangeOf(editor, "power")
    equal(await acts.do("tag", { uri: fileAt(article).toString(), range: { start, end }, entity: "russia" }), false)
    equal(refusal.test(warnings.at(-1) ?? ""), true, warnings.at(-1))
    const registry = await open("registry.yaml")
    const at = putCursor(registry, "tazhin")
    const command = "vscode.executeDocumentRenameProvider"
    const asked = commands.executeCommand<WorkspaceEdit>(command, registry.document.uri, at, "tazhin-2")
    await rejects(async () => await asked, /is not in UTF-8/)
    equal(Buffer.compare(await workspace.fs.readFile(fileAt(sidecar)), foreign), 0)
  } finally {
    await commands.executeCommand("workbench.action.closeAllEditors")
    await workspace.fs.writeFile(fileAt(sidecar), before)
    await commands.executeCommand("notifications.clearAll")
  }
})

test("a sidecar that is not in UTF-8 keeps its letters when an article is renamed that it links to, and that is told", async () => {
  const { acts } = await api()
  const linking = "articles/2008-11-kazakhstan-offers-help.ann.yaml"
  const before = await workspace.fs.readFile(fileAt(linking))
  const foreign = Buffer.concat([Buffer.from("# checked by J\xf6rg\n", "latin1"), before])
  await workspace.fs.writeFile(fileAt(linking), foreign)
  try {
    await open(article)
    const move = new WorkspaceEdit()
    move.renameFile(fileAt(article), fileAt("articles/rice.txt"))
    ok(await workspace.applyEdit(move))
    await waitFor("the step", () => acts.canUndo)
    match(warnings.at(-1) ?? "", /^"2008-11-kazakhstan-offers-help\.ann\.yaml" was not .* not in UTF-8/)
    equal(Buffer.compare(await workspace.fs.readFile(fileAt(linking)), foreign), 0)
    ok(await workspace.fs.stat(fileAt("articles/rice.ann.yaml")))
    await acts.undo()
    ok(await workspace.fs.stat(fileAt(sidecar)))
    equal(Buffer.compare(await workspace.fs.readFile(fileAt(linking)), foreign), 0)
  } finally {
    await commands.executeCommand("workbench.action.closeAllEditors")
    await workspace.fs.writeFile(fileAt(linking), before)
    await commands.executeCommand("notifications.clearAll")
  }
})

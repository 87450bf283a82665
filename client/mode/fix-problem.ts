import { type CodeAction, CodeActionKind, type Command, commands, window, workspace } from "vscode"

/** Offers the repairs of what is wrong at the cursor; in a read-only editor the light bulb does not open. */
export async function fixProblem(): Promise<void> {
  const editor = window.activeTextEditor
  if (editor === undefined) return
  const found = await commands.executeCommand<(CodeAction | Command)[]>(
    "vscode.executeCodeActionProvider",
    editor.document.uri,
    editor.selection,
    CodeActionKind.QuickFix.value,
  )
  const items = found.map(action => ({ label: action.title, action }))
  if (items.length === 0) return void window.setStatusBarMessage("Nothing to fix at the cursor", 4000)
  const chosen = await window.showQuickPick(items, { placeHolder: "Fix the problem at the cursor" })
  if (chosen !== undefined) await run(chosen.action)
}

async function run(action: CodeAction | Command): Promise<void> {
  if (typeof action.command === "string") {
    return void (await commands.executeCommand(
      action.command,
      ...("arguments" in action ? (action.arguments ?? []) : []),
    ))
  }
  if ("edit" in action && action.edit !== undefined) await workspace.applyEdit(action.edit)
  if (action.command !== undefined) {
    await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []))
  }
}

import {
  commands,
  type Diagnostic,
  languages,
  type Position,
  Range,
  Selection,
  type TextEditor,
  Uri,
  window,
  workspace,
} from "vscode"
import { waitFor } from "./wait-for.ts"

/** The file at a path inside the corpus that is open. */
export function fileAt(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0]
  if (folder === undefined) throw new Error("No folder is open")
  return Uri.joinPath(folder.uri, path)
}

/** Shows a file of the corpus in an editor. */
export async function open(path: string): Promise<TextEditor> {
  return await window.showTextDocument(await workspace.openTextDocument(fileAt(path)))
}

/** Where `text` stands in an editor's document, the first time or the `nth` (from 0). */
export function rangeOf(editor: TextEditor, text: string, nth = 0): Range {
  const whole = editor.document.getText()
  let start = whole.indexOf(text)
  for (let count = 0; count < nth && start >= 0; count++) start = whole.indexOf(text, start + 1)
  if (start < 0) throw new Error(`"${text}" does not stand ${nth + 1} times in ${editor.document.uri.path}`)
  return new Range(editor.document.positionAt(start), editor.document.positionAt(start + text.length))
}

/** Puts the cursor in front of the first character of `text`. */
export function putCursor(editor: TextEditor, text: string, nth = 0): Position {
  const { start } = rangeOf(editor, text, nth)
  editor.selection = new Selection(start, start)
  return start
}

/** Replaces the first place of `from` as if typed, without saving; `closeEverything` takes it back. */
export async function retype(editor: TextEditor, from: string, to: string): Promise<void> {
  const done = await editor.edit(edit => edit.replace(rangeOf(editor, from), to))
  if (!done) throw new Error(`"${from}" could not be replaced by "${to}"`)
}

/** What a built-in command, such as `executeHoverProvider`, finds at a place; undefined while it finds nothing. */
export async function ask<T>(command: string, path: string, at: Position): Promise<T[] | undefined> {
  const found = await commands.executeCommand<T[] | undefined>(`vscode.${command}`, fileAt(path), at)
  return found !== undefined && found.length > 0 ? found : undefined
}

/** Waits until the problems of a file are as wanted, and returns them. */
export function problemsWhen(
  path: string,
  wanted: (problems: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  let seen: readonly Diagnostic[] = []
  const probe = (): readonly Diagnostic[] | undefined => {
    seen = languages.getDiagnostics(fileAt(path))
    return wanted(seen) ? seen : undefined
  }
  return waitFor(`other problems in ${path}`, probe).catch(error => {
    const messages = seen.map(({ range, message }) => `${range.start.line + 1}: ${message}`)
    throw new Error([String(error), ...messages].join("\n  "))
  })
}

/** Closes all editors and drops what was typed and not saved; runs ahead of each test. */
export async function closeEverything(): Promise<void> {
  for (const editor of window.visibleTextEditors) {
    if (!editor.document.isDirty) continue
    await window.showTextDocument(editor.document)
    await commands.executeCommand("workbench.action.files.revert")
  }
  await commands.executeCommand("workbench.action.closeAllEditors")
}

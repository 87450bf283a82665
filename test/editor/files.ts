import { commands, Selection, type TextEditor, workspace } from "vscode"
import { fileAt, open, rangeOf } from "./window.ts"

/** The file as it is on disk. */
export async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(fileAt(path)))
}

export async function undo(): Promise<void> {
  await commands.executeCommand("postil.undoLastAnnotation")
}

/** Opens a file with some words selected. */
export async function select(path: string, words: string, nth = 0): Promise<TextEditor> {
  const editor = await open(path)
  const { start, end } = rangeOf(editor, words, nth)
  editor.selection = new Selection(start, end)
  return editor
}

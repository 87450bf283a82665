import { type Selection, Uri, window } from "vscode"

/** Where the cursor was. */
export interface Cursor {
  readonly uri: string
  readonly selection: Selection
}

export function cursorNow(): Cursor | undefined {
  const editor = window.activeTextEditor
  if (editor?.document.uri.scheme !== "file") return undefined
  return { uri: editor.document.uri.toString(), selection: editor.selection }
}

/** Shows the file with the cursor there, unless it is gone. */
export async function putCursor({ uri, selection }: Cursor): Promise<void> {
  const viewColumn = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri)?.viewColumn
  try {
    await window.showTextDocument(Uri.parse(uri), { selection, ...(viewColumn && { viewColumn }) })
  } catch {
    // What was created with the step is gone with it.
  }
}

import { Range, window } from "vscode"
import { type AnnotationHere, annotationsAtRequest } from "../server/lsp/acts-protocol.ts"
import type { ServerClient } from "./server-client.ts"

/** Says what is annotated at the cursor where a screen reader reads it out, for decorations are silent. */
export async function describeAtCursor(server: ServerClient): Promise<void> {
  const editor = window.activeTextEditor
  if (editor === undefined) return
  const { start, end } = new Range(editor.selection.start, editor.selection.end)
  const params = { uri: editor.document.uri.toString(), range: { start, end } }
  const found = await server.ask<readonly AnnotationHere[]>(annotationsAtRequest, params)
  if (found === undefined) return
  void window.showInformationMessage(toSentence(found ?? []))
}

function toSentence(found: readonly AnnotationHere[]): string {
  if (found.length === 0) return "No annotation at the cursor"
  const count = found.length === 1 ? "1 annotation" : `${found.length} annotations`
  return `${count}: ${found.map(({ kind, words, sentence }) => `${kind} “${words}”, ${sentence}`).join("; ")}`
}

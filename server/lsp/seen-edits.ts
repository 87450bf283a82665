import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument"
import { composeEdits } from "../core/text/compose-edits.ts"
import type { TextEdit } from "../core/text/edit.ts"

/** Of what replaces more than that by more than that, where it went is found by comparing texts as well. */
const longestReplaced = 5000
/** Each costs as much as all before it, unless they are in order. */
const mostOutOfOrder = 100

/**
 * Changes a document. Answers the edits of its text that this was, ascending and apart; undefined where so much was put in
 * place of so much, as when a formatter hands over the whole text, that a comparison of the texts says more.
 */
export function changeDocument(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): readonly TextEdit[] | undefined {
  const { length } = document.getText()
  const edits = changes.map(change => {
    const edit = toEdit(change, document)
    const isVague = !("range" in change) || saysLittle(edit, document.getText().length)
    TextDocument.update(document, [change], version)
    return isVague ? undefined : edit
  })
  const telling = edits.filter(edit => edit !== undefined)
  return telling.length === edits.length ? together(telling, length) : undefined
}

function toEdit(change: TextDocumentContentChangeEvent, document: TextDocument): TextEdit {
  if (!("range" in change)) return { span: { start: 0, end: document.getText().length }, newText: change.text }
  const [a, b] = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)]
  return { span: { start: Math.min(a, b), end: Math.max(a, b) }, newText: change.text }
}

function saysLittle({ span, newText }: TextEdit, length: number): boolean {
  const replaced = span.end - span.start
  return replaced > 0 && newText !== "" && (replaced === length || Math.min(replaced, newText.length) > longestReplaced)
}

/** One list for edits that were made one after another. Editors with many cursors begin at the end of the text. */
function together(edits: readonly TextEdit[], length: number): readonly TextEdit[] | undefined {
  const isDescending = edits.every(({ span }, index) => span.end <= (edits[index - 1]?.span.start ?? length))
  if (isDescending) return edits.toReversed()
  if (edits.length > mostOutOfOrder) return undefined
  let all: readonly TextEdit[] = []
  for (const edit of edits) all = composeEdits(all, [edit], length)
  return all
}

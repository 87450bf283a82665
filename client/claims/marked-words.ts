import { type Disposable, Range, type TextEditor, TextEditorRevealType, ThemeColor, window } from "vscode"
import type { Range as ProtocolRange } from "vscode-languageclient"

/** Makes the words stand out that a picker is about, until it is disposed. */
export function markWords(editor: TextEditor, { start, end }: ProtocolRange): Disposable {
  const range = new Range(start.line, start.character, end.line, end.character)
  const type = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor("editor.findMatchHighlightBackground"),
    borderColor: new ThemeColor("editor.findMatchHighlightBorder"),
    borderStyle: "solid",
    borderWidth: "1px",
  })
  editor.setDecorations(type, [range])
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
  return type
}

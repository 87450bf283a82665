import { type Disposable, Position, Range, type TextEditor, ThemeColor, Uri, ViewColumn, window } from "vscode"
import type { Suggestion } from "../../server/lsp/acts-protocol.ts"

let emphasis: Disposable | undefined

/**
 * Shows where a suggestion is, its words standing out until the cursor moves. Nothing is selected: a key pressed by
 * mistake replaces no word. "stay" leaves the keyboard in the list.
 */
export async function showSuggestion({ uri, range }: Suggestion, focus: "stay" | "move"): Promise<void> {
  const start = new Position(range.start.line, range.start.character)
  const editor = await window.showTextDocument(Uri.parse(uri), {
    selection: new Range(start, start),
    preserveFocus: focus === "stay",
    preview: true,
    viewColumn: ViewColumn.Active,
  })
  emphasize(editor, new Range(start, new Position(range.end.line, range.end.character)))
}

function emphasize(editor: TextEditor, range: Range): void {
  emphasis?.dispose()
  const type = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor("editor.findMatchBackground"),
    borderColor: new ThemeColor("editor.findMatchBorder"),
    borderStyle: "solid",
    borderWidth: "1px",
  })
  editor.setDecorations(type, [range])
  const away = window.onDidChangeTextEditorSelection(({ selections }) => {
    if (selections[0]?.active.isEqual(range.start) !== true) emphasis?.dispose()
  })
  emphasis = {
    dispose: () => {
      away.dispose()
      type.dispose()
      emphasis = undefined
    },
  }
}

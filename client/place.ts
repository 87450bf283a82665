import { Position, Range, type TextEditor, Uri, ViewColumn, window, workspace } from "vscode"
import type { Position as ProtocolPosition } from "vscode-languageclient"

/** A place in a file. Links in hovers bring one along, for the mouse may be elsewhere than the cursor. */
export interface Place {
  readonly uri: Uri
  readonly position: Position
}

/** The place that a command is about: the one in its argument, if that is one, else the cursor. */
export function placeOf(argument: unknown): Place | undefined {
  const linked = parsePlace(argument)
  if (linked !== undefined) return linked
  const editor = window.activeTextEditor
  return editor && { uri: editor.document.uri, position: editor.selection.active }
}

/** Shows a place with the cursor at it, and nothing selected: a key pressed by mistake replaces no word. */
export async function showPlace({ uri, position }: Place, viewColumn = ViewColumn.Active): Promise<TextEditor> {
  return await window.showTextDocument(uri, { selection: new Range(position, position), viewColumn })
}

function parsePlace(argument: unknown): Place | undefined {
  if (typeof argument !== "object" || argument === null) return undefined
  const { uri, position } = argument as { readonly uri?: unknown; readonly position?: Partial<ProtocolPosition> }
  const { line, character } = position ?? {}
  if (typeof uri !== "string" || !isCount(line) || !isCount(character)) return undefined
  const file = Uri.parse(uri)
  if (workspace.getWorkspaceFolder(file) === undefined) return undefined
  return { uri: file, position: new Position(line, character) }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

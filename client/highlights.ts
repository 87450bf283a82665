import {
  DiagnosticSeverity,
  Disposable,
  Range as EditorRange,
  languages,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from "vscode"
import type { Range } from "vscode-languageclient"
import type { Annotations } from "../server/lsp/protocol.ts"
import type { AnnotationStore } from "./annotation-store.ts"
import { createDecorationTypes, type DecorationTypes } from "./decoration-types.ts"
import { type Layer, type Layers, layers, mentionAt, mentionsOf, noLayers, toLayers } from "./marks.ts"
import { type HighlightSettings, highlightSettings } from "./settings.ts"

/** More of one kind in one editor would be felt while typing. */
const limit = 3000

/** What an editor was last told to draw. */
export interface Shown {
  /** Of the text that the ranges are for. */
  readonly version: number
  readonly layers: Layers
  readonly focused: readonly Range[]
}

/** Draws mentions and claims in all visible editors of articles. */
export class Highlights implements Disposable {
  readonly #annotations: AnnotationStore
  readonly #shown = new WeakMap<TextEditor, Shown>()
  readonly #subscriptions: Disposable
  #settings: HighlightSettings = highlightSettings()
  #types: DecorationTypes = createDecorationTypes(this.#settings.style)

  constructor(annotations: AnnotationStore) {
    this.#annotations = annotations
    this.#subscriptions = Disposable.from(
      annotations.onDidChange(document => this.#drawAll(editorsOf(document))),
      window.onDidChangeVisibleTextEditors(editors => this.#drawAll(editors)),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#drawAgainIfLimited(textEditor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#drawFocused(textEditor)),
      languages.onDidChangeDiagnostics(({ uris }) => this.#drawUnresolved(uris)),
      window.onDidChangeActiveColorTheme(() => this.#recreate()),
      workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration("postil.highlight")) this.#recreate()
      }),
    )
    this.#drawAll(window.visibleTextEditors)
  }

  /** For tests: what is drawn in the first visible editor of a file. */
  shown(uri: Uri): Shown | undefined {
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())
    return editor && this.#shown.get(editor)
  }

  dispose(): void {
    this.#subscriptions.dispose()
    for (const type of Object.values(this.#types)) type.dispose()
  }

  #recreate(): void {
    for (const type of Object.values(this.#types)) type.dispose()
    this.#settings = highlightSettings()
    this.#types = createDecorationTypes(this.#settings.style)
    this.#drawAll(window.visibleTextEditors)
  }

  #drawAll(editors: readonly TextEditor[]): void {
    for (const editor of editors) this.#draw(editor)
  }

  #draw(editor: TextEditor): void {
    const annotations = this.#annotations.of(editor.document)
    // What is drawn moves along with the text until the server has answered.
    if (annotations === undefined) return
    if (annotations === null || !this.#settings.enabled) {
      this.#clear(editor)
      return
    }
    const drawn = this.#settings.claims ? annotations : { ...annotations, claims: [] }
    const shown = {
      version: editor.document.version,
      layers: toLayers(drawn, middleLine(editor), limit),
      focused: focusedIn(annotations, editor),
    }
    this.#set(editor, shown)
  }

  #drawFocused(editor: TextEditor): void {
    const shown = this.#shown.get(editor)
    const annotations = this.#annotations.of(editor.document)
    if (shown === undefined || annotations === undefined || annotations === null) return
    const focused = focusedIn(annotations, editor)
    if (focused.length === 0 && shown.focused.length === 0) return
    editor.setDecorations(this.#types.focused, focused.map(toEditorRange))
    this.#shown.set(editor, { ...shown, focused })
  }

  #drawUnresolved(uris: readonly Uri[]): void {
    const changed = new Set(uris.map(uri => uri.toString()))
    for (const editor of window.visibleTextEditors) {
      const shown = this.#shown.get(editor)
      const isCurrent = shown?.version === editor.document.version && shown.layers.unresolved.length > 0
      if (isCurrent && changed.has(editor.document.uri.toString())) this.#setLayer("unresolved", editor, shown)
    }
  }

  #drawAgainIfLimited(editor: TextEditor): void {
    const annotations = this.#annotations.of(editor.document)
    if (annotations && Math.max(annotations.mentions.length, annotations.claims.length) > limit) this.#draw(editor)
  }

  #clear(editor: TextEditor): void {
    if (!this.#shown.has(editor)) return
    this.#set(editor, { version: editor.document.version, layers: noLayers, focused: [] })
    this.#shown.delete(editor)
  }

  #set(editor: TextEditor, shown: Shown): void {
    for (const layer of layers) this.#setLayer(layer, editor, shown)
    editor.setDecorations(this.#types.focused, shown.focused.map(toEditorRange))
    this.#shown.set(editor, shown)
  }

  #setLayer(layer: Layer, editor: TextEditor, shown: Shown): void {
    const ranges = shown.layers[layer].map(toEditorRange)
    const drawn = layer === "unresolved" ? ranges.filter(range => !hasSquiggle(range, editor.document.uri)) : ranges
    editor.setDecorations(this.#types[layer], drawn)
  }
}

/** Whether VS Code draws a wavy line there by itself, because of a problem of ours; two would blur. */
function hasSquiggle(range: EditorRange, uri: Uri): boolean {
  return languages
    .getDiagnostics(uri)
    .some(
      problem =>
        problem.source === "postil" &&
        problem.severity !== DiagnosticSeverity.Hint &&
        problem.range.intersection(range)?.isEmpty === false,
    )
}

function focusedIn(annotations: Annotations, editor: TextEditor): readonly Range[] {
  const mention = mentionAt(annotations, editor.selection.active)
  if (mention === undefined) return []
  return mentionsOf(annotations, mention.entities)
    .slice(0, limit)
    .map(({ range }) => range)
}

function editorsOf(document: TextDocument): readonly TextEditor[] {
  return window.visibleTextEditors.filter(editor => editor.document === document)
}

function middleLine({ visibleRanges }: TextEditor): number {
  const first = visibleRanges[0]?.start.line ?? 0
  return Math.floor((first + (visibleRanges.at(-1)?.end.line ?? first)) / 2)
}

function toEditorRange({ start, end }: Range): EditorRange {
  return new EditorRange(start.line, start.character, end.line, end.character)
}

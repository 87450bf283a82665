import type { Command, ShowDocumentParams } from "vscode-languageserver"
import type { Change } from "../core/acts/act.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { applyEdits } from "../core/text/edit.ts"
import { Lines } from "./convert.ts"
import type { Documents } from "./feature.ts"

/** The command by which a client is shown a place behind the edit of a code action. */
export const goToCommand = "postil.go-to"

/** Where an editor without forms should go once a change is made, to fill in what is left open. */
export function placeToGo(
  { goTo, changes }: Change,
  corpus: Corpus,
  documents: Documents,
): ShowDocumentParams | undefined {
  if (goTo === undefined || !documents.client.showDocument) return undefined
  const { uri, words } = goTo
  const edits = changes.find(change => change.uri === uri)?.edits ?? []
  const text = applyEdits(corpus.textOf(uri) ?? "", edits)
  const start = text.indexOf(words)
  if (start < 0) return undefined
  const selection = new Lines(text).toRange({ start, end: start + words.length })
  return { uri: documents.toClient(uri), external: false, takeFocus: true, selection }
}

export function goToAction(change: Change, corpus: Corpus, documents: Documents): { readonly command?: Command } {
  const place = placeToGo(change, corpus, documents)
  return place === undefined ? {} : { command: { title: "Show it", command: goToCommand, arguments: [place] } }
}

import { DocumentFormattingRequest, type TextEdit } from "vscode-languageserver"
import { isRefusal } from "../../core/acts/act.ts"
import { runAct } from "../../core/acts/all-acts.ts"
import type { Document, Feature } from "../feature.ts"
import { languageIds } from "../protocol.ts"
import { say } from "../say.ts"
import { today } from "../today.ts"

/**
 * The canonical form of format.md. VS Code would ask a person to choose between us and another formatter of Markdown
 * if we offered to format every document that we are told of, so there it is registered for our own languages only.
 */
export const formatting: Feature = {
  capabilities: ({ decorations }) => (decorations ? {} : { documentFormattingProvider: true }),
  register(connection, documents) {
    connection.onDocumentFormatting(({ textDocument: { uri } }) => {
      const document = documents.find(uri)
      return document === undefined ? null : formatEdits(document)
    })
  },
  ready(connection, { client }) {
    if (!client.decorations) return
    const documentSelector = Object.values(languageIds).map(language => ({ scheme: "file", language }))
    say(connection.client.register(DocumentFormattingRequest.type, { documentSelector }))
  },
}

/** Null for a file with mistakes in its YAML, which diagnostics tell of: to say it at every save would be too much. */
function formatEdits({ uri, corpus, lines }: Document): TextEdit[] | null {
  if (corpus.kindOf(uri) === "article") return null
  const outcome = runAct("format-file", { uri }, { corpus, today: today() })
  if (isRefusal(outcome)) return null
  const edits = outcome.changes.flatMap(change => change.edits)
  return edits.map(({ span, newText }) => ({ range: lines.toRange(span), newText }))
}

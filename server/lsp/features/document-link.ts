import type { DocumentLink } from "vscode-languageserver"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { LocatedText, Span } from "../../core/text/span.ts"
import { nodeAt } from "../../core/yaml/nodes.ts"
import type { Document, Documents, Feature } from "../feature.ts"

export const documentLink: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register(connection, documents) {
    connection.onDocumentLinks(({ textDocument: { uri } }) => {
      const document = documents.find(uri)
      return document === undefined ? null : documentLinks(document, documents)
    })
  },
}

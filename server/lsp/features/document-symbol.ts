import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver"
import type { Document, Feature } from "../feature.ts"
import { articleOutline } from "../outline/article-outline.ts"
import { codebookOutline } from "../outline/codebook-outline.ts"
import { type OutlineItem, tidied } from "../outline/outline.ts"
import { registryOutline } from "../outline/registry-outline.ts"
import { sidecarOutline } from "../outline/sidecar-outline.ts"
import { yamlOutline } from "../outline/yaml-outline.ts"

export const documentSymbol: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register(connection, documents) {
    connection.onDocumentSymbol(({ textDocument: { uri } }) => {
      const document = documents.find(uri)
      if (document === undefined) return null
      return documents.client.hierarchicalSymbols ? documentSymbols(document) : flatSymbols(document, uri)
    })
  },
}

/** The outline of any file of a corpus. */
export function documentSymbols(document: Document): DocumentSymbol[] {
  return outlineOf(document).map(item => toDocumentSymbol(item, document))
}

/** The same without levels, for clients that know none; `uri` is the client's spelling. */
export function flatSymbols(document: Document, uri: string): SymbolInformation[] {
  return outlineOf(document).flatMap(item => [...flatten(item, undefined, document, uri)])
}

function outlineOf({ corpus, uri, lines }: Document): readonly OutlineItem[] {
  return outline().map(tidied)

  function outline(): readonly OutlineItem[] {
    if (corpus.pairs.hasArticle(uri)) return articleOutline(uri, corpus)
    if (corpus.pairs.hasSidecar(uri)) return sidecarOutline(uri, corpus)
    const registry = corpus.registryFile(uri)
    if (registry !== undefined) return registryOutline(registry, corpus)
    if (corpus.codebook?.uri === uri) return codebookOutline(corpus.codebook)
    return corpus.config.uri === uri ? yamlOutline(lines.text) : []
  }
}

function toDocumentSymbol({ detail, kind, span, selection, ...item }: OutlineItem, document: Document): DocumentSymbol {
  return {
    name: nameOf(item.name),
    ...(detail !== "" && { detail }),
    kind,
    range: document.lines.toRange(span),
    selectionRange: document.lines.toRange(selection),
    children: item.children.map(child => toDocumentSymbol(child, document)),
  }
}

function* flatten(
  { name, kind, span, children }: OutlineItem,
  containerName: string | undefined,
  document: Document,
  uri: string,
): Generator<SymbolInformation> {
  const location = document.lines.toLocation(uri, span)
  yield { name: nameOf(name), kind, location, ...(containerName !== undefined && { containerName }) }
  for (const child of children) yield* flatten(child, nameOf(name), document, uri)
}

/** LSP demands a name that is not blank. */
function nameOf(name: string): string {
  return name.trim() === "" ? "(no name)" : name
}

import { Disposable, languages, type TextDocument, Uri, workspace } from "vscode"
import { languageIds, type Status } from "../server/lsp/protocol.ts"
import type { ServerClient } from "./server-client.ts"

/** The languages that VS Code finds by itself for a registry or a codebook. */
const found = new Set(["yaml", "plaintext"])

/**
 * Gives registries and codebooks our languages. No pattern of file names can: it would take every `registry.yaml` in
 * the world.
 */
export function assignLanguages(server: ServerClient): Disposable {
  let named: ReadonlyMap<string, string> = new Map()
  // One that a person sets back to YAML stays so.
  const assigned = new WeakSet<TextDocument>()
  const assign = (document: TextDocument): void => {
    const language = named.get(document.uri.toString())
    if (language === undefined || assigned.has(document) || !found.has(document.languageId)) return
    assigned.add(document)
    void languages.setTextDocumentLanguage(document, language)
  }
  return Disposable.from(
    server.onStatus(status => {
      named = namedLanguages(status)
      workspace.textDocuments.forEach(assign)
    }),
    workspace.onDidOpenTextDocument(assign),
  )
}

function namedLanguages({ corpora }: Status): ReadonlyMap<string, string> {
  const registries = corpora.flatMap(({ registry }) => registry.map(uri => [uri, languageIds.registry] as const))
  const codebooks = corpora.flatMap(({ codebook }) =>
    codebook === null ? [] : [[codebook, languageIds.codebook] as const],
  )
  return new Map([...registries, ...codebooks].map(([uri, language]) => [Uri.parse(uri).toString(), language]))
}

import type { ClientCapabilities, InitializeParams } from "vscode-languageserver"
import type { ClientTraits } from "./feature.ts"
import type { InitializationOptions } from "./protocol.ts"

/** What only the server itself wants to know of the client. */
export interface ServerTraits extends ClientTraits {
  readonly watchedFiles: "relative" | "plain" | "none"
  readonly refreshDiagnostics: boolean
  readonly workspaceFolders: boolean
}

/** What a client can do, as it says when it connects. Nothing is taken for granted. */
export function toTraits({ capabilities, initializationOptions }: InitializeParams): ServerTraits {
  const { textDocument, workspace } = capabilities
  const options = toOptions(initializationOptions)
  const edit = workspace?.workspaceEdit
  return {
    decorations: options.decorations === true,
    commandLinks: options.commandLinks === true,
    // Without a refresh, a client would not learn of what an edit in one file means for another.
    pullDiagnostics: textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    documentChanges: edit?.documentChanges === true,
    createFiles: edit?.documentChanges === true && edit.resourceOperations?.includes("create") === true,
    renameFiles: edit?.documentChanges === true && edit.resourceOperations?.includes("rename") === true,
    changeAnnotations: edit?.documentChanges === true && edit.changeAnnotationSupport !== undefined,
    applyEdit: workspace?.applyEdit === true,
    showDocument: capabilities.window?.showDocument?.support === true,
    editMetadata: edit?.metadataSupport === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    resolvesActions: resolvesActions(capabilities),
    watchedFiles: watchedFiles(capabilities),
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
  }
}

function resolvesActions({ textDocument }: ClientCapabilities): boolean {
  const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {}
  return dataSupport === true && resolveSupport?.properties.includes("edit") === true
}

function watchedFiles({ workspace }: ClientCapabilities): ServerTraits["watchedFiles"] {
  const watched = workspace?.didChangeWatchedFiles
  if (watched?.dynamicRegistration !== true) return "none"
  return watched.relativePatternSupport === true ? "relative" : "plain"
}

/** What the client sent along; it may be anything. */
export function toOptions(given: unknown): InitializationOptions {
  return typeof given === "object" && given !== null ? given : {}
}

import { type Disposable, type ExtensionContext, languages, window, workspace } from "vscode"
import { clearTextsRequest, type InitializationOptions, trustedNotification } from "../server/lsp/protocol.ts"
import type { ServerClient } from "./server-client.ts"

/** What the server has to know to keep the texts that annotations were accepted on, and its index. */
export function textOptions({ globalStorageUri }: ExtensionContext): InitializationOptions {
  return {
    acceptedTexts: workspace.getConfiguration("postil").get("acceptedTexts", {}),
    index: workspace.getConfiguration("postil").get("index", {}),
    storage: globalStorageUri.toString(),
    trusted: workspace.isTrusted,
  }
}

/** Tells the server when the folders are trusted. */
export function tellOfTrust(server: ServerClient): Disposable {
  return workspace.onDidGrantWorkspaceTrust(() => server.notify(trustedNotification, {}))
}

export async function clearCaches(server: ServerClient): Promise<void> {
  if (areNeeded() && !(await isConfirmed())) return
  if ((await server.ask(clearTextsRequest, {})) === undefined) return
  window.setStatusBarMessage("What Postil had kept of articles and annotations is deleted", 5000)
}

/** Findings about what became of words since annotations were accepted. */
const toldFromCopies = new Set<unknown>(["anchor-changed", "anchor-moved", "mention-new", "mention-reread"])

function areNeeded(): boolean {
  const problems = languages.getDiagnostics().flatMap(([, some]) => some)
  return problems.some(({ code }) => typeof code === "object" && toldFromCopies.has(code.value))
}

async function isConfirmed(): Promise<boolean> {
  const message =
    "Articles have changed since their annotations were accepted. What became of the words is told from the copies that are kept, and is lost with them."
  return (await window.showWarningMessage(message, { modal: true }, "Clear Caches")) !== undefined
}

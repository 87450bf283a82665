import { type Disposable, type ExtensionContext, window, workspace } from "vscode"
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
  if ((await server.ask(clearTextsRequest, {})) === undefined) return
  window.setStatusBarMessage("What Postil had kept of articles and annotations is deleted", 5000)
}

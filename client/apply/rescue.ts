import { window, workspace } from "vscode"
import { languageIds } from "../../server/lsp/protocol.ts"
import type { Operation } from "./file-store.ts"

/** Shows the texts of files that could not be put back, so that they are not lost. */
export async function rescue(operations: readonly Operation[]): Promise<void> {
  for (const operation of operations) {
    if (operation.kind === "rename" || operation.before === undefined) continue
    const document = await workspace.openTextDocument({ content: operation.before, language: languageIds.sidecar })
    await window.showTextDocument(document, { preview: false })
  }
}

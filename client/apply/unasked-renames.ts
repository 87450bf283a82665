import { Disposable, workspace } from "vscode"
import type { Rename } from "./file-store.ts"

/** Between renames that belong together. */
const pauseMs = 300

/**
 * Renames about which VS Code asks nobody: on Ctrl+Z in its explorer it takes back those of files, and does them again,
 * by itself, but not what was edited along with them in files that are closed.
 */
export function onUnaskedRenames(tell: (renames: readonly Rename[]) => void): Disposable {
  const asked = new Set<string>()
  const renames: Rename[] = []
  let timer: NodeJS.Timeout | undefined
  const tellSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => tell(renames.splice(0)), pauseMs)
  }
  return Disposable.from(
    workspace.onWillRenameFiles(({ files }) => {
      // What was asked before and not done has failed.
      asked.clear()
      for (const { oldUri } of files) asked.add(oldUri.toString())
    }),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        const [from, to] = [oldUri.toString(), newUri.toString()]
        if (!asked.delete(from)) renames.push({ kind: "rename", from, to })
      }
      if (renames.length > 0) tellSoon()
    }),
    { dispose: () => clearTimeout(timer) },
  )
}

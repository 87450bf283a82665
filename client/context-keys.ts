import { commands, Disposable, window } from "vscode"
import type { AnnotationStore } from "./annotation-store.ts"
import type { Acts } from "./apply/acts.ts"
import type { ServerClient } from "./server-client.ts"

/** Keeps the keys by which menus, keys and the palette know what can run: `postil.hasCorpus` and the like. */
export function keepContextKeys(server: ServerClient, annotations: AnnotationStore, acts: Acts): Disposable {
  const setArticle = contextKey("postil.isArticle")
  const setCorpus = contextKey("postil.hasCorpus")
  const setUndo = contextKey("postil.canUndo")
  const look = (): void => {
    const document = window.activeTextEditor?.document
    setArticle(document !== undefined && annotations.isArticle(document))
  }
  look()
  return Disposable.from(
    window.onDidChangeActiveTextEditor(look),
    annotations.onDidChange(look),
    acts.onDidChange(() => setUndo(acts.canUndo)),
    server.onStatus(({ corpora }) => setCorpus(corpora.length > 0)),
  )
}

function contextKey(name: string): (value: boolean) => void {
  let last = false
  return value => {
    if (value !== last) void commands.executeCommand("setContext", name, value)
    last = value
  }
}

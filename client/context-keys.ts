import { commands, Disposable, window } from "vscode"
import type { AnnotationStore } from "./annotation-store.ts"
import type { Acts } from "./apply/acts.ts"
import { LikelyArticles } from "./likely-articles.ts"
import type { ServerClient } from "./server-client.ts"

/** Keeps the keys by which menus, keys and the palette know what can run: `postil.hasCorpus` and the like. */
export function keepContextKeys(server: ServerClient, annotations: AnnotationStore, acts: Acts): Disposable {
  const setArticle = contextKey("postil.isArticle")
  const setCorpus = contextKey("postil.hasCorpus")
  const setUndo = contextKey("postil.canUndo")
  const likely = new LikelyArticles()
  let hasRead = false
  const look = async (): Promise<void> => {
    const document = window.activeTextEditor?.document
    if (document === undefined) setArticle(false)
    else if (hasRead || annotations.isArticle(document)) setArticle(annotations.isArticle(document))
    else setArticle(await likely.has(document))
  }
  void look()
  return Disposable.from(
    window.onDidChangeActiveTextEditor(look),
    annotations.onDidChange(look),
    acts.onDidChange(() => setUndo(acts.canUndo)),
    server.onStatus(({ corpora }) => {
      setCorpus(corpora.length > 0)
      hasRead ||= corpora.some(({ loading }) => loading === undefined)
    }),
  )
}

function contextKey(name: string): (value: boolean) => void {
  let last = false
  return value => {
    if (value !== last) void commands.executeCommand("setContext", name, value)
    last = value
  }
}

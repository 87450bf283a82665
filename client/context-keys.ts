import { commands, Disposable, type TextDocument, window } from "vscode"
import type { AnnotationStore } from "./annotation-store.ts"
import type { Acts } from "./apply/acts.ts"
import { releaseEnter } from "./held-enter.ts"
import { isLikelyArticle } from "./likely-articles.ts"
import type { ServerClient } from "./server-client.ts"

/** Keeps the keys by which menus, keys and the palette know what can run: `postil.hasCorpus` and the like. */
export function keepContextKeys(server: ServerClient, annotations: AnnotationStore, acts: Acts): Disposable {
  const setArticle = contextKey("postil.isArticle")
  const setCorpus = contextKey("postil.hasCorpus")
  const setUndo = contextKey("postil.canUndo")
  let hasRead = false
  const isArticle = (document: TextDocument): boolean | undefined => {
    if (annotations.isArticle(document)) return true
    return hasRead && annotations.of(document) === null ? false : undefined
  }
  const look = async (): Promise<void> => {
    const document = window.activeTextEditor?.document
    if (document === undefined) return setArticle(false)
    const isLikely = isArticle(document) === undefined && (await isLikelyArticle(document))
    if (document === window.activeTextEditor?.document) setArticle(isArticle(document) ?? isLikely)
  }
  contextKey("postil.isActive")(true)
  releaseEnter()
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

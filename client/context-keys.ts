import { commands, Disposable, type TextDocument, window } from "vscode"
import type { AnnotationStore } from "./annotation-store.ts"
import type { Acts } from "./apply/acts.ts"
import { isLikelyArticle } from "./likely-articles.ts"
import { releaseKeysAtStart } from "./picking/held-keys.ts"
import type { ServerClient } from "./server-client.ts"

/** Keeps the keys by which menus, keys and the palette know what can run: `postil.hasCorpus` and the like. */
export function keepContextKeys(server: ServerClient, annotations: AnnotationStore, acts: Acts): Disposable {
  const setArticle = contextKey("postil.isArticle")
  const setCorpus = contextKey("postil.hasCorpus")
  const setActive = contextKey("postil.isActive")
  const setReading = contextKey("postil.isReading")
  const setStopped = contextKey("postil.isStopped")
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
  void look()
  return Disposable.from(
    releaseKeysAtStart(),
    window.onDidChangeActiveTextEditor(look),
    annotations.onDidChange(look),
    acts.onDidChange(() => setUndo(acts.canUndo)),
    server.onStatus(({ corpora }) => {
      setCorpus(corpora.length > 0)
      setReading(corpora.some(({ loading }) => loading !== undefined))
      setStopped(corpora.some(({ stopped }) => stopped !== undefined))
      // Until then our keys hold for all that may be an article: not taken, they would let what follows into the text.
      if (corpora.length > 0) setActive(true)
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

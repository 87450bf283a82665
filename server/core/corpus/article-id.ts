import { idFault } from "../yaml/id.ts"
import type { Contents } from "./contents.ts"
import { stemOf } from "./file-layout.ts"

/** The article's id: as its main sidecar says, else its stem where that is valid and unique. */
export function articleIdOf(article: string, contents: Contents): string | undefined {
  const [main] = contents.pairs.sidecarsOf(article)
  const written = main === undefined ? undefined : contents.index.get(main)?.articleId
  return written ?? defaultIdOf(article, contents)
}

/** The id of an article whose sidecar writes none. */
export function defaultIdOf(article: string, contents: Contents): string | undefined {
  const name = nameOf(article, contents)
  if (idFault(name, "article") !== undefined || contents.pairs.isShared(name)) return undefined
  return isWrittenElsewhere(name, article, contents) ? undefined : name
}

/** The name of an article's file, without folder and ending: that of its default id. */
export function nameOf(article: string, contents: Contents): string {
  const stem = stemOf(contents.pathOf(article))
  return stem.slice(stem.lastIndexOf("/") + 1)
}

/** Whether a sidecar says that this is the id of another article. */
export function isWrittenElsewhere(id: string, article: string, { index }: Contents): boolean {
  for (const other of index.using(`article:${id}`)) if (other.articleUri !== article) return true
  return false
}

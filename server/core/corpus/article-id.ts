import { idFault } from "../yaml/id.ts"
import type { Contents } from "./contents.ts"
import { nameIn, stemOf } from "./file-layout.ts"
import type { FilePairs } from "./file-pairs.ts"

/** The article's id: as its main sidecar says, else its stem where that is valid and unique. */
export function articleIdOf(article: string, contents: Contents): string | undefined {
  const [main] = contents.pairs.sidecarsOf(article)
  const written = main === undefined ? undefined : contents.index.get(main)?.articleId
  return written ?? defaultIdOf(article, contents)
}

/** The id of an article whose sidecar writes none. */
export function defaultIdOf(article: string, contents: Contents): string | undefined {
  const id = idByName(nameOf(article, contents), contents.pairs)
  return id === undefined || isWrittenElsewhere(id, article, contents) ? undefined : id
}

/** The same as far as the name of the article's file tells. */
export function idByName(name: string, pairs: FilePairs): string | undefined {
  return idFault(name, "article") === undefined && !pairs.isShared(name) ? name : undefined
}

/** The name of an article's file, without folder and ending: that of its default id. */
export function nameOf(article: string, contents: Contents): string {
  return nameIn(stemOf(contents.pathOf(article)))
}

/** Whether a sidecar says that this is the id of another article. */
export function isWrittenElsewhere(id: string, article: string, { index }: Contents): boolean {
  for (const other of index.using(`article:${id}`)) if (other.articleUri !== article) return true
  return false
}

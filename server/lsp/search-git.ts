import { uriToPath } from "../node/file-uri.ts"
import { findInGit, historyOf, isInGit, type WantedText } from "../node/git-texts.ts"
import { askGitSoon } from "../node/run-git.ts"
import type { MissingText } from "./accepted-texts.ts"
import { nextTurn } from "./slices.ts"

/** A text that may be in the history of git; without a hash, the one that the sidecar was committed for. */
export type Wanted = Omit<MissingText, "hash"> & { readonly hash: string | undefined }

export interface GitAnswer {
  readonly wanted: Wanted
  /** Undefined where there is none, or it is the article as it is. */
  readonly text: string | undefined
  /** The article as it is on disk. */
  readonly present: string
}

/** What of a corpus is needed to look for its texts. */
export interface Searched {
  readonly root: string
  pathOf(uri: string): string
  /** The text on disk. */
  saved(uri: string): string | undefined
}

/** They are all in memory. */
const atOnce = 100

/** Looks for old texts in the history of git, many at a time. */
export async function* searchGit(all: readonly Wanted[], searched: Searched): AsyncGenerator<readonly GitAnswer[]> {
  const folder = uriToPath(searched.root)
  const isPossible = folder !== undefined && isInGit(folder)
  const paths = all.map(({ article, sidecar }) => ({
    article: searched.pathOf(article),
    sidecar: searched.pathOf(sidecar),
  }))
  const history = isPossible ? await askGitSoon(historyOf(paths), folder) : new Map()
  for (let from = 0; from < all.length; from += atOnce) {
    const asked = all.slice(from, from + atOnce).flatMap(wanted => toQuestion(wanted, searched) ?? [])
    const questions = asked.map(({ question }) => question)
    const texts = history.size === 0 ? new Map() : await askGitSoon(findInGit(questions, history), folder ?? "")
    yield asked.map(({ wanted, question: { sidecar, present } }) => ({ wanted, text: texts.get(sidecar), present }))
    // Where git is not asked, nothing else is waited for.
    await nextTurn()
  }
}

function toQuestion(wanted: Wanted, searched: Searched): { wanted: Wanted; question: WantedText } | undefined {
  const text = searched.saved(wanted.article)
  if (text === undefined) return undefined
  const [article, sidecar] = [searched.pathOf(wanted.article), searched.pathOf(wanted.sidecar)]
  return { wanted, question: { article, sidecar, hash: wanted.hash, present: text.replace(/\r\n?/g, "\n") } }
}

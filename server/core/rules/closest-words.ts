import { type ClosestText, findClosestText } from "../anchor/closest-text.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { oncePerFile } from "./once-per-file.ts"

/** Letters sought in blocks of 32, times letters searched: what all searches for one file may take together. */
const mostWork = 20_000_000
const spent = oncePerFile(() => ({ work: 0, found: new Map<string, ClosestText | undefined>() }))

/**
 * The part of the article that is most like these words, for "did you mean". The search is slow, so in a file of which
 * thousands of words are missing only the first of them are looked for.
 */
export function closestWords(file: CodedFile, words: string): ClosestText | undefined {
  const account = spent(file)
  if (account.found.has(words)) return account.found.get(words)
  if (account.work >= mostWork) return undefined
  account.work += Math.ceil(words.length / 32) * file.article.folded.length
  const found = findClosestText(file.article, words, file.anchored.boilerplate)
  account.found.set(words, found)
  return found
}

/** Whether words are so much alike that they are proposed; of others it is only told where they are. */
export function isProposed(close: ClosestText | undefined): close is ClosestText {
  return close !== undefined && close.likeness >= leastToPropose
}

const leastToPropose = 0.8

/** The closest words to some that were taken out of the article: what stood there all along does not come in their place. */
export function closestNewWords(file: CodedFile, words: string, corpus: Corpus): ClosestText | undefined {
  const found = closestWords(file, words)
  return isProposed(found) && corpus.isNewText(file, found.span) ? found : undefined
}

import { writeBaseline } from "../corpus/baseline.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { textHash } from "../similar/text-hash.ts"
import { keyMark } from "./said.ts"

/** So many files are listed, or keys hashed, in one go. */
const atOnce = 1000

/** What a corpus was made of, as far as it does not know that itself. */
export interface CorpusState {
  /** Stands for the text that the corpus has taken of a file; undefined or "" where that is not known for certain. */
  fingerprintOf(uri: string): string | undefined
  /** Stands for all that the accepted texts depend on besides the files of the corpus. */
  readonly mark: string
  /**
   * Whether the accepted text of a sidecar is for certain none, or that of its article as it is, as it was when the hash
   * `recorded` was kept for it; "" stands for none.
   */
  isSettled(sidecar: string, article: string, recorded: string): boolean
}

/** All files that a state is made of: those that can have findings, and the baseline. Yields between bits of the work. */
export function* filesOf(corpus: Corpus): Generator<undefined, ReadonlySet<string>> {
  const files = new Set<string>()
  for (const uri of corpus.checkable()) {
    files.add(uri)
    if (files.size % atOnce === 0) yield
  }
  return corpus.baseline.size === 0 ? files : files.add(corpus.baselineUri)
}

/** Hashes of what registry, codebook and baseline say, by their keys. Yields between bits of the work. */
export function* vocabularySaid(corpus: Corpus): Generator<undefined, ReadonlyMap<string, number>> {
  const said = new Map<string, number>()
  for (const [key, signature] of vocabularySignatures(corpus)) {
    said.set(key, keyMark(textHash(signature)))
    if (said.size % atOnce === 0) yield
  }
  return said
}

function* vocabularySignatures({ registry, codes, baseline }: Corpus): Generator<readonly [string, string]> {
  yield* registry.signatures
  yield* codes.signatures
  for (const [path, old] of baseline) yield [`baseline:${path}`, writeBaseline(new Map([[path, old]]))]
}

/** All that lies beside an article or a sidecar, whether or not it exists itself. */
export function besides(uri: string, { pairs }: Corpus): ReadonlySet<string> {
  const articles = [uri, ...pairs.articlesOf(uri)]
  return new Set([...articles, ...articles.flatMap(article => pairs.sidecarsOf(article))])
}

import type { Corpus } from "../corpus/corpus.ts"
import type { Judged } from "../rules/baseline.ts"
import { judgingNoted } from "../rules/check-file.ts"
import { textHash } from "../similar/text-hash.ts"
import { allToEnd, toEnd } from "../text/bits.ts"
import { type Said, saidBy } from "./said.ts"

/** What a check has found in a file, and all that is to be known to tell later whether that still holds. */
export interface NotedVerdict {
  readonly judged: Judged
  /** Hashes (`textHash`) of the keys under which the check has asked the corpus. */
  readonly keys: Float64Array
  /** Of a sidecar. */
  readonly said: Said | undefined
}

/**
 * Checks files and takes down what that depends on, for later and not for `Corpus.update`. Repairs are left out: they
 * live as long as the corpus. Each rule goes through all of the files before the next one does, which takes a good deal
 * less than one file after the other: they should be no more than the corpus keeps (`Keeping`).
 */
export function judgeAllNoted(uris: readonly string[], corpus: Corpus): readonly NotedVerdict[] {
  return allToEnd(uris.map(uri => judging(uri, corpus)))
}

/** The same of one file. */
export function judgeNoted(uri: string, corpus: Corpus): NotedVerdict {
  return toEnd(judging(uri, corpus))
}

function* judging(uri: string, corpus: Corpus): Generator<void, NotedVerdict> {
  const read = new Set<string>()
  const judged = withoutFixes(yield* judgingNoted(read, uri, corpus))
  const keys = new Set<number>()
  for (const key of read) keys.add(textHash(key))
  for (const key of corpus.quiet.keysOf(uri)) keys.add(key)
  return {
    judged,
    keys: new Float64Array([...keys]),
    said: corpus.pairs.hasSidecar(uri) ? saidBy(corpus.index.get(uri)) : undefined,
  }
}

export function withoutFixes({ findings, ...judged }: Judged): Judged {
  return { ...judged, findings: findings.map(({ fix: _, ...finding }) => finding) }
}

import type { Corpus } from "../corpus/corpus.ts"
import type { Judged } from "../rules/baseline.ts"
import { judgeNoting } from "../rules/check-file.ts"
import { textHash } from "../similar/text-hash.ts"
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
 * Checks a file and takes down what that depends on, for later and not for `Corpus.update`. Repairs are left out: they
 * live as long as the corpus.
 */
export function judgeNoted(uri: string, corpus: Corpus): NotedVerdict {
  const read = new Set<string>()
  const judged = withoutFixes(judgeNoting(read, uri, corpus))
  const keys = new Set<number>()
  for (const key of read) keys.add(textHash(key))
  for (const key of corpus.quiet.keysOf(uri)) keys.add(key)
  return {
    judged,
    keys: Float64Array.from(keys),
    said: corpus.pairs.hasSidecar(uri) ? saidBy(corpus.index.get(uri)) : undefined,
  }
}

export function withoutFixes({ findings, ...judged }: Judged): Judged {
  return { ...judged, findings: findings.map(({ fix: _, ...finding }) => finding) }
}

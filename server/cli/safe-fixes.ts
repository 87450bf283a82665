import type { Corpus } from "../core/corpus/corpus.ts"
import { fixSafely } from "../core/rules/fix-safely.ts"
import type { Finding } from "../core/rules/rule.ts"
import { fingerprint } from "../node/fingerprint.ts"
import type { Terminal } from "./command.ts"
import type { OpenCorpora } from "./open-corpora.ts"
import { Places } from "./places.ts"
import { changedMeanwhile, rewrite } from "./rewrite.ts"
import { printable } from "./style.ts"
import { unifiedDiff } from "./unified-diff.ts"

type Wanted = (finding: Finding, corpus: Corpus) => boolean

/** What was repaired, and in how many files. */
export interface Repaired {
  readonly findings: number
  readonly files: number
  /** Files that could not be written; why has been said. */
  readonly failed: number
}

/** Writes all safe repairs of the findings that are wanted; the corpora know of it. */
export function writeFixes({ corpora, files: seen }: OpenCorpora, wanted: Wanted, terminal: Terminal): Repaired {
  let [findings, files, failed] = [0, 0, 0]
  for (const corpus of corpora) {
    const written: string[] = []
    for (const [uri, { before, text, fixed }] of fixesIn(corpus, wanted)) {
      // What is found in a registry or codebook is of the text that was read at first.
      const first = seen.get(corpus)?.seenOf(uri)
      const isOld = first !== undefined && first !== fingerprint(before)
      const fault = isOld ? changedMeanwhile(uri, corpus) : rewrite(uri, before, text, corpus)
      if (fault !== undefined) {
        terminal.say(`${printable(fault)}.\n`)
        failed++
        continue
      }
      written.push(uri)
      findings += fixed
    }
    files += written.length
    corpus.update(written)
  }
  return { findings, files, failed }
}

/** Prints what the safe repairs would change; answers in how many files. */
export function printFixes({ corpora, root }: OpenCorpora, wanted: Wanted, terminal: Terminal): number {
  const places = new Places(root)
  let files = 0
  for (const corpus of corpora) {
    for (const [uri, { text }] of fixesIn(corpus, wanted)) {
      terminal.write(unifiedDiff(places.path(uri), corpus.textOf(uri) ?? "", text))
      files++
    }
  }
  return files
}

/** Each file for itself: a safe repair reaches into no other. */
function* fixesIn(corpus: Corpus, wanted: Wanted) {
  for (const uri of [...corpus.checkable()].sort()) {
    const fixed = fixSafely(uri, finding => wanted(finding, corpus), corpus)
    if (fixed !== undefined) yield [uri, fixed] as const
  }
}

import type { Corpus } from "../core/corpus/corpus.ts"
import { fixSafely } from "../core/rules/fix-safely.ts"
import type { Finding } from "../core/rules/rule.ts"
import { uriToPath } from "../node/file-uri.ts"
import { writeFile } from "../node/write-file.ts"
import type { Terminal } from "./command.ts"
import type { OpenCorpora } from "./open-corpora.ts"
import { Places } from "./places.ts"
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
export function writeFixes({ corpora }: OpenCorpora, wanted: Wanted, terminal: Terminal): Repaired {
  let [findings, files, failed] = [0, 0, 0]
  for (const corpus of corpora) {
    const written: string[] = []
    for (const [uri, { text, fixed }] of fixesIn(corpus, wanted)) {
      const fault = writeFile(uriToPath(uri) ?? "", text, uriToPath(corpus.root) ?? "")
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

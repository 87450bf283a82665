import { type Baseline, baselineName, type OldFindings, parseBaseline, writeBaseline } from "../core/corpus/baseline.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { toOldFindings } from "../core/rules/baseline.ts"
import { findingsOf, judgeFile } from "../core/rules/check-file.ts"
import { count } from "../core/text/wording.ts"
import { uriToPath } from "../node/file-uri.ts"
import { writeFile } from "../node/write-file.ts"
import { Refusal, type Terminal } from "./command.ts"
import type { OpenCorpora } from "./open-corpora.ts"
import { Places } from "./places.ts"
import { printable } from "./style.ts"

/** Tells of baselines that cannot be read, as after a merge with conflicts: else all findings would seem to be new. */
export function tellBrokenBaselines({ corpora, root }: OpenCorpora, terminal: Terminal): void {
  const places = new Places(root)
  for (const corpus of corpora) {
    const text = corpus.textOf(corpus.baselineUri)
    if (text === undefined || parseBaseline(text) !== undefined) continue
    const path = printable(places.path(corpus.baselineUri))
    terminal.say(
      `"${path}" cannot be read, so old findings are told, too: mend it, or write it anew with --write-baseline.\n`,
    )
  }
}

/** Takes all findings of all corpora into their baselines, and out what no longer occurs. */
export function writeBaselines({ corpora, root }: OpenCorpora, terminal: Terminal): void {
  const places = new Places(root)
  for (const corpus of corpora) {
    const baseline = new Map<string, OldFindings>()
    let findings = 0
    for (const uri of corpus.checkable()) {
      const found = findingsOf(uri, corpus.coded(uri), corpus)
      findings += found.length
      if (found.length > 0) baseline.set(corpus.pathOf(uri), toOldFindings(found, corpus.textOf(uri) ?? ""))
    }
    if (findings === 0 && corpus.textOf(corpus.baselineUri) === undefined) continue
    write(baseline, corpus)
    terminal.say(`${printable(places.path(corpus.baselineUri))}: ${count(findings, "old finding")}.\n`)
  }
}

/** Takes out of the baselines what no longer occurs; what is new stays new. */
export function shrinkBaselines({ corpora }: OpenCorpora): void {
  for (const corpus of corpora) {
    const there = new Map([...corpus.checkable()].map(uri => [corpus.pathOf(uri), uri]))
    const shrunk = new Map<string, OldFindings>()
    for (const [path, old] of corpus.baseline) {
      const uri = there.get(path)
      if (uri !== undefined) shrunk.set(path, less(old, judgeFile(uri, corpus).gone))
    }
    if (writeBaseline(shrunk) !== writeBaseline(corpus.baseline)) write(shrunk, corpus)
  }
}

function less(old: OldFindings, gone: OldFindings): OldFindings {
  const left = [...old].map(([name, times]) => [name, times - (gone.get(name) ?? 0)] as const)
  return new Map(left.filter(([, times]) => times > 0))
}

function write(baseline: Baseline, corpus: Corpus): void {
  const path = uriToPath(corpus.root + baselineName) ?? ""
  const fault = writeFile(path, writeBaseline(baseline), uriToPath(corpus.root) ?? "")
  if (fault !== undefined) throw new Refusal(`${fault}.`)
  corpus.update([corpus.baselineUri])
}

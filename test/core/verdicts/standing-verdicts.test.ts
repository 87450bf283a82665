import assert from "node:assert/strict"
import { test } from "node:test"
import { baselineName, writeBaseline } from "../../../server/core/corpus/baseline.ts"
import type { Corpus } from "../../../server/core/corpus/corpus.ts"
import type { AcceptedText } from "../../../server/core/corpus/files.ts"
import { nearBytes } from "../../../server/core/corpus/packed/record-column.ts"
import { StringTable } from "../../../server/core/corpus/packed/string-table.ts"
import type { Judged } from "../../../server/core/rules/baseline.ts"
import { toOldFindings } from "../../../server/core/rules/baseline.ts"
import { findingsOf, judgeFile } from "../../../server/core/rules/check-file.ts"
import { shortHash } from "../../../server/core/similar/short-hash.ts"
import { toEnd } from "../../../server/core/text/bits.ts"
import type { CorpusState } from "../../../server/core/verdicts/corpus-state.ts"
import { withoutFixes } from "../../../server/core/verdicts/noted-verdict.ts"
import { NotedVerdicts } from "../../../server/core/verdicts/noted-verdicts.ts"
import { standingIn } from "../../../server/core/verdicts/standing-verdicts.ts"
import { VerdictBook } from "../../../server/core/verdicts/verdict-book.ts"
import { type AcceptedNote, writingVerdicts } from "../../../server/core/verdicts/write-verdicts.ts"
import { acceptedEnding, loadCorpus, MemoryFiles, fixtureRoot as root } from "../../support/fixture.ts"
import { judgeNoted } from "../../support/judge-noted.ts"
import { type Next, pick, random, times } from "../../support/random.ts"
import { edit, newFiles } from "../../support/random-corpus.ts"

/** Files that take down which accepted texts were asked for. */
class NotedFiles extends MemoryFiles implements CorpusState {
  readonly notes = new Map<string, AcceptedNote>()

  override accepted(article: string, sidecar: string, hash?: string): AcceptedText | undefined {
    const accepted = super.accepted(article, sidecar, hash)
    const isSettled = accepted === undefined || accepted.text === this.get(article)
    this.notes.set(sidecar, { recorded: "", isSettled })
    return accepted
  }

  fingerprintOf(uri: string): string | undefined {
    const text = this.get(uri)
    return text && shortHash([text])
  }

  get mark(): string {
    return [...this].flatMap(([uri, text]) => (uri.endsWith(acceptedEnding) ? `${uri} ${text}` : [])).join("\n")
  }

  isSettled(sidecar: string, article: string): boolean {
    const accepted = super.accepted(article, sidecar)
    return accepted === undefined || accepted.text === this.get(article)
  }
}

/** A corpus that is read anew for each check, with the book of the check before. */
class BookedCorpus {
  readonly files: NotedFiles
  /** How many files the last check had to look at. */
  checked = 0
  #bytes: Uint8Array | undefined

  constructor(files: Iterable<readonly [string, string]>) {
    this.files = new NotedFiles(files)
  }

  /** Checks what is to be checked; all of it must be found as if it had been. */
  check(label: string): void {
    const corpus = loadCorpus(this.files)
    const old = this.#bytes && toEnd(VerdictBook.reading(nearBytes(this.#bytes), root, new StringTable()))
    const standing = old === undefined ? new Set<string>() : toEnd(standingIn(old, corpus, this.files))
    const noted = new NotedVerdicts(root)
    const judged = new Map<string, Judged | undefined>()
    this.files.notes.clear()
    for (const uri of new Set(corpus.checkable())) {
      const one = standing.has(uri) ? undefined : judgeNoted(uri, corpus)
      if (one !== undefined) noted.set(uri, one)
      judged.set(uri, one?.judged ?? old?.recordOf(uri)?.judged(uri, root))
    }
    this.checked = noted.size
    const pieces = writingVerdicts({ old, standing, noted, accepted: this.files.notes }, "", corpus, this.files)
    this.#bytes = new Uint8Array(Buffer.concat([...pieces].flatMap(piece => piece ?? [])))
    for (const [uri, expected] of judgedAnew(this.files))
      assert.deepEqual(judged.get(uri), expected, `${label}: ${uri}`)
  }
}

function judgedAnew(files: MemoryFiles): ReadonlyMap<string, Judged> {
  const corpus = loadCorpus(files)
  return new Map(Array.from(new Set(corpus.checkable()), uri => [uri, withoutFixes(judgeFile(uri, corpus))]))
}

test("what stands in the book is what a check finds, whatever has changed", () => {
  const next = random("standing-verdicts")
  let [kept, all] = [0, 0]
  for (let round = 0; round < times(6); round++) {
    const corpus = new BookedCorpus(newFiles(next))
    corpus.check(`round ${round}`)
    for (let step = 0; step < 10; step++) {
      const changed = change(corpus.files, next)
      corpus.check(`round ${round}, step ${step}: ${changed}`)
      const { size } = judgedAnew(corpus.files)
      all += size
      kept += size - corpus.checked
    }
  }
  console.log(`${kept} of ${all} verdicts were kept`)
  assert.ok(4 * kept > all)
})

/** Answers what was done. */
function change(files: NotedFiles, next: Next): string {
  const uris = [...files.keys()].filter(uri => /\.(txt|md|ann(\.ed)?\.yaml)$/.test(uri))
  const uri = pick(uris, next)
  const text = files.get(uri) ?? ""
  const to = root + pick(["moved", "sub/a", "b", "e"], next) + uri.slice(uri.indexOf(".", uri.lastIndexOf("/")))
  const done: (() => string)[] = [
    () => String(edit(files, next)),
    () => String(edit(files, next)),
    () => `${uri} moves down: ${files.set(uri, `${uri.endsWith(".yaml") ? "# first\n" : "\n"}${text}`).size}`,
    () => `${uri} is renamed: ${files.delete(uri)} ${files.set(to, text).size}`,
    () => `${uri} is copied: ${files.set(to, text).size}`,
    () => `${uri} is accepted: ${files.set(uri.replace(/\.ann.*/, ".txt") + acceptedEnding, text).size}`,
    () => `what is accepted of ${uri} is another text: ${accept(files, uri, next)}`,
    () => `the baseline is of now: ${files.set(root + baselineName, baselineOf(files)).size}`,
    () => `there is no baseline: ${files.delete(root + baselineName)}`,
    () => "nothing",
  ]
  return pick(done, next)()
}

function accept(files: NotedFiles, uri: string, next: Next): number {
  const article = uri.replace(/\.ann.*/, ".txt")
  const text = files.get(article) ?? ""
  return files.set(article + acceptedEnding, text.replace(pick(["near", "Ann", "chief", "2001"], next), "not")).size
}

function baselineOf(files: MemoryFiles): string {
  const corpus: Corpus = loadCorpus(files)
  const uris = [...new Set(corpus.checkable())].filter((_, index) => index % 2 === 0)
  const old = uris.map(uri => {
    const findings = findingsOf(uri, corpus.coded(uri), corpus)
    return [corpus.pathOf(uri), toOldFindings(findings, corpus.textOf(uri) ?? "")] as const
  })
  return writeBaseline(new Map(old))
}

test("where nothing has changed, nothing is checked", () => {
  const corpus = new BookedCorpus(newFiles(random("standing-verdicts")))
  corpus.check("first")
  corpus.check("second")
  assert.equal(corpus.checked, 0)
})

import type { Corpus } from "../core/corpus/corpus.ts"
import { FileSet } from "../core/corpus/packed/file-set.ts"
import type { Records } from "../core/corpus/packed/record-store.ts"
import type { TextTable } from "../core/corpus/packed/string-table.ts"
import { Queue } from "../core/corpus/queue.ts"
import { allRules } from "../core/rules/all-rules.ts"
import type { Judged } from "../core/rules/baseline.ts"
import { judgedAtOnce, judging } from "../core/rules/check-file.ts"
import type { Finding } from "../core/rules/rule.ts"
import type { Buffers } from "./buffers.ts"
import { Findings } from "./findings.ts"
import type { LongTurns } from "./long-turns.ts"
import type { ShownFinding } from "./to-diagnostic.ts"

/** So long files are checked in one go. */
const checkMs = 8

export type ToShown = (finding: Finding, corpus: Corpus) => ShownFinding | undefined

/** Whose files are checked, and for whom. */
export interface CheckedFor {
  readonly corpus: Corpus
  /** Of the files of the corpus. */
  readonly uris: TextTable
  /** For what is found. */
  readonly records: Records
  readonly buffers: Buffers
  readonly turns: LongTurns
  readonly toShown: ToShown
  /** Whether all files have been read: before, no check is the last one. */
  isRead(): boolean
  /** A file was checked, and all were read. */
  checked(uri: string): void
  /** The same, with what was found, which may be for nothing if the corpus changes before it is shown. */
  noted(uri: string, judged: Judged): void
}

/** A file that is being checked. */
interface Checking {
  readonly uri: string
  /** Ends with the files that show something else now. */
  readonly bits: Generator<void, readonly string[]>
}

/** Rules that look beyond one article: before all are read they would see gaps that are none. */
const corpusRules = new Set<unknown>(
  allRules.filter(({ meta }) => meta.scope === "corpus").map(({ meta }) => meta.code),
)

/** The files of a corpus that are to be checked, those first that somebody sees; and what the last checks found. */
export class Checks {
  readonly findings: Findings
  readonly #for: CheckedFor
  readonly #urgent = new Queue<string>()
  /** One of them that is waited for, and comes first. */
  #awaited: string | undefined
  /** By the numbers of their URIs: it may be all files of the corpus. */
  readonly #waiting = new Queue<number>()
  /** Those that were checked before all was read, so that it was not the last time. */
  readonly #again = new Set<string>()
  /** Those that were checked since all was going to be read anew; what has changed since waits once more. */
  #checkedOnce: FileSet
  /** Begun for the corpus as it is, by URI; when that changes, they count for nothing. */
  readonly #begun = new Map<string, Checking>()
  /** The same of some that wait, which are checked by turns, and whose turn it is. */
  #some: readonly Checking[] = []
  #turn = 0
  /** How many findings of each file the baseline hides. */
  readonly #old = new Map<string, number>()
  #changed = new Set<string>()

  constructor(checkedFor: CheckedFor) {
    this.#for = checkedFor
    this.#checkedOnce = new FileSet(checkedFor.uris)
    this.findings = new Findings(checkedFor.uris, checkedFor.records)
  }

  /** How many findings the baseline hides. */
  get old(): number {
    let sum = 0
    for (const number of this.#old.values()) sum += number
    return sum
  }

  /** Whether somebody sees files that are still to be checked. */
  get isUrgent(): boolean {
    return this.#next(this.#urgent) !== undefined
  }

  /** Nothing waits any more: all is going to be read anew. */
  clear(): void {
    this.drop()
    this.#urgent.clear()
    this.#waiting.clear()
    this.#again.clear()
    this.#checkedOnce = new FileSet(this.#for.uris)
    this.#old.clear()
  }

  /** All is read: what was checked before is to be checked once more. */
  complete(): void {
    for (const uri of this.#again) this.wait(uri)
    this.#again.clear()
  }

  /** The corpus is about to be another: what was begun for it as it was is to be begun anew. */
  drop(): void {
    this.#begun.clear()
    this.#some = []
  }

  /** Somebody sees it. */
  hurry(uri: string): void {
    this.#urgent.add(uri)
  }

  /** Somebody waits for it. */
  hurryFirst(uri: string): void {
    this.#urgent.add(uri)
    this.#awaited = uri
  }

  wait(uri: string): void {
    this.#waiting.add(this.#for.uris.intern(uri))
  }

  /** Whether no file is to be checked. */
  get isDone(): boolean {
    return this.#urgent.size === 0 && this.#waiting.size === 0 && this.#again.size === 0
  }

  /** What was found in a file at another time still holds. */
  take(uri: string, judged: Judged): void {
    this.#waiting.delete(this.#for.uris.intern(uri))
    for (const one of this.#show(uri, judged)) this.#changed.add(one)
  }

  /** Whether it was checked since all was going to be read anew. */
  wasChecked(uri: string): boolean {
    return this.#checkedOnce.has(uri)
  }

  isDue(uri: string): boolean {
    return this.#urgent.has(uri) || this.#isWaiting(uri)
  }

  /** Goes on for a while with the check of a file that somebody sees; answers whether there is one. */
  hurryOn(): boolean {
    const awaited = this.#awaited
    const isAwaited = awaited !== undefined && this.#urgent.has(awaited) && !this.isHeld(awaited)
    const uri = isAwaited ? awaited : this.#next(this.#urgent)
    if (uri !== undefined) this.#checkUntil(uri, performance.now() + checkMs)
    return uri !== undefined
  }

  /** The same of files that wait. */
  goOn(): boolean {
    this.#some = this.#some.filter(({ uri }) => this.#isWaiting(uri) && !this.isHeld(uri))
    if (this.#some.length === 0) this.#some = this.#firstWaiting().map(uri => ({ uri, bits: this.#checkInBits(uri) }))
    const goesOn = this.#some.length > 0
    const end = performance.now() + checkMs
    while (this.#some.length > 0 && performance.now() < end) this.#checkBit()
    return goesOn
  }

  /** Checks a file to its end. */
  checkNow(uri: string): void {
    this.#checkUntil(uri, Number.POSITIVE_INFINITY)
  }

  /** Files that show something else than when this was last asked. */
  takeChanged(): ReadonlySet<string> {
    const changed = this.#changed
    this.#changed = new Set()
    return changed
  }

  /** Whether edits of a file, or of what lies beside it, are still to be taken over. */
  isHeld(uri: string): boolean {
    const { buffers, corpus } = this.#for
    return buffers.isAnyHeld && corpus.pairs.filesOf(uri).some(one => buffers.isHeld(one))
  }

  /** One that can be checked: where edits are still to be taken over, they are waited for. */
  #next(uris: Queue<string>): string | undefined {
    for (const uri of uris) if (!this.isHeld(uri)) return uri
    return undefined
  }

  #isWaiting(uri: string): boolean {
    return this.#waiting.has(this.#for.uris.intern(uri))
  }

  #firstWaiting(): readonly string[] {
    const first: string[] = []
    for (const number of this.#waiting) {
      const uri = this.#for.uris.textOf(number)
      if (!this.isHeld(uri)) first.push(uri)
      if (first.length === judgedAtOnce) break
    }
    return first
  }

  /** Of the one whose turn it is. */
  #checkBit(): void {
    const one = this.#some[this.#turn % this.#some.length]
    this.#turn++
    if (one !== undefined) this.#goOnWith(one, 0)
  }

  #checkUntil(uri: string, end: number): void {
    const checking = this.#begun.get(uri) ?? { uri, bits: this.#checkInBits(uri) }
    this.#begun.set(uri, checking)
    this.#goOnWith(checking, end)
  }

  /** At least one bit. */
  #goOnWith({ uri, bits }: Checking, end: number): void {
    try {
      const changed = this.#for.turns.time("Checking", uri, () => runUntil(end, bits))
      if (changed === undefined) return
      for (const one of changed) this.#changed.add(one)
    } catch (error) {
      this.#checked(uri)
      throw error
    }
    this.#checked(uri)
    if (this.#for.isRead()) this.#for.checked(uri)
  }

  #checked(uri: string): void {
    this.#begun.delete(uri)
    this.#some = this.#some.filter(one => one.uri !== uri)
    this.#urgent.delete(uri)
    this.#waiting.delete(this.#for.uris.intern(uri))
    this.#checkedOnce.add(uri)
    if (!this.#for.isRead()) this.#again.add(uri)
  }

  *#checkInBits(uri: string): Generator<void, readonly string[]> {
    const judged = yield* judging(uri, this.#for.corpus)
    const isRead = this.#for.isRead()
    if (isRead) this.#for.noted(uri, judged)
    yield
    if (isRead) return this.#show(uri, judged)
    const kept = this.findings.of(uri).filter(({ code }) => corpusRules.has(code))
    const findings = judged.findings.filter(({ code }) => !corpusRules.has(code))
    return this.#show(uri, { ...judged, findings }, kept)
  }

  /** Answers the files that show something else now. */
  #show(uri: string, { findings, old }: Judged, kept: readonly ShownFinding[] = []): readonly string[] {
    const { corpus, toShown } = this.#for
    if (old > 0) this.#old.set(uri, old)
    else this.#old.delete(uri)
    const shown = findings.flatMap(finding => toShown(finding, corpus) ?? [])
    return this.findings.replace(uri, [...shown, ...kept])
  }
}

/** Undefined where there is more to do. */
function runUntil<T>(end: number, bits: Generator<void, T>): T | undefined {
  do {
    const { done, value } = bits.next()
    if (done === true) return value
  } while (performance.now() < end)
  return undefined
}

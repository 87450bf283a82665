import { writeBaseline } from "../core/corpus/baseline.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { isBroken } from "../core/corpus/keep-lost.ts"
import { FileSet } from "../core/corpus/packed/file-set.ts"
import type { Records } from "../core/corpus/packed/record-store.ts"
import type { TextTable } from "../core/corpus/packed/string-table.ts"
import type { Judged } from "../core/rules/baseline.ts"
import type { CorpusState } from "../core/verdicts/corpus-state.ts"
import { NotedVerdicts } from "../core/verdicts/noted-verdicts.ts"
import { standingIn } from "../core/verdicts/standing-verdicts.ts"
import { VerdictBook } from "../core/verdicts/verdict-book.ts"
import { type AcceptedNote, writingVerdicts } from "../core/verdicts/write-verdicts.ts"
import { fingerprint } from "../node/fingerprint.ts"
import { type IndexStore, verdictsOf } from "../node/index-store.ts"
import { identityOfAll } from "../node/package-file.ts"
import { hashOf } from "../node/text-store.ts"
import type { Buffers } from "./buffers.ts"
import type { CorpusFiles } from "./corpus-files.ts"
import type { LongTurns } from "./long-turns.ts"

/** So often it is tried to take verdicts over while somebody edits. */
const mostAttempts = 20
/** So many files are taken over, or looked at, in one go. */
const atOnce = 50
/** So long nothing has changed, and none were kept, before verdicts are kept again. */
const restMs = 20_000
/**
 * Where what was found is very little beside what is kept, all of which would be written anew, it waits for so long since
 * the last time. A server that begins before checks those few again.
 */
const seldomMs = 10 * 60_000
const many = 100

const nothing: ReadonlySet<string> = new Set()

/** Whose verdicts are kept, and where. */
export interface KeptIn {
  readonly corpus: Corpus
  readonly files: CorpusFiles
  /** Of the files of the corpus. */
  readonly uris: TextTable
  /** For what is found until it is kept. */
  readonly records: Records
  readonly buffers: Buffers
  readonly turns: LongTurns
  store(): IndexStore | undefined
  /** A verdict of an earlier time is good. */
  take(uri: string, judged: Judged): void
  /** Whether nothing is left to be checked, or to be found out. */
  isSettled(): boolean
  /** There may be something to do. */
  readonly wake: () => void
  /** Stands for the program; undefined where nothing is to be kept. */
  readonly program: string | undefined
}

/** The verdicts on closed files from the server's last run, and those of this one for the next. */
export class KeptVerdicts {
  readonly #in: KeptIn
  readonly #program: string | undefined
  /** Found since the last time that they were kept. */
  readonly #noted: NotedVerdicts
  /** The files whose verdicts are in what is kept, and good. */
  #standing: FileSet
  /** Of what is kept, as far as this server knows: others may keep something else. */
  #seal = ""
  #read: { readonly file: string; readonly keys: readonly number[] } = { file: "", keys: [] }
  /** Names the state of the corpus. */
  #version = 0
  #keeping: Generator<void> | undefined
  /** When it may be kept again. */
  #next = 0
  /** When they were kept last, or were perhaps. */
  #keptAt = Date.now()
  #timer: NodeJS.Timeout | undefined

  constructor(keptIn: KeptIn) {
    this.#in = keptIn
    this.#program = keptIn.program
    this.#standing = new FileSet(keptIn.uris)
    this.#noted = new NotedVerdicts(keptIn.corpus.root, keptIn.uris, keptIn.records)
    keptIn.corpus.dependencies.heard = (file, keys) => {
      this.#read = { file, keys }
    }
  }

  /** The corpus is another one than before. */
  changed(): void {
    this.#version++
    this.#dropKeeping()
    this.#next = Date.now() + restMs
  }

  /** A file was checked for good. */
  noted(uri: string, judged: Judged): void {
    this.#dropKeeping()
    this.#standing.delete(uri)
    this.#noted.delete(uri)
    const { file, keys } = this.#read
    if (this.#program === undefined || file !== uri) return
    this.#noted.set(uri, { judged, keys: Float64Array.from(keys), said: undefined })
  }

  /** All files are about to be read anew. */
  clear(): void {
    this.#noted.clear()
    this.#standing = new FileSet(this.#in.uris)
    this.changed()
  }

  /** Takes over what is still good, once all files are read. */
  *take(): Generator<void> {
    this.#next = 0
    yield* this.#in.files.texts.kept?.takingIn() ?? []
    const book = yield* this.#readBook()
    try {
      if (book !== undefined) yield* this.#takeFrom(book)
    } finally {
      book?.close()
    }
  }

  *#takeFrom(book: VerdictBook): Generator<void> {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const version = this.#version
      const standing = yield* standingIn(book, this.#in.corpus, this.#state("now"))
      if (version !== this.#version) continue
      const restored = yield* this.#restore(standing, book)
      if (restored === undefined) continue
      this.#standing = restored
      this.#seal = book.seal
      return
    }
  }

  /** Does a bit of the keeping, if it is time for that; answers whether there is more. */
  step(): boolean {
    if (this.#noted.size === 0 || this.#in.files.texts.kept === undefined) return false
    if (!this.#in.isSettled() || this.#isTooEarly()) return false
    const { turns, corpus } = this.#in
    const keeping = this.#keeping ?? this.#keep()
    const { done } = turns.time("Keeping findings of", corpus.root, () => keeping.next())
    this.#keeping = done === true ? undefined : keeping
    return done !== true
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#dropKeeping()
    this.#noted.clear()
  }

  #dropKeeping(): void {
    this.#keeping?.return(undefined)
    this.#keeping = undefined
  }

  #isTooEarly(): boolean {
    const isLittle = many * this.#noted.size < this.#standing.size
    const left = Math.max(this.#next, isLittle ? this.#keptAt + seldomMs : 0) - Date.now()
    if (left <= 0) return false
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#in.wake, left).unref()
    return true
  }

  /** Answers the files whose verdicts were taken over; undefined where the corpus has changed meanwhile. */
  *#restore(standing: ReadonlySet<string>, book: VerdictBook): Generator<void, FileSet | undefined> {
    const { buffers, corpus, take } = this.#in
    const version = this.#version
    const restored = new FileSet(this.#in.uris)
    for (const uri of standing) {
      // What is open is checked in any case, with repairs.
      if (buffers.has(uri) || this.#noted.has(uri)) continue
      const record = book.recordOf(uri)
      const judged = record?.judged(uri, corpus.root)
      if (record === undefined || judged === undefined) continue
      corpus.dependencies.restore(uri, record.keys())
      take(uri, judged)
      restored.add(uri)
      if (restored.size % atOnce !== 0) continue
      yield
      if (version !== this.#version) return undefined
    }
    return restored
  }

  *#keep(): Generator<void> {
    const accepted = yield* this.#acceptedNotes()
    const broken = yield* this.#brokenFiles()
    const state = this.#state("then", broken)
    const kept = this.#standing.size === 0 ? undefined : yield* this.#readBook()
    try {
      const old = kept?.seal === this.#seal ? kept : undefined
      const standing = old === undefined ? nothing : this.#standing
      const verdicts = { old, standing, noted: this.#noted, accepted }
      const pieces = writingVerdicts(verdicts, this.#program ?? "", this.#in.corpus, state)
      const written = yield* this.#in.store()?.writing(verdictsOf("server"), pieces) ?? []
      this.#seal = written?.end ?? ""
    } finally {
      kept?.close()
    }
    for (const uri of this.#noted.uris()) this.#standing.add(uri)
    this.#noted.clear()
    this.#keptAt = Date.now()
    this.#next = this.#keptAt + restMs
  }

  /** Of what cannot be read now what it said before still counts: it is not what its text says. */
  *#brokenFiles(): Generator<void, ReadonlySet<string>> {
    const { corpus } = this.#in
    const sources = [corpus.config, ...(corpus.codebook ? [corpus.codebook] : []), ...corpus.registryFiles]
    const broken = new Set(sources.filter(({ problems, text }) => isBroken(problems, text)).map(({ uri }) => uri))
    let looked = 0
    for (const uri of this.#noted.uris()) {
      if (corpus.index.once(uri)?.stale) broken.add(uri)
      if (++looked % atOnce === 0) yield
    }
    return broken
  }

  *#acceptedNotes(): Generator<void, ReadonlyMap<string, AcceptedNote>> {
    const notes = new Map<string, AcceptedNote>()
    let looked = 0
    for (const uri of this.#noted.uris()) {
      if (++looked % atOnce === 0) yield
      const seen = this.#in.files.acceptedSeen.get(uri)
      if (seen === undefined || !this.#in.corpus.pairs.hasSidecar(uri)) continue
      const recorded = this.#in.files.texts.kept?.hashOf(this.#in.corpus.pathOf(uri))
      const known = seen.hash ?? recorded
      const isSettled = !seen.isOther && known !== undefined && this.#isOf(uri, known)
      notes.set(uri, { recorded: seen.hash === undefined ? (recorded ?? "") : undefined, isSettled })
    }
    return notes
  }

  #isOf(sidecar: string, hash: string): boolean {
    const [article = ""] = this.#in.corpus.pairs.articlesOf(sidecar)
    return hashOf(this.#in.files.saved(article) ?? "").startsWith(hash)
  }

  /** Which texts were accepted is compared for each sidecar: other programs may take down others at any time. */
  #state(mark: "now" | "then", broken: ReadonlySet<string> = new Set()): CorpusState {
    const { files, corpus } = this.#in
    return {
      mark,
      fingerprintOf: uri => (broken.has(uri) ? "" : this.#takenOf(uri)),
      isSettled: (sidecar, article, recorded) => {
        const now = files.texts.kept?.hashOf(corpus.pathOf(sidecar)) ?? ""
        return now === recorded || (now !== "" && hashOf(files.saved(article) ?? "").startsWith(now))
      },
    }
  }

  /** Config and baseline are read before the other files are known. */
  #takenOf(uri: string): string | undefined {
    const { corpus, files } = this.#in
    if (uri === corpus.config.uri) return fingerprint(corpus.config.text)
    return uri === corpus.baselineUri ? fingerprint(writeBaseline(corpus.baseline)) : files.takenOf(uri)
  }

  /** Where accepted texts are not kept, each run of the server finds out about them anew. */
  *#readBook(): Generator<void, VerdictBook | undefined> {
    const { files, corpus, store, uris } = this.#in
    const kept = files.texts.kept && store()
    const bytes = kept?.open(verdictsOf("server"))
    let book: VerdictBook | undefined
    try {
      const read = bytes && (yield* VerdictBook.reading(bytes, corpus.root, uris))
      book = read?.program === this.#program ? read : undefined
    } finally {
      if (book === undefined) bytes?.close()
    }
    return book
  }
}

/** Stands for the program that runs; undefined where that is not where it was built. */
export function serverProgram(): string | undefined {
  return identityOfAll(["server-main"])
}

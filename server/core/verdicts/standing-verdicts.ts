import type { Corpus } from "../corpus/corpus.ts"
import { changedKeys } from "../corpus/dependencies.ts"
import { nameIn, stemOf } from "../corpus/file-layout.ts"
import { entityKey } from "../corpus/keys.ts"
import { areSameBytes } from "../corpus/packed/same-bytes.ts"
import { textHash } from "../similar/text-hash.ts"
import { besides, type CorpusState, filesOf, vocabularySaid } from "./corpus-state.ts"
import { placeMark } from "./judged-bytes.ts"
import { keyMark, saidBy, unpackSaid } from "./said.ts"
import type { VerdictBook } from "./verdict-book.ts"

/** So many files are looked at in one go. */
const atOnce = 500

/**
 * The files whose verdicts in a book, of an earlier state of the corpus, are those that a check would come to now.
 * Where that is in doubt, a file is left out. Yields between bits of the work.
 */
export function* standingIn(
  book: VerdictBook,
  corpus: Corpus,
  state: CorpusState,
): Generator<void, ReadonlySet<string>> {
  const comparison = new Comparison(book, corpus, state, yield* filesOf(corpus))
  return yield* comparison.standing()
}

/** One state of a corpus beside an earlier one: who is to be checked again. */
class Comparison {
  readonly #book: VerdictBook
  readonly #corpus: Corpus
  readonly #state: CorpusState
  readonly #files: ReadonlySet<string>
  /** Files that came or went, or have another text. */
  readonly #changed = new Set<string>()
  /** Sidecars that may say something else to the others. */
  readonly #suspects = new Set<string>()
  /** Ids that articles may have taken or freed. */
  readonly #ids = new Set<string>()
  /** Of keys whose answers may be others. */
  readonly #marks = new Set<number>()
  readonly #affected = new Set<string>()

  constructor(book: VerdictBook, corpus: Corpus, state: CorpusState, files: ReadonlySet<string>) {
    this.#book = book
    this.#corpus = corpus
    this.#state = state
    this.#files = files
  }

  *standing(): Generator<void, ReadonlySet<string>> {
    yield* this.#findChanged()
    if (this.#changed.has(this.#corpus.config.uri) || !(yield* this.#compareVocabulary())) return new Set()
    for (const uri of this.#changed) {
      this.#takeChange(uri)
      yield
    }
    this.#addNamed()
    let compared = 0
    for (const uri of this.#suspects) {
      this.#compareSaid(uri)
      if (++compared % atOnce === 0) yield
    }
    yield* this.#findReaders()
    yield* this.#findAccepted()
    return yield* this.#rest()
  }

  *#findChanged(): Generator<void> {
    let compared = 0
    for (const uri of this.#files) {
      const now = this.#state.fingerprintOf(uri)
      if (now === undefined || now === "" || now !== this.#book.fingerprintOf(uri)) this.#changed.add(uri)
      if (++compared % atOnce === 0) yield
    }
    for (const uri of this.#book.uris()) {
      if (!this.#files.has(uri)) this.#changed.add(uri)
      if (++compared % atOnce === 0) yield
    }
  }

  /** False where all verdicts may be others. */
  *#compareVocabulary(): Generator<void, boolean> {
    const corpus = this.#corpus
    const kinds = new Set(Array.from(this.#changed, uri => corpus.kindOf(uri)))
    if (!kinds.has("registry") && !kinds.has("codebook") && !kinds.has("baseline")) return true
    for (const key of changedKeys(this.#book.vocabulary(), yield* vocabularySaid(corpus))) {
      this.#change(key)
      if (!key.startsWith("names:")) continue
      const id = key.slice("names:".length)
      // What is of the narrator is not among the uses of an entity of that id.
      if (id === "narrator") return false
      for (const uri of corpus.index.urisUsing(entityKey(id, ""))) this.#suspects.add(uri)
    }
    if (kinds.has("registry")) this.#change("entities")
    // They are small in number, and look into each other.
    for (const uri of this.#files) if (this.#isVocabulary(uri)) this.#affected.add(uri)
    return true
  }

  #isVocabulary(uri: string): boolean {
    const { pairs } = this.#corpus
    return !pairs.hasArticle(uri) && !pairs.hasSidecar(uri)
  }

  #takeChange(uri: string): void {
    const { pairs } = this.#corpus
    const kind = this.#corpus.kindOf(uri)
    const cameOrWent = this.#files.has(uri) !== (this.#book.fingerprintOf(uri) !== undefined)
    if (kind === "article") this.#takeArticle(uri, cameOrWent)
    if (kind === "sidecar") {
      this.#suspects.add(uri)
      if (cameOrWent)
        for (const article of pairs.articlesOf(uri)) this.#changeAll(this.#corpus.texts.keysAround(article))
      this.#takeWrittenId(uri)
    }
    for (const other of besides(uri, this.#corpus)) this.#affected.add(other)
  }

  #takeArticle(uri: string, cameOrWent: boolean): void {
    const { pairs, texts } = this.#corpus
    for (const sidecar of pairs.sidecarsOf(uri)) this.#suspects.add(sidecar)
    if (cameOrWent) this.#ids.add(nameIn(stemOf(this.#corpus.pathOf(uri))))
    const before = this.#book.recordOf(uri)?.text()
    if (!areSameBytes(before, texts.textFacts(uri))) this.#changeAll(texts.keysSince(uri, before, this.#changed.size))
  }

  #takeWrittenId(uri: string): void {
    const before = this.#book.recordOf(uri)?.sidecar()?.writtenId
    const after = this.#corpus.index.get(uri)?.writtenId?.value
    if (before !== after) for (const id of [before, after]) if (id !== undefined) this.#ids.add(id)
  }

  /** The sidecars of articles that have one of the ids by default. */
  #addNamed(): void {
    const { pairs } = this.#corpus
    for (const id of this.#ids) {
      for (const article of pairs.named(id)) for (const uri of pairs.sidecarsOf(article)) this.#suspects.add(uri)
    }
  }

  #compareSaid(uri: string): void {
    const said = this.#book.recordOf(uri)?.sidecar()?.said
    const before = said === undefined ? new Map() : unpackSaid(said)
    for (const mark of changedKeys(before, saidBy(this.#corpus.index.get(uri)))) this.#marks.add(mark)
    for (const other of besides(uri, this.#corpus)) this.#affected.add(other)
  }

  *#findReaders(): Generator<void> {
    if (this.#marks.size === 0 && this.#changed.size === 0) return
    const places = new Set(Array.from(this.#changed, placeMark))
    for (const uri of this.#book.concerned(this.#marks, places)) {
      if (uri === undefined) yield
      else this.#affected.add(uri)
    }
  }

  *#findAccepted(): Generator<void> {
    if (this.#state.mark === this.#book.mark) return
    let looked = 0
    for (const uri of this.#corpus.pairs.sidecars()) {
      const recorded = this.#book.recordOf(uri)?.recorded()
      const [article = uri] = this.#corpus.pairs.articlesOf(uri)
      if (recorded !== undefined && !this.#state.isSettled(uri, article, recorded)) {
        for (const other of besides(uri, this.#corpus)) this.#affected.add(other)
      }
      if (++looked % atOnce === 0) yield
    }
  }

  *#rest(): Generator<void, ReadonlySet<string>> {
    const standing = new Set<string>()
    let looked = 0
    for (const uri of this.#files) {
      if (!this.#affected.has(uri) && this.#book.recordOf(uri)?.hasVerdict) standing.add(uri)
      if (++looked % atOnce === 0) yield
    }
    return standing
  }

  #changeAll(keys: Iterable<string>): void {
    for (const key of keys) this.#change(key)
  }

  #change(key: string): void {
    this.#marks.add(keyMark(textHash(key)))
  }
}

import type { AcceptedText, Files } from "../core/corpus/files.ts"
import { UriTable } from "../core/corpus/packed/uri-table.ts"
import { DiskFiles } from "../node/disk-files.ts"
import type { FileStamp } from "../node/file-stamp.ts"
import { fingerprint } from "../node/fingerprint.ts"
import { noFile, noMark, type Shard } from "../node/shard.ts"
import { AcceptedSeen } from "./accepted-seen.ts"
import { AcceptedTexts, type MissingText } from "./accepted-texts.ts"
import type { Buffers } from "./buffers.ts"
import { GoneFiles } from "./gone-files.ts"
import { TakenFiles } from "./taken-files.ts"

/** Longer texts are not given a fingerprint at each keystroke, and what is done to them is not taken over at each. */
const large = 1_000_000

/** So many known files are looked at in one go. */
const knownAtOnce = 1000

/**
 * The files of one corpus: open buffers over what is on disk. Remembers which texts the corpus has taken, so that an
 * event about a file that says the same as before, such as our own save, costs nothing.
 */
export class CorpusFiles implements Files {
  /** Roots of the corpora inside this one, whose files are not its own. */
  nested: readonly string[] = []
  /** Told of each that is found while files are listed. */
  foundInside: (root: string) => void = () => undefined
  readonly texts: AcceptedTexts
  readonly #root: string
  readonly #buffers: Buffers
  readonly #disk: DiskFiles
  /**
   * Every file that was listed or has come since; marks of closed ones, by which it is certain that they say what the corpus
   * has taken of them.
   */
  readonly #taken: TakenFiles
  /** Large ones that were edited, as they are. */
  readonly #takenWhole = new Map<string, string>()
  readonly acceptedSeen: AcceptedSeen
  /** Of those that were read from disk. */
  readonly #large = new Set<string>()
  /** By what they said: those that another program took away, perhaps to another place. */
  readonly #gone = new GoneFiles()
  /** Those that were read as something else than what the corpus has taken: nobody has told of that yet. */
  readonly #ahead = new Set<string>()

  /** `uris` may be a table that others use as well. */
  constructor(
    root: string,
    buffers: Buffers,
    missing: (text: MissingText) => void,
    uris: UriTable = new UriTable(root),
  ) {
    this.#taken = new TakenFiles(uris)
    this.acceptedSeen = new AcceptedSeen(uris)
    this.texts = new AcceptedTexts(root, buffers, missing)
    this.#root = root
    this.#buffers = buffers
    this.#disk = new DiskFiles(root, { inside: inside => this.foundInside(inside) })
  }

  /** The corpus lets go of what it has taken. */
  forget(): void {
    this.#taken.clear()
    this.#takenWhole.clear()
    this.acceptedSeen.clear()
    this.#ahead.clear()
    this.#gone.clear()
  }

  *list(): Generator<string | undefined> {
    for (const uri of this.below(this.#root)) {
      if (uri !== undefined) this.#taken.know(uri)
      yield uri
    }
  }

  takeListed(
    numbers: Uint32Array,
    others: readonly string[],
    inside: readonly string[],
  ): readonly string[] | undefined {
    for (const root of inside) this.foundInside(root)
    // Of a corpus that is not on disk yet, they may be the files.
    if (!this.nested.every(root => inside.includes(root))) return undefined
    this.#taken.knowAll(numbers)
    for (const uri of others) this.#taken.know(uri)
    return [...this.#buffers.uris()].filter(uri => this.#isOwn(uri) && !this.#taken.isKnown(uri))
  }

  /** The corpus takes what another thread has read of the files of a shard, by number, but for those that are open. */
  tookAll({ columns, segment }: Shard, numbers: Int32Array, isOpen: (file: number) => boolean): void {
    const { sizes, marks } = columns
    for (let entry = 0; entry < numbers.length; entry++) {
      const file = numbers[entry] ?? -1
      if (file < 0 || sizes[entry] === noFile || isOpen(file)) continue
      const mark = segment.isSidecar(entry) && marks[entry] !== noMark ? marks[entry] : undefined
      if (!this.#taken.take(file, entry, columns, mark)) this.#ahead.add(this.#taken.uriOf(file))
    }
  }

  *below(folder: string): Generator<string | undefined> {
    // What is opened meanwhile and says something else than the disk is told of by itself.
    const unseen = new Set(this.#buffers.uris())
    for (const uri of this.#disk.below(folder)) {
      if (uri !== undefined && !this.#isOwn(uri)) continue
      if (uri !== undefined) unseen.delete(uri)
      yield uri
    }
    for (const uri of unseen) {
      if (this.#buffers.has(uri) && uri.startsWith(folder) && this.#isOwn(uri)) yield uri
    }
  }

  *beside(uri: string, name: string, isWanted: (uri: string) => boolean): Generator<string> {
    for (const one of [...this.#disk.beside(uri, name, isWanted), ...(this.#buffers.has(uri) ? [uri] : [])])
      if (this.#isOwn(one)) yield one
  }

  read(uri: string): string | undefined {
    if (this.#buffers.has(uri)) return this.#text(uri)
    const seen = this.#isOwn(uri) ? this.#disk.readWithLooks(uri) : undefined
    const text = seen?.text
    const now = text === undefined ? undefined : fingerprint(text)
    const taken = this.#taken.fingerprintOf(uri) ?? now
    if (now !== undefined) this.#taken.setFingerprint(uri, taken)
    if (now === undefined ? this.#taken.isKnown(uri) : taken !== now) this.#ahead.add(uri)
    if (text === undefined) return undefined
    if (text.length >= large) this.#large.add(uri)
    else this.#large.delete(uri)
    this.#mark(uri, taken === now ? seen?.looks.mark : undefined)
    return text
  }

  isUnchanged(uri: string): boolean {
    const mark = this.#taken.markOf(uri)
    if (mark === undefined || this.#buffers.has(uri) || this.#ahead.has(uri)) return false
    return this.#isOwn(uri) && this.#disk.hasMark(uri, mark)
  }

  accepted(
    article: string,
    sidecar: string,
    hash: string | undefined,
    present: string | undefined,
  ): AcceptedText | undefined {
    const accepted = this.texts.of(article, sidecar, hash, present)
    this.acceptedSeen.set(sidecar, { hash, isOther: accepted !== undefined && accepted.text !== present })
    return accepted
  }

  /** What is on disk, whatever a buffer says. */
  saved(uri: string): string | undefined {
    return this.#isOwn(uri) ? this.#disk.read(uri) : undefined
  }

  /** Whether a file came, went or says something else than the corpus has taken from it, which then is out of date. */
  hasChanged(uri: string): boolean {
    const text = this.#text(uri)
    if (text !== undefined && this.#takenWhole.get(uri) === text) {
      // What is read of it from now on is compared by fingerprints.
      if (!this.#buffers.has(uri)) this.takes(uri, { fingerprint: fingerprint(text), mark: undefined })
      return false
    }
    this.#takenWhole.delete(uri)
    const wasAhead = this.#ahead.delete(uri)
    this.#mark(uri, undefined)
    const known = this.#taken.isKnown(uri)
    const before = this.#taken.fingerprintOf(uri)
    const now = text === undefined ? undefined : fingerprint(text)
    const isThere = now !== undefined || this.exists(uri)
    if (isThere) {
      this.#taken.know(uri)
      this.#taken.setFingerprint(uri, now)
    } else this.#forget(uri)
    return wasAhead || known !== isThere || now !== before
  }

  /** The text in a buffer was edited, and the corpus takes it. */
  edited(uri: string): void {
    const text = this.#buffers.text(uri) ?? ""
    this.#taken.know(uri)
    this.#ahead.delete(uri)
    this.#mark(uri, undefined)
    if (text.length < large) {
      this.#taken.setFingerprint(uri, fingerprint(text))
      this.#takenWhole.delete(uri)
    } else {
      this.#taken.setFingerprint(uri, undefined)
      this.#takenWhole.set(uri, text)
    }
  }

  /** Whether the text of an open file, or of another when it was last read, is of a size that takes time to work on. */
  isLarge(uri: string): boolean {
    const text = this.#buffers.text(uri)
    return text === undefined ? this.#large.has(uri) : text.length >= large
  }

  /**
   * The corpus takes what another thread has read of a file that nobody has open, if it is not what it took before; answers
   * whether that is so.
   */
  takes(uri: string, { fingerprint, mark }: Pick<FileStamp, "fingerprint" | "mark">): boolean {
    const isNew = this.#ahead.delete(uri) || this.#taken.fingerprintOf(uri) !== fingerprint
    this.#taken.know(uri)
    this.#taken.setFingerprint(uri, fingerprint)
    this.#takenWhole.delete(uri)
    this.#mark(uri, mark)
    return isNew
  }

  /** Stands for the text that the corpus has of a file; undefined where that is not known, or may be another one by now. */
  takenOf(uri: string): string | undefined {
    return this.#ahead.has(uri) ? undefined : this.#taken.fingerprintOf(uri)
  }

  exists(uri: string): boolean {
    return this.#isOwn(uri) && (this.#buffers.has(uri) || this.#disk.has(uri))
  }

  /** Where a file seems to have been before another program moved it: one that said the same is gone from there. */
  formerOf(uri: string): string | undefined {
    const now = this.takenOf(uri)
    return now === undefined ? undefined : this.#gone.find(now, uri, one => !this.isKnown(one))
  }

  isKnown(uri: string): boolean {
    return this.#taken.isKnown(uri)
  }

  /**
   * The files that were or are in folders, whose coming and going is not told one by one; some twice. Folders are given
   * without `/` at their ends. Undefined now and then.
   */
  *under(folders: ReadonlySet<string>): Generator<string | undefined> {
    for (const folder of folders) {
      yield undefined
      yield* this.below(`${folder}/`)
    }
    let looked = 0
    for (const uri of this.#taken.known()) {
      if (++looked % knownAtOnce === 0) yield undefined
      if (foldersAround(uri).some(folder => folders.has(folder))) yield uri
    }
  }

  #text(uri: string): string | undefined {
    return this.#isOwn(uri) ? (this.#buffers.taken(uri) ?? this.#disk.read(uri)) : undefined
  }

  /** Nobody edits articles by what is known of them, and there are as many of those. */
  #mark(uri: string, mark: number | undefined): void {
    if (!isYaml(uri)) return
    this.#taken.setMark(uri, mark)
  }

  #isOwn(uri: string): boolean {
    return uri.startsWith(this.#root) && !this.nested.some(root => uri.startsWith(root))
  }

  #forget(uri: string): void {
    const was = isYaml(uri) ? this.#taken.fingerprintOf(uri) : undefined
    if (was !== undefined) this.#gone.add(was, uri)
    this.#taken.forget(uri)
    this.#takenWhole.delete(uri)
    this.#large.delete(uri)
    this.acceptedSeen.delete(uri)
    this.#ahead.delete(uri)
  }
}

function isYaml(uri: string): boolean {
  return /\.ya?ml$/i.test(uri)
}

function foldersAround(uri: string): readonly string[] {
  const folders: string[] = []
  for (let at = uri.lastIndexOf("/"); at > 0; at = uri.lastIndexOf("/", at - 1)) folders.push(uri.slice(0, at))
  return folders
}

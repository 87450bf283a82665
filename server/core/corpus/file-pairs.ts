import { textHash } from "../similar/text-hash.ts"
import type { NumberSet } from "./fact-columns.ts"
import type { FileLayout, SidecarName } from "./file-layout.ts"
import { nameIn, stemOf } from "./file-layout.ts"
import { grown } from "./packed/grown.ts"
import { HashChains } from "./packed/hash-chains.ts"
import { StringTable, type TextTable } from "./packed/string-table.ts"

const article = 1
const sidecar = 2

/** So many listed files are put in in one go. */
const adoptedAtOnce = 10_000

/** Of listed files: what they are, and hashes of their stems and their names in those. */
export interface ListedKinds {
  readonly kinds: Uint8Array
  readonly stems: Int32Array
  readonly ownNames: Int32Array
}

interface Coded {
  readonly uri: string
  readonly coder: string | undefined
}

/** The articles and sidecars of one stem. */
export interface StemFiles {
  /** Path without ending, relative to the corpus. */
  readonly stem: string
  /** URIs; the first one is the article that the sidecars are about. */
  readonly articles: readonly string[]
  readonly sidecars: readonly { readonly uri: string; readonly coder?: string | undefined }[]
  /** Of all of them in the table of files, in the order of `urisIn`. */
  readonly numbers: readonly number[]
}

/**
 * Which sidecar belongs to which article: those whose paths have the same stem. Files are given by URI and path. Of
 * stems and names only hashes are kept.
 */
export class FilePairs {
  readonly #layout: FileLayout
  readonly #root: string
  readonly #files: TextTable
  /** File -> `article`, `sidecar` or 0. */
  #kinds = new Uint8Array(16)
  readonly #byStem = new HashChains()
  /** Articles only. */
  readonly #byName = new HashChains()
  #articleCount = 0

  /** `files` may be a table that others use as well. */
  constructor(root: string, layout: FileLayout, files: TextTable = new StringTable()) {
    this.#root = root
    this.#layout = layout
    this.#files = files
  }

  addArticle(uri: string): void {
    const file = this.#files.intern(uri)
    if (this.#kinds[file] === article) return
    this.#articleCount++
    const stem = stemOf(this.#path(uri))
    this.#add(file, article, stem)
    this.#byName.add(textHash(nameIn(stem)), file)
  }

  /**
   * Puts in all that are listed, of which nothing is here yet; `numbers` are those in the table of files. Yields between
   * bits of them.
   */
  *adopt({ kinds, stems, ownNames }: ListedKinds, numbers: Uint32Array): Generator<void> {
    this.#kinds = grown(this.#kinds, this.#files.size)
    for (let place = 0; place < kinds.length; place++) {
      if (place % adoptedAtOnce === adoptedAtOnce - 1) yield
      const file = numbers[place] ?? 0
      this.#kinds[file] = kinds[place] ?? 0
      this.#byStem.append(stems[place] ?? 0, file)
      if (kinds[place] !== article) continue
      this.#articleCount++
      this.#byName.add(ownNames[place] ?? 0, file)
    }
  }

  /** What `adopt` needs to know of a file. */
  kindsOf(uri: string): { readonly kind: number; readonly stem: number; readonly ownName: number } {
    const own = this.nameOf(uri)
    const stem = own?.stem ?? stemOf(this.#path(uri))
    return { kind: own === undefined ? article : sidecar, stem: textHash(stem), ownName: textHash(nameIn(stem)) }
  }

  removeArticle(uri: string): void {
    if (!this.hasArticle(uri)) return
    this.#articleCount--
    const file = this.#files.intern(uri)
    const stem = stemOf(this.#path(uri))
    this.#remove(file, stem)
    this.#byName.remove(textHash(nameIn(stem)), file)
  }

  addSidecar(uri: string): void {
    const name = this.nameOf(uri)
    if (name === undefined) return
    const file = this.#files.intern(uri)
    if (this.#kinds[file] !== sidecar) this.#add(file, sidecar, name.stem)
  }

  removeSidecar(uri: string): void {
    const name = this.nameOf(uri)
    if (name !== undefined && this.hasSidecar(uri)) this.#remove(this.#files.intern(uri), name.stem)
  }

  nameOf(sidecar: string): SidecarName | undefined {
    return this.#layout.sidecarName(this.#path(sidecar))
  }

  hasArticle(uri: string): boolean {
    return this.#kindAt(uri) === article
  }

  hasSidecar(uri: string): boolean {
    return this.#kindAt(uri) === sidecar
  }

  /** The numbers of files in the table of files; -1 for what is neither an article nor a sidecar of the corpus. */
  numbersOf(uris: readonly string[]): Int32Array {
    return Int32Array.from(uris, uri => {
      const file = this.#files.numberOf(uri)
      return file === undefined || (this.#kinds[file] ?? 0) === 0 ? -1 : file
    })
  }

  /** The same of numbers that were told before: -1 for those that are gone. */
  present(numbers: Uint32Array): Int32Array {
    return Int32Array.from(numbers, file => ((this.#kinds[file] ?? 0) === 0 ? -1 : file))
  }

  /** The files of which a test by number says so. */
  *those(isOne: (file: number, isSidecar: boolean) => boolean): Generator<string> {
    for (let file = 0; file < this.#kinds.length; file++) {
      const kind = this.#kinds[file] ?? 0
      if (kind !== 0 && isOne(file, kind === sidecar)) yield this.#files.textOf(file)
    }
  }

  /** The articles that would share this sidecar: one, or `x.md` besides `x.txt`, or none. */
  articlesOf(sidecar: string): readonly string[] {
    const name = this.nameOf(sidecar)
    return name === undefined ? [] : this.#uris(name.stem, article).sort()
  }

  /** The main sidecar first, then the layers in the order of their coders. */
  sidecarsOf(article: string): readonly string[] {
    const uris = this.#uris(stemOf(this.#path(article)), sidecar)
    if (uris.length < 2) return uris
    const coder = (uri: string) => this.nameOf(uri)?.coder ?? ""
    return uris.sort((a, b) => (coder(a) < coder(b) ? -1 : 1))
  }

  /** The stem of a file, which need not be there. */
  stemOf(uri: string): string {
    return this.nameOf(uri)?.stem ?? stemOf(this.#path(uri))
  }

  /** All that is of the stem of a file, which need not be there. */
  stemFilesOf(uri: string): StemFiles {
    const stem = this.stemOf(uri)
    const stems = this.#stemsAmong(this.#byStem.of(textHash(stem)))
    return stems.find(files => files.stem === stem) ?? { stem, articles: [], sidecars: [], numbers: [] }
  }

  /** The URIs of all files that lie beside a file, itself first, whether or not it is there. */
  filesOf(uri: string): readonly string[] {
    return [...new Set([uri, ...urisIn(this.stemFilesOf(uri))])]
  }

  /** Articles whose file name, without folder and extension, is this. */
  named(name: string): ReadonlySet<string> {
    return new Set(this.#named(name))
  }

  /** Whether several articles have this file name. */
  isShared(name: string): boolean {
    if (!this.#byName.hasSeveral(textHash(name))) return false
    const [, second] = this.#named(name)
    return second !== undefined
  }

  /** `leftOut` are numbers in the table of files. */
  *articles(leftOut?: NumberSet): Generator<string> {
    yield* this.#all(article, leftOut)
  }

  get articleCount(): number {
    return this.#articleCount
  }

  /** Every article with its sidecars behind it; a sidecar without one by itself. */
  *together(): Generator<string> {
    for (const files of this.stems()) yield* urisIn(files)
  }

  /** The files of each stem, in the order in which the table of files has the first of them. */
  *stems(): Generator<StemFiles> {
    for (let file = 0; file < this.#kinds.length; file++) {
      if (this.#kinds[file] !== 0 && !this.#byStem.isLater(file)) yield* this.#stemsAmong(this.#byStem.after(file))
    }
  }

  /** Mostly one: another one with the same hash is rare. */
  #stemsAmong(files: Iterable<number>): readonly StemFiles[] {
    const stems: { stem: string; articles: string[]; sidecars: Coded[]; numbers: number[] }[] = []
    for (const file of this.#inOrder(files)) {
      const uri = this.#files.textOf(file)
      const { stem, coder } = this.#nameAt(file, uri)
      let own = stems.find(one => one.stem === stem)
      if (own === undefined) {
        own = { stem, articles: [], sidecars: [], numbers: [] }
        stems.push(own)
      }
      own.numbers.push(file)
      if (this.#kinds[file] === article) own.articles.push(uri)
      else own.sidecars.push({ uri, coder })
    }
    return stems
  }

  /** Articles first, by their URIs; sidecars as they are. */
  #inOrder(files: Iterable<number>): readonly number[] {
    return [...files].sort((a, b) => {
      const [kind = 0, other = 0] = [this.#kinds[a], this.#kinds[b]]
      if (kind !== other || kind !== article) return kind - other
      return this.#files.textOf(a) < this.#files.textOf(b) ? -1 : 1
    })
  }

  *sidecars(): Generator<string> {
    yield* this.#all(sidecar)
  }

  *#all(kind: number, leftOut?: NumberSet): Generator<string> {
    for (let file = 0; file < this.#kinds.length; file++) {
      if (this.#kinds[file] === kind && leftOut?.has(file) !== true) yield this.#files.textOf(file)
    }
  }

  #path(uri: string): string {
    return relativePath(this.#root, uri)
  }

  #kindAt(uri: string): number {
    const file = this.#files.numberOf(uri)
    return file === undefined ? 0 : (this.#kinds[file] ?? 0)
  }

  *#named(name: string): Generator<string> {
    for (const file of this.#byName.of(textHash(name))) {
      const uri = this.#files.textOf(file)
      if (nameIn(stemOf(this.#path(uri))) === name) yield uri
    }
  }

  #add(file: number, kind: number, stem: string): void {
    if (file >= this.#kinds.length) this.#kinds = grown(this.#kinds, file + 1)
    this.#kinds[file] = kind
    this.#byStem.append(textHash(stem), file)
  }

  #remove(file: number, stem: string): void {
    this.#kinds[file] = 0
    this.#byStem.remove(textHash(stem), file)
  }

  #nameAt(file: number, uri: string): SidecarName {
    const name = this.#kinds[file] === sidecar ? this.nameOf(uri) : undefined
    return name ?? { stem: stemOf(this.#path(uri)) }
  }

  #uris(stem: string, kind: number): string[] {
    const uris: string[] = []
    for (const file of this.#byStem.of(textHash(stem))) {
      if (this.#kinds[file] !== kind) continue
      const uri = this.#files.textOf(file)
      if (this.#nameAt(file, uri).stem === stem) uris.push(uri)
    }
    return uris
  }
}

/** The URIs of all of them, articles first. */
export function urisIn({ articles, sidecars }: StemFiles): readonly string[] {
  return [...articles, ...sidecars.map(({ uri }) => uri)]
}

/** The inverse of `relativePath`. A path from a file may hold half a surrogate pair, which no URI can name. */
export function encodePath(path: string): string {
  return path
    .split("/")
    .map(name => encodeURIComponent(name.replace(/\p{Surrogate}/gu, "\ufffd")))
    .join("/")
}

/** Path of a URI below `root` (a URI that ends with `/`), decoded. */
export function relativePath(root: string, uri: string): string {
  const path = uri.slice(root.length)
  if (!path.includes("%")) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

import { textHash } from "../similar/text-hash.ts"
import type { FileLayout, SidecarName } from "./file-layout.ts"
import { stemOf } from "./file-layout.ts"
import { KeyedFiles } from "./packed/keyed-files.ts"
import { StringTable } from "./packed/string-table.ts"

const article = 1
const sidecar = 2
/** Added to the kind of a file that is not the first of its stem. */
const later = 4

/**
 * Which sidecar belongs to which article: those whose paths have the same stem. Files are given by URI and path. Those
 * of one stem are a chain of numbers, of which only the first is found by the stem's hash.
 */
export class FilePairs {
  readonly #layout: FileLayout
  readonly #root: string
  readonly #files: StringTable
  /** File -> `article`, `sidecar` or 0, and `later`. */
  #kinds = new Uint8Array(16)
  /** File -> the next one of the same stem, and one; 0 at the end. */
  #next = new Uint32Array(16)
  /** The first files of stems by the stem, and articles by their names. */
  readonly #keyed = new KeyedFiles()
  #articleCount = 0

  /** `files` may be a table that others use as well. */
  constructor(root: string, layout: FileLayout, files: StringTable = new StringTable()) {
    this.#root = root
    this.#layout = layout
    this.#files = files
  }

  addArticle(uri: string): void {
    if (this.hasArticle(uri)) return
    this.#articleCount++
    this.#add(this.#files.intern(uri), article, stemOf(this.#path(uri)))
  }

  removeArticle(uri: string): void {
    if (!this.hasArticle(uri)) return
    this.#articleCount--
    this.#remove(this.#files.intern(uri), stemOf(this.#path(uri)))
  }

  addSidecar(uri: string): void {
    const name = this.nameOf(uri)
    if (name !== undefined && !this.hasSidecar(uri)) this.#add(this.#files.intern(uri), sidecar, name.stem)
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

  /** The articles that would share this sidecar: one, or `x.md` besides `x.txt`, or none. */
  articlesOf(sidecar: string): readonly string[] {
    const name = this.nameOf(sidecar)
    return name === undefined ? [] : this.#uris(this.#firstOf(name.stem), article).sort()
  }

  /** The main sidecar first, then the layers in the order of their coders. */
  sidecarsOf(article: string): readonly string[] {
    const uris = this.#uris(this.#firstOf(stemOf(this.#path(article))), sidecar)
    if (uris.length < 2) return uris
    const coder = (uri: string) => this.nameOf(uri)?.coder ?? ""
    return uris.sort((a, b) => (coder(a) < coder(b) ? -1 : 1))
  }

  /** Articles whose file name, without folder and extension, is this. */
  named(name: string): ReadonlySet<string> {
    return new Set(this.#named(name))
  }

  /** Whether several articles have this file name. */
  isShared(name: string): boolean {
    return this.#keyed.files(nameKey(name), 2).length > 1 && this.#named(name).length > 1
  }

  *articles(): Generator<string> {
    yield* this.#all(article)
  }

  get articleCount(): number {
    return this.#articleCount
  }

  /** Every article with its sidecars behind it; a sidecar without one by itself. */
  *together(): Generator<string> {
    for (let file = 0; file < this.#kinds.length; file++) {
      const kind = this.#kinds[file] ?? 0
      if (kind === 0 || kind >= later) continue
      yield* this.#uris(file, article)
      yield* this.#uris(file, sidecar)
    }
  }

  *sidecars(): Generator<string> {
    yield* this.#all(sidecar)
  }

  *#all(kind: number): Generator<string> {
    for (let file = 0; file < this.#kinds.length; file++) {
      if (this.#kindOf(file) === kind) yield this.#files.textOf(file)
    }
  }

  #path(uri: string): string {
    return relativePath(this.#root, uri)
  }

  #kindAt(uri: string): number {
    const file = this.#files.numberOf(uri)
    return file === undefined ? 0 : this.#kindOf(file)
  }

  #kindOf(file: number): number {
    return (this.#kinds[file] ?? 0) % later
  }

  #named(name: string): readonly string[] {
    const uris = this.#keyed.files(nameKey(name)).map(file => this.#files.textOf(file))
    return uris.filter(uri => this.hasArticle(uri) && nameIn(stemOf(this.#path(uri))) === name)
  }

  #add(file: number, kind: number, stem: string): void {
    const first = this.#firstOf(stem)
    if (file >= this.#kinds.length) this.#grow(file + 1)
    this.#kinds[file] = first === undefined ? kind : kind + later
    this.#next[file] = 0
    if (first !== undefined) this.#next[this.#lastAfter(first)] = file + 1
    this.#keyed.replace(file, keysOf(kind, stem, first === undefined))
  }

  #remove(file: number, stem: string): void {
    const first = this.#firstOf(stem)
    const next = this.#next[file] ?? 0
    if (first === file && next > 0) this.#makeFirst(next - 1, stem)
    else for (const other of this.#chain(first)) if (this.#next[other] === file + 1) this.#next[other] = next
    this.#kinds[file] = 0
    this.#next[file] = 0
    this.#keyed.replace(file, [])
  }

  #makeFirst(file: number, stem: string): void {
    const kind = this.#kindOf(file)
    this.#kinds[file] = kind
    this.#keyed.replace(file, keysOf(kind, stem, true))
  }

  #firstOf(stem: string): number | undefined {
    return this.#keyed.files(stemKey(stem)).find(file => this.#stemOf(file) === stem)
  }

  #stemOf(file: number): string | undefined {
    const uri = this.#files.textOf(file)
    return this.#kindOf(file) === sidecar ? this.nameOf(uri)?.stem : stemOf(this.#path(uri))
  }

  *#chain(first: number | undefined): Generator<number> {
    for (let file = first ?? -1; file >= 0; file = (this.#next[file] ?? 0) - 1) yield file
  }

  #lastAfter(first: number): number {
    let last = first
    for (const file of this.#chain(first)) last = file
    return last
  }

  #uris(first: number | undefined, kind: number): string[] {
    const uris: string[] = []
    for (const file of this.#chain(first)) if (this.#kindOf(file) === kind) uris.push(this.#files.textOf(file))
    return uris
  }

  #grow(least: number): void {
    const size = Math.max(least, Math.ceil(1.5 * this.#kinds.length))
    const [kinds, next] = [new Uint8Array(size), new Uint32Array(size)]
    kinds.set(this.#kinds)
    next.set(this.#next)
    this.#kinds = kinds
    this.#next = next
  }
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

function* keysOf(kind: number, stem: string, isFirst: boolean): Generator<number> {
  if (isFirst) yield stemKey(stem)
  if (kind === article) yield nameKey(nameIn(stem))
}

function nameIn(stem: string): string {
  return stem.slice(stem.lastIndexOf("/") + 1)
}

function stemKey(stem: string): number {
  return textHash(`stem:${stem}`)
}

function nameKey(name: string): number {
  return textHash(`name:${name}`)
}

import type { FileLayout, SidecarName } from "./file-layout.ts"
import { stemOf } from "./file-layout.ts"

/** An article, the sidecar and the layers beside it; any may be missing. */
interface Pair {
  readonly articles: Set<string>
  readonly sidecars: Set<string>
}

/** Which sidecar belongs to which article: those whose paths have the same stem. Files are given by URI and path. */
export class FilePairs {
  readonly #layout: FileLayout
  readonly #root: string
  readonly #pairs = new Map<string, Pair>()
  readonly #articles = new Set<string>()
  /** file stem without folder -> articles */
  readonly #byName = new Map<string, Set<string>>()

  constructor(root: string, layout: FileLayout) {
    this.#root = root
    this.#layout = layout
  }

  addArticle(uri: string): void {
    this.#articles.add(uri)
    const stem = stemOf(this.#path(uri))
    this.#pair(stem).articles.add(uri)
    const name = stem.slice(stem.lastIndexOf("/") + 1)
    const others = this.#byName.get(name)
    if (others === undefined) this.#byName.set(name, new Set([uri]))
    else others.add(uri)
  }

  removeArticle(uri: string): void {
    this.#articles.delete(uri)
    const stem = stemOf(this.#path(uri))
    this.#pairs.get(stem)?.articles.delete(uri)
    this.#byName.get(stem.slice(stem.lastIndexOf("/") + 1))?.delete(uri)
  }

  addSidecar(uri: string): void {
    const name = this.nameOf(uri)
    if (name !== undefined) this.#pair(name.stem).sidecars.add(uri)
  }

  removeSidecar(uri: string): void {
    const name = this.nameOf(uri)
    if (name !== undefined) this.#pairs.get(name.stem)?.sidecars.delete(uri)
  }

  nameOf(sidecar: string): SidecarName | undefined {
    return this.#layout.sidecarName(this.#path(sidecar))
  }

  hasArticle(uri: string): boolean {
    return this.#articles.has(uri)
  }

  hasSidecar(uri: string): boolean {
    const name = this.nameOf(uri)
    return name !== undefined && (this.#pairs.get(name.stem)?.sidecars.has(uri) ?? false)
  }

  /** The articles that would share this sidecar: one, or `x.md` besides `x.txt`, or none. */
  articlesOf(sidecar: string): readonly string[] {
    const name = this.nameOf(sidecar)
    return name === undefined ? [] : [...(this.#pairs.get(name.stem)?.articles ?? [])].sort()
  }

  /** The main sidecar first, then the layers in the order of their coders. */
  sidecarsOf(article: string): readonly string[] {
    const pair = this.#pairs.get(stemOf(this.#path(article)))
    const coder = (uri: string) => this.nameOf(uri)?.coder ?? ""
    return [...(pair?.sidecars ?? [])].sort((a, b) => (coder(a) < coder(b) ? -1 : 1))
  }

  /** Articles whose file name, without folder and extension, is this. */
  named(name: string): ReadonlySet<string> {
    return this.#byName.get(name) ?? new Set()
  }

  articles(): Iterable<string> {
    return this.#articles
  }

  get articleCount(): number {
    return this.#articles.size
  }

  /** Every article with its sidecars behind it; a sidecar without one by itself. */
  *together(): Generator<string> {
    for (const { articles, sidecars } of this.#pairs.values()) {
      yield* articles
      yield* sidecars
    }
  }

  *sidecars(): Generator<string> {
    for (const pair of this.#pairs.values()) yield* pair.sidecars
  }

  #path(uri: string): string {
    return relativePath(this.#root, uri)
  }

  #pair(stem: string): Pair {
    let pair = this.#pairs.get(stem)
    if (pair === undefined) {
      pair = { articles: new Set(), sidecars: new Set() }
      this.#pairs.set(stem, pair)
    }
    return pair
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
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

import { type Dirent, opendirSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, sep } from "node:path"
import { configName } from "../core/corpus/file-layout.ts"
import type { Files } from "../core/corpus/files.ts"
import { partitionPoint } from "../core/text/partition-point.ts"
import { type FileLooks, hasMark, localDevice, looksOf, ownLooksOf } from "./file-stamp.ts"
import { encodeName, pathsIn, uriToPath } from "./file-uri.ts"
import { holdsConfig, isSpeltSo } from "./holds-config.ts"
import { realPath } from "./real-place.ts"

/** Nothing larger is read (format.md section 9). */
const largestFile = 20_000_000
/** One more byte than a YAML file may have: enough for its reader to refuse it and say so. */
const enoughOfYaml = largestFile + 1
const deepestFolder = 40
/** Links and files that are made while others are read or looked for count from then on. */
const togetherMs = 50
/** So many entries of a folder are read or sorted in one go. */
const entriesAtOnce = 2000
const mostBorders = 4096
/** What a URI names as it is. */
const plainName = /^[\w.-]+$/

/** What is told while the files of a corpus are listed. */
export interface Told {
  /** The path of each folder, before its files are listed, and of links, since what they lead to changes unseen. */
  looking?(path: string): void
  /** The root of a corpus inside this one. */
  inside?(root: string): void
}

/** A text, and how its file looked just before it was read. */
interface SeenText {
  readonly text: string
  readonly looks: FileLooks
}

/**
 * The files of one corpus on disk: those below its folder, less dot folders, `node_modules` and corpora inside it.
 * Nothing outside the folder is ever read, neither through `..` nor through a link.
 */
export class DiskFiles implements Files {
  readonly #root: string
  readonly #toPath: (name: string) => string | undefined
  readonly #tell: Told
  #realRoot: string | undefined
  #folder = { path: "", until: 0, isInside: false }
  #device: { readonly number: number | undefined } | undefined
  /** Beside whose files was looked last. */
  #last: { readonly path: string; readonly until: number; readonly first: FirstNames } | undefined

  /** `root` is the canonical URI of the folder, with `/` at its end. */
  constructor(root: string, tell: Told = {}) {
    this.#root = root
    this.#tell = tell
    this.#toPath = pathsIn(root)
  }

  /** Undefined between the bits of a large folder. */
  list(): Iterable<string | undefined> {
    return this.below(this.#root)
  }

  /** The same of one folder of the corpus, given by its URI with `/` at its end. */
  below(folder: string): Iterable<string | undefined> {
    const path = folder.startsWith(this.#root) ? uriToPath(folder) : undefined
    const depth = folder === this.#root ? 0 : 1
    return path === undefined ? [] : this.#walk(path, folder, depth)
  }

  /** In a very large folder those whose names end as others in it do: to read it takes long, and somebody waits. */
  *beside(uri: string, name: string, isWanted: (uri: string) => boolean): Generator<string> {
    const folder = uri.slice(0, uri.lastIndexOf("/") + 1)
    const path = folder.startsWith(this.#root) ? uriToPath(folder) : undefined
    if (path === undefined) return
    const { names, isWhole } = this.#firstNamesIn(path)
    if (folder !== this.#root && this.#isOther(path, folder, isWhole ? names : [configName])) return
    const likely = isWhole ? names.filter(other => other.includes(name)) : namesLike(name, names)
    for (const one of likely.filter(other => !isLeftOut(other)).sort()) {
      const child = folder + encodedName(one)
      if (isWanted(child) && this.has(child) && (isWhole || isSpeltSo(join(path, one)))) yield child
    }
  }

  /** Several files of a folder are looked for one right after the other. */
  #firstNamesIn(path: string): FirstNames {
    const last = this.#last?.path === path && performance.now() < this.#last.until ? this.#last : undefined
    const first = last?.first ?? firstNamesIn(path)
    this.#last = { path, until: performance.now() + togetherMs, first }
    return first
  }

  read(uri: string): string | undefined {
    return this.readWithLooks(uri)?.text
  }

  /** The same with the looks of the file. */
  readWithLooks(uri: string): SeenText | undefined {
    const path = this.#pathOf(uri)
    const looks = path === undefined ? undefined : this.#looksInside(path)
    const text = path === undefined || looks === undefined ? undefined : readText(path, looks.size)
    return looks === undefined || text === undefined ? undefined : { text, looks }
  }

  /** Whether there is a file, and no link, that has this mark, where a mark tells all. */
  hasMark(uri: string, mark: number): boolean {
    const path = this.#pathOf(uri)
    this.#device ??= { number: localDevice(uriToPath(this.#root) ?? "") }
    const { number } = this.#device
    return (
      number !== undefined && path !== undefined && this.#isFolderInside(dirname(path)) && hasMark(path, mark, number)
    )
  }

  /** Whether there is a file that may be read. */
  has(uri: string): boolean {
    const path = this.#pathOf(uri)
    return path !== undefined && this.#looksInside(path) !== undefined
  }

  *#walk(folder: string, uri: string, depth: number): Generator<string | undefined> {
    this.#tell.looking?.(folder)
    const { names, others } = yield* readFolderInBits(folder)
    if (depth > 0 && this.#isOther(folder, uri, names)) return
    const base = folder + (folder.endsWith(sep) ? "" : sep)
    for (const name of yield* sorted(names)) {
      if (isLeftOut(name)) continue
      const child = uri + encodedName(name)
      const entry = others.get(name)
      if (entry?.isSymbolicLink()) this.#tell.looking?.(base + name)
      if (entry === undefined) yield child
      else if (entry.isDirectory() && depth < deepestFolder) yield* this.#walk(base + name, `${child}/`, depth + 1)
      // A linked folder is either outside the corpus or listed already; links may also run in circles.
      else if (entry.isSymbolicLink() && this.#looksInside(base + name) !== undefined) yield child
    }
  }

  /** Whether a folder is another corpus, inside this one. */
  #isOther(folder: string, uri: string, names: readonly string[]): boolean {
    const isOther = names.includes(configName) && holdsConfig(folder)
    if (isOther) this.#tell.inside?.(uri)
    return isOther
  }

  #pathOf(uri: string): string | undefined {
    return uri.startsWith(this.#root) ? this.#toPath(uri.slice(this.#root.length)) : undefined
  }

  /** Of a file that may be read. */
  #looksInside(path: string): FileLooks | undefined {
    const looks = this.#isFolderInside(dirname(path)) ? ownLooksOf(path) : "link"
    if (looks !== "link") return looks
    return this.#isReallyInside(path, false) ? looksOf(path) : undefined
  }

  /** Files come by the thousand from one folder: where that leads is looked up once for all that come together. */
  #isFolderInside(folder: string): boolean {
    const now = performance.now()
    if (folder !== this.#folder.path || now > this.#folder.until) {
      this.#folder = { path: folder, until: now + togetherMs, isInside: this.#isReallyInside(folder, true) }
    }
    return this.#folder.isInside
  }

  #isReallyInside(path: string, orRoot: boolean): boolean {
    this.#realRoot ??= realPath(uriToPath(this.#root) ?? "")
    const root = this.#realRoot
    const real = root === undefined ? undefined : realPath(path)
    if (root === undefined || real === undefined) return false
    return real.startsWith(root.endsWith(sep) ? root : root + sep) || (orRoot && real === root)
  }
}

/** Folders and files that belong to no corpus. */
export function isLeftOut(name: string): boolean {
  return name.startsWith(".") || name === "node_modules"
}

function encodedName(name: string): string {
  return plainName.test(name) ? name : encodeName(name)
}

/** Names of entries of a folder, in no order: all, or as many as are read in one go. */
interface FirstNames {
  readonly names: readonly string[]
  readonly isWhole: boolean
}

/** None where the folder cannot be read. */
function firstNamesIn(path: string): FirstNames {
  const names: string[] = []
  try {
    for (const { name } of entriesIn(path)) {
      if (names.length === entriesAtOnce) return { names, isWhole: false }
      names.push(name)
    }
    return { names, isWhole: true }
  } catch {
    return { names: [], isWhole: true }
  }
}

/** Throws where the folder cannot be read. */
function* entriesIn(path: string): Generator<Dirent> {
  const folder = opendirSync(path, { bufferSize: entriesAtOnce })
  try {
    for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) yield entry
  } finally {
    folder.closeSync()
  }
}

/** The name with all endings that others have. */
function namesLike(name: string, others: readonly string[]): readonly string[] {
  const likely = new Set<string>()
  for (const other of others) {
    for (let dot = other.indexOf("."); dot >= 0; dot = other.indexOf(".", dot + 1)) likely.add(name + other.slice(dot))
  }
  return [...likely]
}

/** The entries of a folder, by name; none where it cannot be read. */
export function readFolder(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort(byName)
  } catch {
    return []
  }
}

/** What a folder holds. */
export interface FolderNames {
  /** Of all entries, in no order. */
  readonly names: readonly string[]
  /** Those that are no files, by name. */
  readonly others: ReadonlyMap<string, Dirent>
}

/** What is in a folder that may be very large; nothing where it cannot be read. Yields while there is more to do. */
export function* readFolderInBits(path: string): Generator<undefined, FolderNames> {
  const names: string[] = []
  const others = new Map<string, Dirent>()
  try {
    for (const entry of entriesIn(path)) {
      names.push(entry.name)
      if (!entry.isFile()) others.set(entry.name, entry)
      if (names.length % entriesAtOnce === 0) yield undefined
    }
  } catch {
    return { names: [], others: new Map() }
  }
  return { names, others }
}

/** Dealt out between borders that some of them make, and sorted between each two. */
function* sorted(names: readonly string[]): Generator<undefined, readonly string[]> {
  if (names.length <= entriesAtOnce) return names.toSorted()
  const step = Math.ceil(names.length / mostBorders)
  const some = names.filter((_, index) => index % step === 0).sort()
  const borders = some.filter((_, index) => index % Math.ceil((some.length * entriesAtOnce) / names.length) === 0)
  const parts = Array.from({ length: borders.length + 1 }, (): string[] => [])
  for (const [index, name] of names.entries()) {
    parts[partitionPoint(borders.length, border => (borders[border] ?? "") <= name)]?.push(name)
    if (index % entriesAtOnce === 0) yield undefined
  }
  const all: string[] = []
  for (const part of parts) {
    for (const name of part.sort()) all.push(name)
    yield undefined
  }
  return all
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1
}

/**
 * A text without its BOM, which may also tell that it is UTF-16; bytes that are no UTF-8 become U+FFFD. Undefined where
 * there is none or it is too large.
 */
function readText(path: string, size: number): string | undefined {
  try {
    if (size > largestFile) return /\.ya?ml$/i.test(path) ? " ".repeat(enoughOfYaml) : undefined
    const text = readFileSync(path, "utf8")
    if (text.startsWith("\ufffd\ufffd")) return utf16(readFileSync(path)) ?? text
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  } catch {
    return undefined
  }
}

/** As VS Code reads such a file, too. */
function utf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes)
  return undefined
}

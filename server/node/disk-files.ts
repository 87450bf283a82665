import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs"
import { sep } from "node:path"
import { configName } from "../core/corpus/file-layout.ts"
import type { Files } from "../core/corpus/files.ts"
import { encodeName, uriToPath } from "./file-uri.ts"
import { realPath } from "./real-place.ts"

/** Nothing larger is read (format.md section 9). */
const largestFile = 20_000_000
/** One more byte than a YAML file may have: enough for its reader to refuse it and say so. */
const enoughOfYaml = largestFile + 1
const deepestFolder = 40

/**
 * The files of one corpus on disk: those below its folder, less dot folders, `node_modules` and corpora inside it.
 * Nothing outside the folder is ever read, neither through `..` nor through a link.
 */
export class DiskFiles implements Files {
  readonly #root: string
  #realRoot: string | undefined

  /** `root` is the canonical URI of the folder, with `/` at its end. */
  constructor(root: string) {
    this.#root = root
  }

  list(): Iterable<string> {
    return this.below(this.#root)
  }

  /** Those in one folder of the corpus, given by its URI with `/` at its end. */
  below(folder: string): Iterable<string> {
    const path = folder.startsWith(this.#root) ? uriToPath(folder) : undefined
    const depth = folder === this.#root ? 0 : 1
    return path === undefined ? [] : this.#walk(path, folder, depth)
  }

  read(uri: string): string | undefined {
    const path = uri.startsWith(this.#root) ? uriToPath(uri) : undefined
    return path === undefined || !this.#isInside(path) ? undefined : readText(path)
  }

  *#walk(folder: string, uri: string, depth: number): Generator<string> {
    const entries = readFolder(folder)
    if (depth > 0 && entries.some(({ name }) => name === configName)) return
    for (const entry of entries) {
      if (isLeftOut(entry.name)) continue
      const path = folder + (folder.endsWith(sep) ? "" : sep) + entry.name
      const child = uri + encodeName(entry.name)
      if (entry.isFile()) yield child
      else if (entry.isDirectory() && depth < deepestFolder) yield* this.#walk(path, `${child}/`, depth + 1)
      // A linked folder is either outside the corpus or listed already; links may also run in circles.
      else if (entry.isSymbolicLink() && isFile(path) && this.#isInside(path)) yield child
    }
  }

  #isInside(path: string): boolean {
    this.#realRoot ??= realPath(uriToPath(this.#root) ?? "")
    const root = this.#realRoot
    const real = root === undefined ? undefined : realPath(path)
    return root !== undefined && real?.startsWith(root.endsWith(sep) ? root : root + sep) === true
  }
}

/** Folders and files that belong to no corpus. */
export function isLeftOut(name: string): boolean {
  return name.startsWith(".") || name === "node_modules"
}

/** The entries of a folder, by name; none where it cannot be read. */
export function readFolder(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/** A text without its BOM; bytes that are no UTF-8 become U+FFFD. Undefined where there is none or it is too large. */
function readText(path: string): string | undefined {
  try {
    const { size } = statSync(path)
    if (size > largestFile) return /\.ya?ml$/i.test(path) ? " ".repeat(enoughOfYaml) : undefined
    const text = readFileSync(path, "utf8")
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  } catch {
    return undefined
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

import { globMatcher, placeOfGlob } from "../globs/match-glob.ts"
import type { CorpusConfig } from "../model/corpus-config.ts"
import { baselineName } from "./baseline.ts"

export type FileKind = "config" | "codebook" | "registry" | "sidecar" | "article" | "baseline"

/** The name of the file that makes a folder a corpus. */
export const configName = "postil.yaml"

/** A sidecar's name taken apart: whose it is, and of which article. */
export interface SidecarName {
  /** Path of the article relative to the corpus, without its last extension. */
  readonly stem: string
  /** The coder of a layer; absent for the main sidecar. */
  readonly coder?: string
}

/** What `postil.yaml` says of it. */
export type LayoutConfig = Pick<CorpusConfig, "articles" | "registry" | "sidecar" | "codebook">

/** Which file of a corpus is what, by its path relative to postil.yaml (with `/`). */
export class FileLayout {
  readonly #config: LayoutConfig
  readonly #isArticle: (path: string) => boolean
  readonly #isRegistry: (path: string) => boolean
  readonly #sidecar: RegExp
  /** How every sidecar ends: quicker to look at than a pattern. */
  readonly #sidecarEnding: string
  /** What was found of the last folder: files are listed folder by folder. */
  #folder: Folder = folderOf("")

  constructor(config: LayoutConfig) {
    this.#config = config
    this.#isArticle = globMatcher(config.articles.map(withoutDot))
    this.#isRegistry = globMatcher(config.registry.map(withoutDot))
    this.#sidecar = sidecarPattern(config.sidecar)
    this.#sidecarEnding = sidecarEnding(config.sidecar)
  }

  /** Says whether another layout is the same. */
  get signature(): string {
    const { articles, registry, sidecar, codebook } = this.#config
    return JSON.stringify({ articles, registry, sidecar, codebook })
  }

  /** Path of the codebook. */
  get codebook(): string {
    return withoutDot(this.#config.codebook)
  }

  /** Where alone files of the registry can be: paths, or folders with `/` at their ends; undefined if they can be anywhere. */
  get registryPlaces(): readonly string[] | undefined {
    const places = this.#config.registry
      .filter(glob => !glob.startsWith("!"))
      .map(glob => placeOfGlob(withoutDot(glob)))
    return places.includes("") ? undefined : places
  }

  kindOf(path: string): FileKind | undefined {
    const slash = path.lastIndexOf("/") + 1
    const name = path.slice(slash)
    const folder = this.#folderAt(path.slice(0, slash))
    if (folder.leadsOut || name === "." || name === "..") return undefined
    if (path === configName) return "config"
    if (path === baselineName) return "baseline"
    if (path === this.codebook) return "codebook"
    if (this.#isRegistry(path)) return "registry"
    if (folder.isLeftOut || isNameLeftOut(name)) return undefined
    if (path.endsWith(this.#sidecarEnding) && this.#sidecar.test(path)) return "sidecar"
    return this.#isArticle(path) ? "article" : undefined
  }

  #folderAt(path: string): Folder {
    if (this.#folder.path !== path) this.#folder = folderOf(path)
    return this.#folder
  }

  /** Undefined where the path is not that of a sidecar. */
  sidecarName(path: string): SidecarName | undefined {
    const match = path.endsWith(this.#sidecarEnding) ? this.#sidecar.exec(path) : undefined
    if (match?.[2] === undefined) return undefined
    const stem = (match[1] ?? "") + match[2]
    return match[3] === undefined ? { stem } : { stem, coder: match[3] }
  }

  /** Where the sidecar of an article belongs, or a coder's layer of it. */
  sidecarPath(article: string, coder?: string): string {
    const stem = stemOf(article)
    const slash = stem.lastIndexOf("/") + 1
    const [before = "", after = ""] = this.#config.sidecar.split("{stem}")
    const dot = lastDot(after)
    const layer = coder === undefined ? "" : `.${coder}`
    return stem.slice(0, slash) + before + stem.slice(slash) + after.slice(0, dot) + layer + after.slice(dot)
  }
}

/** A path without its last extension. */
export function stemOf(path: string): string {
  const dot = path.lastIndexOf(".")
  return dot <= path.lastIndexOf("/") ? path : path.slice(0, dot)
}

/** The file's name in a stem, without its folder. */
export function nameIn(stem: string): string {
  return stem.slice(stem.lastIndexOf("/") + 1)
}

/** What stands behind a coder's name. */
function sidecarEnding(template: string): string {
  const [, after = ".ann.yaml"] = template.split("{stem}")
  return after.slice(lastDot(after))
}

/** `{stem}.ann.yaml` as a pattern: folder, stem, coder. */
function sidecarPattern(template: string): RegExp {
  const [before = "", after = ".ann.yaml"] = template.split("{stem}")
  const dot = lastDot(after)
  const head = escapePattern(after.slice(0, dot))
  const tail = escapePattern(after.slice(dot))
  return new RegExp(`^(.*/)?${escapePattern(before)}([^/]+?)${head}(?:\\.([^./]+))?${tail}$`, "u")
}

/** Where the last extension begins; the end of a name that has none. */
function lastDot(name: string): number {
  const dot = name.lastIndexOf(".")
  return dot < 0 ? name.length : dot
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
}

function withoutDot(path: string): string {
  return path.replace(/^\.\//, "")
}

/** A folder by its path, which ends with `/`, or is empty. */
interface Folder {
  readonly path: string
  /** Through `..`, or as `/etc/x`: what a `postil.yaml` from a stranger may name, and nobody reads or writes. */
  readonly leadsOut: boolean
  /** Dot folders and packages. */
  readonly isLeftOut: boolean
}

function folderOf(path: string): Folder {
  const names = path.split("/").slice(0, -1)
  return {
    path,
    leadsOut: names.some(name => name === "" || name === "." || name === ".."),
    isLeftOut: names.some(name => name.startsWith(".") || name === "node_modules"),
  }
}

/** Dot files, and those that describe a project rather than belong to a corpus. */
function isNameLeftOut(name: string): boolean {
  return name.startsWith(".") || /^(readme|changelog|license)(\.[^.]*)?$/i.test(name)
}

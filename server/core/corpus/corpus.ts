import { anchorSidecar } from "../anchor/anchor-sidecar.ts"
import { type ArticleText, type BoilerplateRules, foldLine, prepareArticle } from "../anchor/article-text.ts"
import { parseDayInterval } from "../dates/day-interval.ts"
import type { Codebook } from "../model/codebook.ts"
import type { CorpusConfig } from "../model/corpus-config.ts"
import { isId } from "../model/id.ts"
import type { Parsed } from "../model/problem.ts"
import type { RegistryFile } from "../model/registry.ts"
import type { Sidecar } from "../model/sidecar.ts"
import { builtInCodebook } from "../yaml/built-in-codebook.ts"
import { parseCodebook } from "../yaml/parse-codebook.ts"
import { parseConfig } from "../yaml/parse-config.ts"
import { parseRegistry } from "../yaml/parse-registry.ts"
import { parseSidecar } from "../yaml/parse-sidecar.ts"
import type { CodedFile } from "./coded-file.ts"
import { Codes } from "./codes.ts"
import { CorpusIndex } from "./corpus-index.ts"
import { changedKeys, Dependencies } from "./dependencies.ts"
import { summarize } from "./facts.ts"
import { configName, type FileKind, FileLayout, stemOf } from "./file-layout.ts"
import { FilePairs, relativePath } from "./file-pairs.ts"
import { isBroken, keepLostCodes, keepLostEntities, keepLostFacts } from "./keep-lost.ts"
import { LeastRecentlyUsed } from "./lru.ts"
import { Registry } from "./registry.ts"

/** The texts that a corpus is made of: open buffers where there are any, else what is on disk. */
export interface Files {
  /** URIs of all files below the corpus's folder, less those of corpora inside it. */
  list(): Iterable<string>
  /** The text without its BOM, as editors count; undefined when there is no such file or it cannot be read. */
  read(uri: string): string | undefined
}

/** A file other than an article or a sidecar, as it was read. */
export interface Source<T> extends Parsed<T> {
  readonly uri: string
  readonly text: string
}

export interface Progress {
  readonly done: number
  readonly total: number
}

/** How many articles are kept parsed: more than anybody has open. */
const keptParsed = 64

/**
 * The one mutable thing of the core: all files below one `postil.yaml`, and what they say. Tell it which files
 * changed; it tells which files' findings that may have changed. Everything it hands out is readonly.
 */
export class Corpus {
  /** URI of the folder, with `/` at its end. */
  readonly root: string
  readonly dependencies = new Dependencies()
  readonly #files: Files
  readonly #coded = new LeastRecentlyUsed<CodedFile>(keptParsed)
  readonly #articles = new LeastRecentlyUsed<ArticleText>(keptParsed)
  /** Sidecars whose facts may be out of date since the registry changed. */
  readonly #stale = new Set<string>()
  readonly #registryFiles = new Map<string, Source<RegistryFile>>()
  #config: Source<CorpusConfig>
  #codebook: Source<Codebook> | undefined
  #layout: FileLayout
  #boilerplate: BoilerplateRules
  #codes: Codes
  #registry: Registry
  #index: CorpusIndex
  #pairs: FilePairs

  /** Nothing is read before `load`. */
  constructor(root: string, files: Files) {
    this.root = root
    this.#files = files
    this.#config = { uri: root + configName, text: "", ...parseConfig("") }
    this.#layout = new FileLayout(this.#config.value)
    this.#boilerplate = boilerplateRules(this.#config.value)
    this.#codes = new Codes(undefined, builtInCodebook, this.dependencies)
    this.#registry = new Registry([], this.dependencies)
    this.#index = new CorpusIndex(this.dependencies)
    this.#pairs = new FilePairs(root, this.#layout)
  }

  get config(): Source<CorpusConfig> {
    this.dependencies.read("config")
    return this.#config
  }

  /** The codebook file, if there is one. */
  get codebook(): Source<Codebook> | undefined {
    return this.#codebook
  }

  get codes(): Codes {
    return this.#codes
  }

  get registry(): Registry {
    return this.#registry
  }

  registryFile(uri: string): Source<RegistryFile> | undefined {
    return this.#registryFiles.get(uri)
  }

  get registryFiles(): Iterable<Source<RegistryFile>> {
    return this.#registryFiles.values()
  }

  get index(): CorpusIndex {
    return this.#index
  }

  get pairs(): FilePairs {
    return this.#pairs
  }

  get layout(): FileLayout {
    return this.#layout
  }

  /** What a file below the root is by its name, whether or not it exists. */
  kindOf(uri: string): FileKind | undefined {
    return uri.startsWith(this.root) ? this.#layout.kindOf(relativePath(this.root, uri)) : undefined
  }

  /** Path relative to the corpus, decoded. */
  pathOf(uri: string): string {
    return relativePath(this.root, uri)
  }

  textOf(uri: string): string | undefined {
    return this.#files.read(uri)
  }

  /** All files that can have findings. */
  *checkable(): Generator<string> {
    yield this.#config.uri
    if (this.#codebook !== undefined) yield this.#codebook.uri
    yield* this.#registryFiles.keys()
    yield* this.#pairs.articles()
    yield* this.#pairs.sidecars()
  }

  /** The article's id: as its main sidecar says, else its stem where that is valid and unique. */
  articleId(article: string): string | undefined {
    const [main] = this.#pairs.sidecarsOf(article)
    const written = main === undefined ? undefined : this.#index.get(main)?.articleId
    return written ?? this.#defaultId(article)
  }

  /** A sidecar laid over its article; undefined when the file is no sidecar of the corpus. */
  coded(uri: string): CodedFile | undefined {
    if (!this.#pairs.hasSidecar(uri)) return undefined
    const kept = this.#coded.get(uri)
    if (kept !== undefined) return kept
    const text = this.#files.read(uri)
    if (text === undefined) return undefined
    const file = this.dependencies.record(factsOf(uri), () => this.#read(uri, text))
    this.#coded.set(uri, file)
    return file
  }

  /** The article made ready for matching in the corpus's language. */
  article(uri: string): ArticleText | undefined {
    return this.#article(uri, this.#config.value.language?.value)
  }

  /** Reads everything anew; yields after each file, so that a server can do it in slices. */
  *load(): Generator<Progress> {
    this.#coded.clear()
    this.#articles.clear()
    this.#stale.clear()
    this.#readConfig()
    this.#index = new CorpusIndex(this.dependencies)
    this.#pairs = new FilePairs(this.root, this.#layout)
    this.#registryFiles.clear()
    const uris = [...this.#files.list()]
    const sidecars = uris.filter(uri => this.#enlist(uri) === "sidecar")
    this.#readRegistry([...this.#registryFiles.keys()])
    this.#readCodebook()
    const total = sidecars.length
    let done = 0
    yield { done, total }
    for (const uri of sidecars) {
      this.#refresh(uri)
      this.#coded.delete(uri)
      yield { done: ++done, total }
    }
  }

  /**
   * These files changed, came or went. Answers the files whose findings that may have changed, themselves included.
   * A change of `postil.yaml` loads the corpus anew.
   */
  update(uris: Iterable<string>): Set<string> {
    const changed = [...new Set(uris)].map(uri => ({ uri, kind: this.kindOf(uri) }))
    if (changed.some(({ kind }) => kind === "config")) return this.#reload()
    const keys = new Set<string>()
    const affected = new Set<string>()
    const touch = (more: Iterable<string>) => {
      for (const key of more) keys.add(key)
    }
    const registry = changed.filter(({ kind }) => kind === "registry").map(({ uri }) => uri)
    if (registry.length > 0) touch(this.#readRegistry(registry))
    if (changed.some(({ kind }) => kind === "codebook")) touch(this.#readCodebook())
    const sidecars = new Set<string>()
    for (const { uri, kind } of changed) {
      if (kind === "article") for (const sidecar of this.#updateArticle(uri)) sidecars.add(sidecar)
      if (kind === "sidecar") for (const sidecar of this.#updateSidecar(uri)) sidecars.add(sidecar)
      affected.add(uri)
    }
    for (const sidecar of sidecars) {
      touch(this.#refresh(sidecar))
      affected.add(sidecar)
      for (const article of this.#pairs.articlesOf(sidecar)) affected.add(article)
    }
    this.#spread(keys, affected)
    return affected
  }

  /** Brings the facts of closed files up to date after a change of the registry; yields after each. */
  *settle(): Generator<Progress> {
    const total = this.#stale.size
    let done = 0
    for (const uri of this.#stale) {
      this.#stale.delete(uri)
      if (this.#pairs.hasSidecar(uri)) this.#refresh(uri)
      yield { done: ++done, total }
    }
  }

  /** Names the readers of changed keys: their facts are stale, their findings affected. */
  #spread(keys: ReadonlySet<string>, affected: Set<string>): void {
    for (const reader of this.dependencies.readers(keys)) {
      if (!reader.startsWith(factsOf(""))) affected.add(reader)
      else {
        const uri = reader.slice(factsOf("").length)
        this.#stale.add(uri)
        this.#coded.delete(uri)
        affected.add(uri)
      }
    }
  }

  #reload(): Set<string> {
    const affected = new Set(this.checkable())
    for (const _ of this.load());
    for (const uri of this.checkable()) affected.add(uri)
    return affected
  }

  #enlist(uri: string): FileKind | undefined {
    const kind = this.kindOf(uri)
    if (kind === "article") this.#pairs.addArticle(uri)
    if (kind === "sidecar") this.#pairs.addSidecar(uri)
    if (kind === "registry") this.#registryFiles.set(uri, { uri, text: "", ...parseRegistry("") })
    return kind
  }

  /** Answers the sidecars to read again. */
  #updateArticle(uri: string): readonly string[] {
    this.#articles.delete(uri)
    const exists = this.#files.read(uri) !== undefined
    const sameName = exists === this.#pairs.hasArticle(uri) ? [] : [...this.#pairs.named(this.#nameOf(uri))]
    if (exists) this.#pairs.addArticle(uri)
    else this.#pairs.removeArticle(uri)
    return [uri, ...sameName].flatMap(article => this.#pairs.sidecarsOf(article))
  }

  /** Answers the sidecars to read again: itself, and those whose default id its written id takes or frees. */
  #updateSidecar(uri: string): readonly string[] {
    const before = this.#index.get(uri)?.writtenId?.value
    if (this.#files.read(uri) === undefined) {
      this.#pairs.removeSidecar(uri)
      this.#coded.delete(uri)
      this.dependencies.forget(factsOf(uri))
    } else this.#pairs.addSidecar(uri)
    const after = this.#pairs.hasSidecar(uri) ? this.#parse(uri)?.value.article?.value : undefined
    if (before === after) return [uri]
    const named = [before, after].flatMap(id => (id === undefined ? [] : [...this.#pairs.named(id)]))
    return [uri, ...named.flatMap(article => this.#pairs.sidecarsOf(article))]
  }

  /** Reads a sidecar again and puts its facts into the index; answers the keys that changed. */
  #refresh(uri: string): Set<string> {
    this.#coded.delete(uri)
    const file = this.coded(uri)
    if (file === undefined) return this.#index.replace(uri, undefined)
    const facts = summarize(file)
    const before = this.#index.get(uri)
    return this.#index.replace(uri, isBroken(file.problems) ? keepLostFacts(facts, before) : facts)
  }

  #parse(uri: string): Parsed<Sidecar> | undefined {
    const text = this.#files.read(uri)
    return text === undefined ? undefined : parseSidecar(text)
  }

  #read(uri: string, text: string): CodedFile {
    const { value: sidecar, problems } = parseSidecar(text)
    const [articleUri] = this.#pairs.articlesOf(uri)
    const language = sidecar.language?.value ?? this.#config.value.language?.value
    const article = articleUri === undefined ? undefined : this.#article(articleUri, language)
    const id = sidecar.article?.value ?? (articleUri === undefined ? undefined : this.#defaultId(articleUri))
    const published = sidecar.source.published && parseDayInterval(sidecar.source.published.value)
    const coder = this.#pairs.nameOf(uri)?.coder
    const base = article ?? prepareArticle("", language)
    return {
      uri,
      ...(coder !== undefined && { coder }),
      text,
      sidecar,
      problems,
      ...(article !== undefined && articleUri !== undefined && { articleUri }),
      article: base,
      ...(id !== undefined && { articleId: id }),
      anchored: anchorSidecar(sidecar, base, this.#boilerplate, (surface, entity) =>
        this.#kindOf(sidecar, surface, entity),
      ),
      ...(published && { published }),
      ...(language !== undefined && { language }),
    }
  }

  #kindOf(sidecar: Sidecar, surface: string, entity: string): ReturnType<Registry["kindOf"]> {
    if (!entity.startsWith("_")) return this.#registry.kindOf(surface, entity)
    return sidecar.local.get(entity)?.name?.value === surface ? "name" : "description"
  }

  #article(uri: string, language: string | undefined): ArticleText | undefined {
    const kept = this.#articles.get(uri)
    if (kept !== undefined && kept.language === language) return kept
    const text = this.#files.read(uri)
    if (text === undefined) return undefined
    const article = prepareArticle(text, language)
    this.#articles.set(uri, article)
    return article
  }

  #nameOf(article: string): string {
    const stem = stemOf(relativePath(this.root, article))
    return stem.slice(stem.lastIndexOf("/") + 1)
  }

  #defaultId(article: string): string | undefined {
    const name = this.#nameOf(article)
    if (!isId(name) || this.#pairs.named(name).size > 1) return undefined
    for (const other of this.#index.using(`article:${name}`)) {
      if (other.articleUri !== article) return undefined
    }
    return name
  }

  #readConfig(): void {
    const text = this.#files.read(this.#config.uri) ?? ""
    const parsed = parseConfig(text)
    const value = isBroken(parsed.problems) && this.#config.text !== "" ? this.#config.value : parsed.value
    this.#config = { uri: this.#config.uri, text, value, problems: parsed.problems }
    this.#layout = new FileLayout(value)
    this.#boilerplate = boilerplateRules(value)
  }

  #readCodebook(): Set<string> {
    const before = this.#codes.signatures
    const uri = this.root + encodePath(this.#config.value.codebook)
    const text = this.#files.read(uri)
    if (text === undefined) this.#codebook = undefined
    else {
      const { value, problems } = parseCodebook(text)
      const kept = isBroken(problems) ? keepLostCodes(value, this.#codebook?.value) : value
      this.#codebook = { uri, text, value: kept, problems }
    }
    const own = this.#codebook && { uri, text: this.#codebook.text, book: this.#codebook.value }
    this.#codes = new Codes(own, builtInCodebook, this.dependencies)
    return changedKeys(before, this.#codes.signatures)
  }

  #readRegistry(uris: readonly string[]): Set<string> {
    const before = this.#registry.signatures
    for (const uri of uris) {
      const text = this.#files.read(uri)
      if (text === undefined) {
        this.#registryFiles.delete(uri)
        continue
      }
      const { value, problems } = parseRegistry(text)
      const kept = isBroken(problems) ? keepLostEntities(value, this.#registryFiles.get(uri)?.value) : value
      this.#registryFiles.set(uri, { uri, text, value: kept, problems })
    }
    const sources = [...this.#registryFiles.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1))
    this.#registry = new Registry(
      sources.map(({ uri, text, value }) => ({ uri, text, file: value })),
      this.dependencies,
    )
    const changed = changedKeys(before, this.#registry.signatures)
    if (changed.size > 0) changed.add("entities")
    return changed
  }
}

/** The name under which the reading of a sidecar's facts is recorded, apart from its check. */
function factsOf(uri: string): string {
  return `facts ${uri}`
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/")
}

function boilerplateRules({ boilerplate }: CorpusConfig): BoilerplateRules {
  return {
    lines: new Set(boilerplate.lines.map(line => foldLine(line.value))),
    text: boilerplate.text.map(text => text.value),
  }
}

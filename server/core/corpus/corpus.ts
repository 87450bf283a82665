import { type ArticleText, prepareArticle } from "../anchor/article-text.ts"
import type { Followed } from "../anchor/followed.ts"
import type { Codebook } from "../model/codebook.ts"
import type { CorpusConfig } from "../model/corpus-config.ts"
import type { RegistryFile } from "../model/registry.ts"
import { LineIndex, type LineStarts, lineStartsOf } from "../text/line-index.ts"
import type { Span } from "../text/span.ts"
import { idFault } from "../yaml/id.ts"
import { ArticleTexts } from "./article-texts.ts"
import { type Baseline, baselineName, type OldFindings, parseBaseline, writeBaseline } from "./baseline.ts"
import type { CodedFile } from "./coded-file.ts"
import type { Codes } from "./codes.ts"
import { CorpusIndex } from "./corpus-index.ts"
import { changedKeys, Dependencies } from "./dependencies.ts"
import type { FactSupply, FileGroup, Supplied } from "./fact-supply.ts"
import { type SidecarFacts, summarize } from "./facts.ts"
import { groupsOf, type ListedFiles } from "./file-groups.ts"
import { type FileKind, type FileLayout, stemOf } from "./file-layout.ts"
import { encodePath, FilePairs, relativePath } from "./file-pairs.ts"
import type { AcceptedText, Files, Progress, Source } from "./files.ts"
import { Following } from "./following.ts"
import { isBroken, keepLostFacts } from "./keep-lost.ts"
import { entityKey } from "./keys.ts"
import { LeastRecentlyUsed } from "./lru.ts"
import { markupOf } from "./markup-of.ts"
import { packFacts } from "./packed/pack-facts.ts"
import type { FactLines } from "./packed/packed-facts.ts"
import { StringTable } from "./packed/string-table.ts"
import { ParsedSidecars } from "./parsed-sidecars.ts"
import { PreparedArticles } from "./prepared-articles.ts"
import { readCoded } from "./read-coded.ts"
import { readingTermsOf } from "./reading-terms.ts"
import type { Registry } from "./registry.ts"
import { Vocabulary } from "./vocabulary.ts"

/** Files are listed in bits of so many. */
const listedAtOnce = 500

/** So many questions in one go: the index sorts in what it was given when it is first asked about it. */
const askedAtOnce = 8

/** Before it is known how many files there are. */
const nothingRead: Progress = { done: 0, total: 0 }

interface Counter {
  done: number
  readonly total: number
}

/** What such a text has in common with others is not looked at whenever it changes. */
const large = 1_000_000

/** How many articles are kept parsed: more than anybody has open. */
const keptParsed = 64

/**
 * The one mutable thing of the core: all files below one `postil.yaml`, and what they say. Tell it which files
 * changed; it tells which files' findings that may have changed. Everything it hands out is readonly.
 */
export class Corpus {
  /** URI of the folder, with `/` at its end. */
  readonly root: string
  /** Whose layer is shown and written; undefined for the main sidecars. No check and no figure depends on it. */
  coder: string | undefined
  /** The URIs of files, numbered for all that is kept of them. */
  readonly #uris = new StringTable()
  readonly dependencies = new Dependencies(this.#uris)
  readonly #files: Files
  readonly #coded = new LeastRecentlyUsed<CodedFile>(keptParsed)
  readonly #articles = new PreparedArticles()
  readonly #sidecars = new ParsedSidecars()
  /** Sidecars whose facts may be out of date since the registry changed. */
  readonly #stale = new Set<string>()
  /** Articles of which it is to be read again what they have in common with others. */
  readonly #unread = new Set<string>()
  /** Of files that answers have pointed into; those of articles and sidecars can be had from their facts again. */
  readonly #lines = new LeastRecentlyUsed<LineIndex>(keptParsed)
  readonly #following = new Following()
  readonly #vocabulary: Vocabulary
  #baseline: Baseline = new Map()
  #isComplete = false
  #isListed = false
  #index: CorpusIndex
  #pairs: FilePairs
  #texts: ArticleTexts

  /** Nothing is read before `load`. */
  constructor(root: string, files: Files) {
    this.root = root
    this.#files = files
    this.#vocabulary = new Vocabulary(root, files, this.dependencies)
    this.#index = new CorpusIndex(this.dependencies, this.#uris)
    this.#pairs = new FilePairs(root, this.layout, this.#uris)
    this.#texts = this.#newTexts(new Set())
  }

  get config(): Source<CorpusConfig> {
    this.dependencies.read("config")
    return this.#vocabulary.config
  }

  /** The codebook file, if there is one. */
  get codebook(): Source<Codebook> | undefined {
    return this.#vocabulary.codebook
  }

  get codes(): Codes {
    return this.#vocabulary.codes
  }

  get registry(): Registry {
    return this.#vocabulary.registry
  }

  registryFile(uri: string): Source<RegistryFile> | undefined {
    return this.#vocabulary.registryFiles.get(uri)
  }

  get registryFiles(): Iterable<Source<RegistryFile>> {
    return this.#vocabulary.registryFiles.values()
  }

  get index(): CorpusIndex {
    return this.#index
  }

  get pairs(): FilePairs {
    return this.#pairs
  }

  /** What the texts of the articles have in common. */
  get texts(): ArticleTexts {
    return this.#texts
  }

  get layout(): FileLayout {
    return this.#vocabulary.layout
  }

  /** What a file below the root is by its name, whether or not it exists. */
  kindOf(uri: string): FileKind | undefined {
    return uri.startsWith(this.root) ? this.layout.kindOf(relativePath(this.root, uri)) : undefined
  }

  /** Whether all files have been read, so that nothing that names a thing is missing. */
  get isComplete(): boolean {
    return this.#isComplete
  }

  /** Whether it is known which files there are, and what registry and codebook say, so that open files can be read. */
  get isListed(): boolean {
    return this.#isListed
  }

  /** Path relative to the corpus, decoded. */
  pathOf(uri: string): string {
    return relativePath(this.root, uri)
  }

  /** URI of a file by its path relative to the corpus. */
  uriOf(path: string): string {
    return this.root + encodePath(path)
  }

  textOf(uri: string): string | undefined {
    return this.#files.read(uri)
  }

  /** Where the lines of a file begin. Answers about a whole corpus point into many files, which are not read for that. */
  lineIndex(uri: string): LineIndex | undefined {
    const kept = this.#lines.get(uri)
    if (kept !== undefined) return kept
    const source = this.#knownLines(uri) ?? this.#files.read(uri)
    if (source === undefined) return undefined
    const lines = new LineIndex(source)
    this.#lines.set(uri, lines)
    return lines
  }

  #knownLines(uri: string): LineStarts | undefined {
    if (this.#pairs.hasSidecar(uri)) return this.#index.linesOf(uri)
    if (!this.#pairs.hasArticle(uri)) return undefined
    for (const sidecar of this.#pairs.sidecarsOf(uri)) {
      const known = this.#index.articleLinesOf(sidecar)
      if (known !== undefined && this.#index.once(sidecar)?.articleUri === uri) return known
    }
    return undefined
  }

  /** URI of the file of old findings, whether or not there is one. */
  get baselineUri(): string {
    return this.root + baselineName
  }

  /** The findings of a file that are not to be told again. */
  oldFindings(uri: string): OldFindings {
    const path = this.pathOf(uri)
    this.dependencies.read(`baseline:${path}`)
    return this.#baseline.get(path) ?? new Map()
  }

  get baseline(): Baseline {
    return this.#baseline
  }

  /** All files that can have findings; what is checked from the same texts together. */
  *checkable(): Generator<string> {
    yield this.#vocabulary.config.uri
    if (this.codebook !== undefined) yield this.codebook.uri
    yield* this.#vocabulary.registryFiles.keys()
    yield* this.#pairs.together()
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
    // Whose facts change with the registry is known by the entities that they name.
    const file = this.dependencies.unrecorded(() => this.#read(uri, text))
    this.#coded.set(uri, file)
    return file
  }

  /** A sidecar of that name as it would be with that text, whether or not it exists. */
  imagine(uri: string, text: string): CodedFile {
    return this.#read(uri, text)
  }

  /** The text that a sidecar was last accepted on, as far as it is known; its article may be gone. */
  acceptedText(file: CodedFile): string | undefined {
    return this.#accepted(file)?.text
  }

  /**
   * What became of the annotations of a sidecar since its text was accepted; nothing where no such text is known. Where
   * another text is accepted, the article is to be updated.
   */
  followed(file: CodedFile): readonly Followed[] {
    const { articleUri } = file
    if (articleUri === undefined) return []
    const prepare = (text: string, language: string | undefined) => prepareArticle(text, language, markupOf(articleUri))
    const follow = () => this.#following.follow(file, this.#accepted(file), prepare, this.#vocabulary)
    const isNew = this.#coded.get(file.uri) === file && !this.#following.knows(file)
    return isNew ? this.dependencies.record(followedOf(file.uri), follow) : follow()
  }

  /** Whether words of the article are not in the text that was accepted, as far as that is known. */
  isNewText(file: CodedFile, span: Span): boolean {
    return this.#following.isNew(file, this.#accepted(file), span)
  }

  #accepted({ uri, articleUri = uri, sidecar }: CodedFile): AcceptedText | undefined {
    const hash = sidecar.source.text && /^sha256:([0-9a-f]{12,64})$/.exec(sidecar.source.text.value)?.[1]
    return this.#files.accepted?.(articleUri, uri, hash)
  }

  /** The article made ready for matching in the corpus's language. */
  article(uri: string): ArticleText | undefined {
    return this.#article(uri, this.#vocabulary.config.value.language?.value)
  }

  /**
   * Reads everything anew; yields after each file, so that a server can do it in slices. What `supply` gives of closed
   * files is not read here; while it keeps the corpus waiting, undefined is yielded.
   */
  *load(supply?: FactSupply): Generator<Progress | undefined> {
    this.#begin()
    const files = yield* this.#list()
    const groups = yield* inBits(groupsOf(files, this.#pairs, uri => this.pathOf(uri)))
    yield nothingRead
    yield* inBits(this.#vocabulary.read(files.registry))
    this.#isListed = true
    const bare = groups.reduce((sum, { sidecars, articles }) => sum + (sidecars.length === 0 ? articles.length : 0), 0)
    const counter = { done: 0, total: files.sidecars.length + bare }
    yield { ...counter }
    if (supply !== undefined) yield* this.#takeAll(supply, groups, counter)
    yield* this.#readRest(groups, counter)
    yield* this.#correctDefaultIds(groups, counter)
    this.#isComplete = true
  }

  #begin(): void {
    this.#isComplete = false
    this.#isListed = false
    this.#coded.clear()
    this.#articles.clear()
    this.#stale.clear()
    this.#unread.clear()
    this.#lines.clear()
    this.#vocabulary.readConfig()
    this.#readBaseline()
    this.#index = new CorpusIndex(this.dependencies, this.#uris)
    this.#pairs = new FilePairs(this.root, this.layout, this.#uris)
    this.#texts = this.#newTexts(this.#vocabulary.boilerplate.lines)
  }

  *#list(): Generator<Progress, ListedFiles> {
    const files = { registry: [] as string[], sidecars: [] as string[], articles: [] as string[] }
    let listed = 0
    for (const uri of this.#files.list()) {
      if (uri === undefined) {
        yield nothingRead
        continue
      }
      const kind = this.#enlist(uri)
      if (kind === "registry") files.registry.push(uri)
      if (kind === "sidecar") files.sidecars.push(uri)
      if (kind === "article") files.articles.push(uri)
      if (++listed % listedAtOnce === 0) yield nothingRead
    }
    return files
  }

  *#takeAll(supply: FactSupply, groups: readonly FileGroup[], counter: Counter): Generator<Progress | undefined> {
    const names = this.registry.signatures
    yield { ...counter }
    for (const _ of supply.ask(groups, readingTermsOf(this.#vocabulary), this.#index.texts)) yield { ...counter }
    for (;;) {
      const supplied = supply.take()
      if (supplied === undefined) break
      if (supplied === "later") yield undefined
      else {
        counter.done += this.#takeIn(supplied)
        yield { ...counter }
      }
    }
    // What was made before the registry changed may be out of date.
    for (const reader of this.#usersOf(changedKeys(names, this.registry.signatures))) this.#stale.add(reader)
  }

  /** Answers how many of the files that are counted these are. */
  #takeIn({ sidecars, articles }: Supplied): number {
    let bare = 0
    for (const { uri, facts, articleUri } of sidecars) {
      // What has been edited, or has come or gone since it was asked for, is known better.
      const isWanted = this.#pairs.hasSidecar(uri) && this.#index.packed(uri) === undefined
      if (isWanted) this.#index.add(uri, facts, articleUri)
    }
    for (const { uri, facts } of articles) {
      if (this.#pairs.hasArticle(uri) && !this.#texts.has(uri)) this.#texts.add(uri, facts)
      if (this.#pairs.sidecarsOf(uri).length === 0) bare++
    }
    return sidecars.length + bare
  }

  *#readRest(groups: readonly FileGroup[], counter: Counter): Generator<Progress> {
    for (const [index, { sidecars, articles }] of groups.entries()) {
      if (index % listedAtOnce === 0) yield { ...counter }
      for (const { uri } of sidecars) {
        if (this.#index.packed(uri) !== undefined) continue
        this.#enter(uri)
        this.#coded.delete(uri)
        yield this.#count(counter)
      }
      for (const uri of articles) {
        if (this.#texts.has(uri)) continue
        this.#readText(uri)
        if (sidecars.length === 0) yield this.#count(counter)
      }
    }
  }

  #count(counter: Counter): Progress {
    counter.done = Math.min(counter.done + 1, counter.total)
    return { ...counter }
  }

  /** Only when all are read it is known which ids are written, and so cannot be those of other articles by default. */
  *#correctDefaultIds(groups: readonly FileGroup[], counter: Counter): Generator<Progress> {
    for (const [index, { defaultId, articles, sidecars }] of groups.entries()) {
      if (index % askedAtOnce === 0) yield { ...counter }
      const [article] = articles
      if (defaultId === undefined || article === undefined || !this.#isWrittenElsewhere(defaultId, article)) continue
      for (const { uri } of sidecars) if (this.#pairs.hasSidecar(uri)) this.#refresh(uri)
      yield { ...counter }
    }
  }

  /** Reads `postil.yaml` again; answers whether it says something else now, so that `load` is due. */
  readConfig(): boolean {
    return this.#vocabulary.readConfig()
  }

  /**
   * These files changed, came or went. Answers the files whose findings that may have changed, themselves included.
   * A `postil.yaml` that says something else loads the corpus anew.
   */
  update(uris: Iterable<string>): Set<string> {
    const changed = [...new Set(uris)].map(uri => ({ uri, kind: this.kindOf(uri) }))
    for (const { uri } of changed) this.#lines.delete(uri)
    if (changed.some(({ kind }) => kind === "config") && this.readConfig()) return this.#reload()
    const keys = new Set<string>()
    const affected = new Set<string>()
    const touch = (more: Iterable<string>) => {
      for (const key of more) keys.add(key)
    }
    const registry = changed.filter(({ kind }) => kind === "registry").map(({ uri }) => uri)
    if (registry.length > 0) touch(this.#vocabulary.readRegistry(registry))
    if (changed.some(({ kind }) => kind === "codebook")) touch(this.#vocabulary.readCodebook())
    if (changed.some(({ kind }) => kind === "baseline")) touch(this.#readBaseline())
    const ids = new Set<string>()
    const sidecars = new Set<string>()
    for (const { uri, kind } of changed) {
      if (kind === "article") {
        for (const sidecar of this.#updateArticle(uri, ids)) sidecars.add(sidecar)
        touch(this.#readTextIfShort(uri))
      }
      if (kind === "sidecar") sidecars.add(uri)
      affected.add(uri)
    }
    touch(this.#updateSidecars(sidecars, ids))
    for (const uri of sidecars) {
      affected.add(uri)
      for (const article of this.#pairs.articlesOf(uri)) affected.add(article)
    }
    this.#spread(keys, affected)
    return affected
  }

  /**
   * Brings the facts of closed files up to date after a change of the registry. Yields after each: the files whose
   * findings that may have changed, which are none unless it says something else on disk that nobody has told of yet.
   */
  *settle(): Generator<ReadonlySet<string>> {
    for (const uri of this.#stale) {
      this.#stale.delete(uri)
      const sidecars = new Set(this.#pairs.hasSidecar(uri) ? [uri] : [])
      const keys = this.#updateSidecars(sidecars, new Set())
      const affected = new Set(keys.size > 0 ? sidecars : [])
      this.#spread(keys, affected)
      yield affected
    }
  }

  /**
   * Reads sidecars again. Answers the keys that changed; adds to `sidecars` those that take one of the `ids`, which is by
   * default, or lose it. Which ids are written is known before anything that may take one.
   */
  #updateSidecars(sidecars: Set<string>, ids: Set<string>): Set<string> {
    const keys = new Set<string>()
    for (const uri of sidecars) for (const key of this.#updateSidecar(uri, ids)) keys.add(key)
    for (const uri of this.#sidecarsNamed(ids)) {
      for (const key of this.#refresh(uri)) keys.add(key)
      sidecars.add(uri)
    }
    return keys
  }

  /**
   * Takes note of what a very large article that changed has in common with others, which takes long and can wait. If the
   * corpus changes in between, it is to be begun anew. Answers the files whose findings that may have changed; undefined
   * where none is left.
   */
  *readLargeText(): Generator<void, Set<string> | undefined> {
    const [uri] = this.#unread
    if (uri === undefined) return undefined
    const keys = yield* this.#texts.replacing(uri, this.#textOf(uri))
    this.#unread.delete(uri)
    const affected = new Set<string>()
    this.#spread(keys, affected)
    return affected
  }

  /** The sidecars whose facts may have another meaning when these keys of the registry have. */
  *#usersOf(keys: Iterable<string>): Generator<string> {
    for (const key of keys) {
      if (!key.startsWith("names:")) continue
      const id = key.slice("names:".length)
      // What is of the narrator is not among the uses of an entity of that id.
      if (id === "narrator") yield* this.#pairs.sidecars()
      else yield* this.#index.urisUsing(entityKey(id, ""))
    }
  }

  /** Names the readers of changed keys, whose findings are affected, and the sidecars whose facts are stale. */
  #spread(keys: ReadonlySet<string>, affected: Set<string>): void {
    const stale = new Set(this.#usersOf(keys))
    for (const reader of this.dependencies.readers(keys)) {
      const uri = sidecarReadBy(reader)
      if (uri === undefined) affected.add(reader)
      else stale.add(uri)
    }
    for (const uri of stale) {
      this.#stale.add(uri)
      this.#coded.delete(uri)
      affected.add(uri)
    }
    // Of what has no facts yet it is not known what it names.
    if (!this.#isComplete) this.#coded.clear()
  }

  /** Answers the keys that changed. */
  #readBaseline(): Set<string> {
    const before = signatures(this.#baseline)
    this.#baseline = parseBaseline(this.#files.read(this.baselineUri) ?? "") ?? new Map()
    return changedKeys(before, signatures(this.#baseline))
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
    return kind
  }

  /** Answers the sidecars beside the article; adds to `ids` the default id that it takes or frees. */
  #updateArticle(uri: string, ids: Set<string>): readonly string[] {
    this.#articles.changed(uri)
    const exists = this.#files.read(uri) !== undefined
    if (exists !== this.#pairs.hasArticle(uri)) ids.add(this.#nameOf(uri))
    if (exists) this.#pairs.addArticle(uri)
    else this.#pairs.removeArticle(uri)
    return this.#pairs.sidecarsOf(uri)
  }

  /** Answers the keys that changed; adds to `ids` the written ids that it takes or frees. */
  #updateSidecar(uri: string, ids: Set<string>): Set<string> {
    const existed = this.#pairs.hasSidecar(uri)
    const before = this.#index.get(uri)?.writtenId?.value
    if (this.#files.read(uri) === undefined) {
      this.#pairs.removeSidecar(uri)
      this.dependencies.forget(followedOf(uri))
    } else this.#pairs.addSidecar(uri)
    const keys = this.#refresh(uri)
    const after = this.#index.get(uri)?.writtenId?.value
    if (before !== after) for (const id of [before, after]) if (id !== undefined) ids.add(id)
    if (existed === this.#pairs.hasSidecar(uri)) return keys
    return new Set([...keys, ...this.#pairs.articlesOf(uri).flatMap(article => this.#texts.keysAround(article))])
  }

  /** The sidecars of the articles whose default id is one of these. */
  *#sidecarsNamed(ids: Iterable<string>): Generator<string> {
    for (const id of new Set(ids)) {
      for (const article of this.#pairs.named(id)) yield* this.#pairs.sidecarsOf(article)
    }
  }

  /** Reads a sidecar again and puts its facts into the index; answers the keys that changed. */
  #refresh(uri: string): Set<string> {
    const { facts, lines } = this.#factsOf(uri) ?? {}
    return this.#index.replace(uri, facts, lines)
  }

  /** The same of a sidecar of which nobody has asked anything yet. */
  #enter(uri: string): void {
    const { facts, lines = {} } = this.#factsOf(uri) ?? {}
    if (facts !== undefined) this.#index.add(uri, packFacts(facts, lines, this.#index.texts), facts.articleUri)
  }

  #factsOf(uri: string): { readonly facts: SidecarFacts; readonly lines: FactLines } | undefined {
    this.#coded.delete(uri)
    const file = this.coded(uri)
    if (file === undefined) return undefined
    const facts = summarize(file)
    const isKept = isBroken(file.problems, file.text)
    return { facts: isKept ? keepLostFacts(facts, this.#index.get(uri)) : facts, lines: linesOf(file) }
  }

  #read(uri: string, text: string): CodedFile {
    const [articleUri] = this.#pairs.articlesOf(uri)
    const coder = this.#pairs.nameOf(uri)?.coder
    return readCoded(
      { uri, text, ...(coder !== undefined && { coder }), ...(articleUri !== undefined && { articleUri }) },
      {
        vocabulary: this.#vocabulary,
        sidecars: this.#sidecars,
        articleText: language => (articleUri === undefined ? undefined : this.#article(articleUri, language)),
        defaultId: () => (articleUri === undefined ? undefined : this.#defaultId(articleUri)),
      },
    )
  }

  #article(uri: string, language: string | undefined): ArticleText | undefined {
    const kept = this.#articles.get(uri)
    if (kept !== undefined && kept.language === language) return kept
    const text = this.#files.read(uri)
    if (text === undefined) return undefined
    return this.#articles.prepare(uri, text, language, markupOf(uri))
  }

  #newTexts(known: ReadonlySet<string>): ArticleTexts {
    return new ArticleTexts(known, uri => this.#textOf(uri), this.dependencies, this.#uris)
  }

  #textOf(article: string): string | undefined {
    return this.#articles.get(article)?.text ?? this.#files.read(article)
  }

  /** Takes note of what an article's text has in common with others; answers the keys that changed. */
  #readText(uri: string): Set<string> {
    return this.#texts.replace(uri, this.#textOf(uri))
  }

  /** Answers the keys that changed. */
  #readTextIfShort(uri: string): Set<string> {
    this.#unread.delete(uri)
    if ((this.#textOf(uri)?.length ?? 0) < large || !this.#texts.has(uri)) return this.#readText(uri)
    this.#unread.add(uri)
    return new Set()
  }

  #nameOf(article: string): string {
    const stem = stemOf(relativePath(this.root, article))
    return stem.slice(stem.lastIndexOf("/") + 1)
  }

  #defaultId(article: string): string | undefined {
    const name = this.#nameOf(article)
    if (idFault(name, "article") !== undefined || this.#pairs.isShared(name)) return undefined
    return this.#isWrittenElsewhere(name, article) ? undefined : name
  }

  #isWrittenElsewhere(id: string, article: string): boolean {
    for (const other of this.#index.using(`article:${id}`)) if (other.articleUri !== article) return true
    return false
  }
}

/** Does it, and says after each bit that nothing is read yet. */
function* inBits<Result>(bits: Generator<void, Result>): Generator<Progress, Result> {
  for (;;) {
    const { done, value } = bits.next()
    if (done === true) return value
    yield nothingRead
  }
}

function signatures(baseline: Baseline): ReadonlyMap<string, string> {
  return new Map([...baseline].map(([path, old]) => [`baseline:${path}`, writeBaseline(new Map([[path, old]]))]))
}

/** Of a text that nobody would want to read for them; a longer one is rare enough to be read. */
const longestWithLines = 2 ** 20

function linesOf({ text, articleUri, article }: CodedFile): FactLines {
  const of = (source: string) => (source.length > longestWithLines ? undefined : lineStartsOf(source))
  return { own: of(text), article: articleUri === undefined ? undefined : of(article.text) }
}

/** The name under which the following of a sidecar from an earlier text is recorded, apart from its check. */
function followedOf(uri: string): string {
  return `followed ${uri}`
}

function sidecarReadBy(reader: string): string | undefined {
  return /^followed (.*)$/.exec(reader)?.[1]
}

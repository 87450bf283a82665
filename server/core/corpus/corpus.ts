import { type ArticleText, prepareArticle } from "../anchor/article-text.ts"
import type { Followed } from "../anchor/followed.ts"
import type { Codebook } from "../model/codebook.ts"
import type { CorpusConfig } from "../model/corpus-config.ts"
import type { RegistryFile } from "../model/registry.ts"
import type { LineIndex } from "../text/line-index.ts"
import type { Span } from "../text/span.ts"
import { articleIdOf } from "./article-id.ts"
import type { ArticleTexts } from "./article-texts.ts"
import type { Baseline, OldFindings } from "./baseline.ts"
import type { CodedFile } from "./coded-file.ts"
import { CodedFiles } from "./coded-files.ts"
import type { Codes } from "./codes.ts"
import { Contents, type Keeping, type Unread } from "./contents.ts"
import type { CorpusIndex } from "./corpus-index.ts"
import type { Dependencies } from "./dependencies.ts"
import type { FactSupply } from "./fact-supply.ts"
import { type FileKind, type FileLayout, nameIn } from "./file-layout.ts"
import { encodePath, type FilePairs } from "./file-pairs.ts"
import type { AcceptedText, Files, Progress, Source } from "./files.ts"
import { Following } from "./following.ts"
import { LineIndexes } from "./line-indexes.ts"
import { Loading } from "./loading.ts"
import { markupOf } from "./markup-of.ts"
import { UriTable } from "./packed/uri-table.ts"
import type { QuietParts } from "./quiet-parts.ts"
import type { Registry } from "./registry.ts"
import { type ChangeSupply, type ManyChanges, Rereading } from "./rereading.ts"
import { followingOf } from "./spreading.ts"
import { Updating } from "./updating.ts"

/**
 * The one mutable thing of the core: all files below one `postil.yaml`, and what they say. Tell it which files
 * changed; it tells which files' findings that may have changed. Everything it hands out is readonly.
 */
export class Corpus {
  /** URI of the folder, with `/` at its end. */
  readonly root: string
  /** Whose layer is shown and written; undefined for the main sidecars. No check and no figure depends on it. */
  coder: string | undefined
  readonly #contents: Contents
  readonly #coded: CodedFiles
  readonly #lines: LineIndexes
  readonly #updating: Updating
  readonly #loading: Loading
  readonly #rereading: Rereading
  readonly #following = new Following()

  /** Nothing is read before `load`. */
  constructor(root: string, files: Files, { kept = 64, uris = new UriTable(root) }: Partial<Keeping> = {}) {
    this.root = root
    this.#contents = new Contents(root, files, { kept, uris })
    this.#coded = new CodedFiles(this.#contents)
    this.#lines = new LineIndexes(this.#contents)
    this.#updating = new Updating(this.#contents, this.#coded, this.#lines)
    this.#loading = new Loading(this.#contents, this.#coded, this.#updating)
    this.#rereading = new Rereading(this.#contents, this.#updating)
  }

  get dependencies(): Dependencies {
    return this.#contents.dependencies
  }

  /** What the checks of files, such as those of a registry, need not look at again. */
  get quiet(): QuietParts {
    return this.#contents.quiet
  }

  get config(): Source<CorpusConfig> {
    this.dependencies.read("config")
    return this.#contents.vocabulary.config
  }

  /** The codebook file, if there is one. */
  get codebook(): Source<Codebook> | undefined {
    return this.#contents.vocabulary.codebook
  }

  get codes(): Codes {
    return this.#contents.vocabulary.codes
  }

  get registry(): Registry {
    return this.#contents.vocabulary.registry
  }

  registryFile(uri: string): Source<RegistryFile> | undefined {
    return this.#contents.vocabulary.registryFiles.get(uri)
  }

  get registryFiles(): Iterable<Source<RegistryFile>> {
    return this.#contents.vocabulary.registryFiles.values()
  }

  get index(): CorpusIndex {
    return this.#contents.index
  }

  get pairs(): FilePairs {
    return this.#contents.pairs
  }

  /** What the texts of the articles have in common. */
  get texts(): ArticleTexts {
    return this.#contents.texts
  }

  get layout(): FileLayout {
    return this.#contents.vocabulary.layout
  }

  /** What a file below the root is by its name, whether or not it exists. */
  kindOf(uri: string): FileKind | undefined {
    return this.#contents.kindOf(uri)
  }

  /** Whether all files have been read as they are, so that nothing that names a thing is missing. */
  get isComplete(): boolean {
    return this.#contents.isComplete
  }

  /** Of files that have not been read as they are, as far as anybody knows; set by who tells of changes. */
  get unread(): Unread {
    return this.#contents.unread
  }

  set unread(unread: Unread) {
    this.#contents.unread = unread
  }

  /** Whether it is known what registry and codebook say. */
  get isVocabularyRead(): boolean {
    return this.#contents.isVocabularyRead
  }

  /** Whether it is known, besides, which files there are, so that edits of open files can be taken over. */
  get isListed(): boolean {
    return this.#contents.isListed
  }

  /** Before files are listed: takes note of what is of the stem of a file, so that they can be read together. */
  enlistStem(uri: string): void {
    const { files, pairs, isListed } = this.#contents
    if (isListed || pairs.hasArticle(uri) || pairs.hasSidecar(uri)) return
    if (!this.#contents.isPaired(uri)) return
    const stem = pairs.stemOf(uri)
    const isOfStem = (one: string) => pairs.stemOf(one) === stem
    for (const one of files.beside?.(uri, nameIn(stem), isOfStem) ?? []) this.#contents.enlist(one, pairs)
  }

  /** Before files are listed: from now on a file is read as it is now, together with what is of its stem. */
  lookAt(uri: string): void {
    const { articles, pairs } = this.#contents
    this.enlistStem(uri)
    this.#lines.drop(uri)
    articles.changed(uri)
    for (const home of [uri, ...pairs.sidecarsOf(uri)]) this.#coded.drop(home)
  }

  /** Path relative to the corpus, decoded. */
  pathOf(uri: string): string {
    return this.#contents.pathOf(uri)
  }

  /** URI of a file by its path relative to the corpus. */
  uriOf(path: string): string {
    return this.root + encodePath(path)
  }

  textOf(uri: string): string | undefined {
    return this.#contents.files.read(uri)
  }

  /** The same of an article; one that was made ready or read last is read again only when it is said to have changed. */
  articleText(uri: string): string | undefined {
    return this.#contents.articleText(uri)
  }

  /** Whether what is known of a file holds for certain: told without reading it, and else not. */
  isUnchanged(uri: string): boolean {
    return this.#contents.files.isUnchanged?.(uri) === true
  }

  /** Where the lines of a file begin. Answers about a whole corpus point into many files, which are not read for that. */
  lineIndex(uri: string): LineIndex | undefined {
    return this.#lines.get(uri)
  }

  /** URI of the file of old findings, whether or not there is one. */
  get baselineUri(): string {
    return this.#contents.baselineUri
  }

  /** The findings of a file that are not to be told again. */
  oldFindings(uri: string): OldFindings {
    const path = this.pathOf(uri)
    this.dependencies.read(`baseline:${path}`)
    return this.#contents.baseline.get(path) ?? new Map()
  }

  get baseline(): Baseline {
    return this.#contents.baseline
  }

  /** All files that can have findings; what is checked from the same texts together. */
  *checkable(): Generator<string> {
    yield this.#contents.vocabulary.config.uri
    if (this.codebook !== undefined) yield this.codebook.uri
    yield* this.#contents.vocabulary.registryFiles.keys()
    yield* this.pairs.together()
  }

  /** The article's id: as its main sidecar says, else its stem where that is valid and unique. */
  articleId(article: string): string | undefined {
    return articleIdOf(article, this.#contents)
  }

  /** A sidecar laid over its article; undefined when the file is no sidecar of the corpus. */
  coded(uri: string): CodedFile | undefined {
    return this.#coded.get(uri)
  }

  /** A sidecar of that name as it would be with that text, whether or not it exists. */
  imagine(uri: string, text: string): CodedFile {
    return this.#coded.read(uri, text)
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
    const accepted = this.#accepted(file)
    const follow = () => this.#following.follow(file, accepted, prepare, this.#contents.vocabulary)
    const isNew = this.#coded.isKept(file) && !this.#following.knows(file)
    return isNew ? this.dependencies.record(followingOf(file.uri), follow) : follow()
  }

  /** Whether words of the article are not in the text that was accepted, as far as that is known. */
  isNewText(file: CodedFile, span: Span): boolean {
    return this.#following.isNew(file, this.#accepted(file), span)
  }

  #accepted(file: CodedFile): AcceptedText | undefined {
    const { computation } = this.dependencies
    if (computation === undefined) return this.#findAccepted(file)
    const known = file.memory.get(asked) as Asked | undefined
    if (known?.computation === computation) return known.accepted
    const accepted = this.#findAccepted(file)
    file.memory.set(asked, { computation, accepted } satisfies Asked)
    return accepted
  }

  #findAccepted({ uri, articleUri, article, sidecar }: CodedFile): AcceptedText | undefined {
    const hash = sidecar.source.text && /^sha256:([0-9a-f]{12,64})$/.exec(sidecar.source.text.value)?.[1]
    const present = articleUri === undefined ? undefined : article.text
    return this.#contents.files.accepted?.(articleUri ?? uri, uri, hash, present)
  }

  /** The article made ready for matching in the corpus's language. */
  article(uri: string): ArticleText | undefined {
    return this.#coded.article(uri, this.#contents.vocabulary.config.value.language?.value)
  }

  /**
   * Reads everything anew; yields after each file, so that a server can do it in slices. What `supply` gives of closed
   * files is not read here; while it keeps the corpus waiting, undefined is yielded.
   */
  *load(supply?: FactSupply): Generator<Progress | undefined> {
    this.#coded.clear()
    this.#lines.clear()
    this.#updating.clear()
    this.#contents.begin()
    yield* this.#loading.load(supply)
  }

  /** Reads `postil.yaml` again; answers whether it says something else now, so that `load` is due. */
  readConfig(): boolean {
    return this.#contents.vocabulary.readConfig()
  }

  /**
   * These files changed, came or went. Answers the files whose findings that may have changed, themselves included.
   * A `postil.yaml` that says something else loads the corpus anew.
   */
  update(uris: Iterable<string>): Set<string> {
    const changed = [...new Set(uris)]
    return this.#isOther(changed) ? this.#reload() : this.#updating.update(changed)
  }

  /** The same at once, however many it concerns: some of these files are told by `settle`. */
  updateSoon(uris: Iterable<string>): Set<string> {
    const changed = [...new Set(uris)]
    return this.#isOther(changed) ? this.#reload() : this.#updating.updateSoon(changed)
  }

  /** Whether `settle` is going to tell more files that a change concerns. */
  get isUnsettled(): boolean {
    return this.#updating.isUnsettled
  }

  /**
   * The same of many articles and sidecars at once, which are read by `supply`: takes them in bit by bit, and yields how
   * far that is; undefined while `supply` keeps it waiting. Until it has ended, answers are from what is known.
   */
  reread(changes: ManyChanges, supply: ChangeSupply): Generator<Progress | undefined, ReadonlySet<string>> {
    return this.#rereading.read(changes, supply)
  }

  /**
   * Finds out whom else a change concerns (`updateSoon`), then brings the facts of closed files up to date after a change
   * of the registry. Yields after each bit: the files whose findings that may have changed. By a file they are none
   * unless it says something else on disk that nobody has told of yet.
   */
  settle(): Generator<ReadonlySet<string>> {
    return this.#updating.settle()
  }

  /**
   * Takes note of what a very large article that changed has in common with others, which takes long and can wait. If the
   * corpus changes in between, it is to be begun anew. Answers the files whose findings that may have changed; undefined
   * where none is left.
   */
  readLargeText(): Generator<void, Set<string> | undefined> {
    return this.#updating.readLargeText()
  }

  #isOther(changed: readonly string[]): boolean {
    return changed.some(uri => this.kindOf(uri) === "config") && this.readConfig()
  }

  #reload(): Set<string> {
    const affected = new Set(this.checkable())
    for (const _ of this.load());
    for (const uri of this.checkable()) affected.add(uri)
    return affected
  }
}

/** What the accepted text of a file was for the computation that asked last: many rules of one check do. */
interface Asked {
  readonly computation: object
  readonly accepted: AcceptedText | undefined
}

/** Under this it is kept with the file. */
const asked = {}

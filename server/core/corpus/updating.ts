import { defaultIdOf, nameOf } from "./article-id.ts"
import { addAll, type Change, newChange } from "./change.ts"
import type { CodedFiles } from "./coded-files.ts"
import type { Contents } from "./contents.ts"
import type { SuppliedGroup, SuppliedSidecar } from "./fact-supply.ts"
import type { Files } from "./files.ts"
import type { LineIndexes } from "./line-indexes.ts"
import { followingOf, Spreading } from "./spreading.ts"

/** What such a text has in common with others is not looked at whenever it changes. */
const large = 1_000_000

/** Takes over what becomes of the files of a corpus, and tells whose findings that may change. */
export class Updating {
  readonly #contents: Contents
  readonly #coded: CodedFiles
  readonly #lines: LineIndexes
  readonly #spreading: Spreading
  /** Articles of which it is to be read again what they have in common with others. */
  readonly #unread = new Set<string>()
  /** Of many files, which are still being read. */
  #open: Change | undefined

  constructor(contents: Contents, coded: CodedFiles, lines: LineIndexes) {
    this.#contents = contents
    this.#coded = coded
    this.#lines = lines
    this.#spreading = new Spreading(contents, coded)
  }

  /** Nothing is out of date: all is going to be read. */
  clear(): void {
    this.#spreading.clear()
    this.#unread.clear()
    this.#open = undefined
  }

  /** See `Corpus.update`; each file is given once, and `postil.yaml` says what it said. */
  update(uris: readonly string[]): Set<string> {
    const change = newChange()
    this.collect(uris, change)
    for (const _ of this.spread(change));
    addAll(change.ids, this.#open?.ids)
    return change.affected
  }

  /** See `Corpus.updateSoon`. */
  updateSoon(uris: readonly string[]): Set<string> {
    const change = newChange()
    this.collect(uris, change)
    for (const _ of this.#correctIds(change));
    this.#spreading.spreadSoon(change)
    addAll(change.ids, this.#open?.ids)
    return change.affected
  }

  /** See `Corpus.isUnsettled`. */
  get isUnsettled(): boolean {
    return this.#spreading.isPutOff
  }

  /** The same without a look at who has read what changed, or takes an id that it frees. */
  collect(uris: readonly string[], change: Change): void {
    const { vocabulary, pairs } = this.#contents
    const { keys, ids, affected } = change
    const changed = uris.map(uri => ({ uri, kind: this.#contents.kindOf(uri) }))
    const registry = changed.filter(({ kind }) => kind === "registry").map(({ uri }) => uri)
    if (registry.length > 0) addAll(vocabulary.readRegistry(registry), keys)
    if (changed.some(({ kind }) => kind === "codebook")) addAll(vocabulary.readCodebook(), keys)
    if (changed.some(({ kind }) => kind === "baseline")) addAll(this.#contents.readBaseline(), keys)
    const sidecars = new Set<string>()
    for (const { uri, kind } of changed) {
      this.#lines.drop(uri)
      if (kind === "article") {
        addAll(this.#updateArticle(uri, ids), sidecars)
        addAll(this.#readTextIfShort(uri), keys)
      }
      if (kind === "sidecar") sidecars.add(uri)
      affected.add(uri)
    }
    for (const uri of sidecars) {
      addAll(this.#updateSidecar(uri, ids), keys)
      affected.add(uri)
      addAll(pairs.articlesOf(uri), affected)
    }
  }

  /** Begins a change of many files. Others may be updated meanwhile. */
  open(): Change {
    this.#open = newChange()
    return this.#open
  }

  close(change: Change): void {
    if (this.#open === change) this.#open = undefined
  }

  /** An article or a sidecar is there; what it says is taken in later. */
  enlist(uri: string, { keys, ids, affected }: Change): void {
    const { pairs, texts } = this.#contents
    const kind = this.#contents.kindOf(uri)
    if (kind === "article" && !pairs.hasArticle(uri)) {
      pairs.addArticle(uri)
      ids.add(nameOf(uri, this.#contents))
      affected.add(uri)
    }
    if (kind === "sidecar" && !pairs.hasSidecar(uri)) {
      pairs.addSidecar(uri)
      affected.add(uri)
      addAll(pairs.articlesOf(uri), affected)
      for (const article of pairs.articlesOf(uri)) addAll(texts.keysAround(article), keys)
    }
  }

  /** What the files of a stem say, as somebody else has read them. */
  takeIn({ articles, sidecars }: SuppliedGroup, change: Change): void {
    const { pairs, texts } = this.#contents
    const { keys, affected } = change
    for (const { uri, facts } of articles) {
      if (!pairs.hasArticle(uri)) continue
      this.#contents.articles.changed(uri)
      this.#lines.drop(uri)
      this.#unread.delete(uri)
      addAll(texts.replaceBy(uri, facts), keys)
      affected.add(uri)
    }
    for (const sidecar of sidecars) {
      if (!pairs.hasSidecar(sidecar.uri)) continue
      this.#takeSidecar(sidecar, change)
      affected.add(sidecar.uri)
      addAll(pairs.articlesOf(sidecar.uri), affected)
    }
  }

  #takeSidecar({ uri, facts, articleUri }: SuppliedSidecar, { keys, ids }: Change): void {
    const { index } = this.#contents
    this.#coded.drop(uri)
    this.#lines.drop(uri)
    this.#spreading.renewed(uri)
    const before = index.get(uri)?.writtenId?.value
    // Who has read it elsewhere does not know what it said before.
    const isBroken = index.has(uri) && index.unpacked(uri, facts, articleUri).stale
    addAll(isBroken ? this.refresh(uri) : index.replaceBy(uri, facts, articleUri), keys)
    addChanged(before, index.get(uri)?.writtenId?.value, ids)
  }

  /** Reads again the sidecars whose id a change has changed, and adds all whose findings it may have changed. */
  *spread(change: Change): Generator<void> {
    yield* this.#correctIds(change)
    yield* this.#spreading.spread(change)
  }

  /** See `Corpus.settle`. */
  *settle(): Generator<ReadonlySet<string>> {
    for (;;) {
      const affected = this.#spreading.goOn() ?? this.#renewOne()
      if (affected === undefined) return
      yield affected
    }
  }

  /** One of the sidecars that are out of date; undefined where there is none. */
  #renewOne(): ReadonlySet<string> | undefined {
    const uri = this.#spreading.stale
    if (uri === undefined) return undefined
    this.#spreading.renewed(uri)
    const change = newChange()
    if (this.#contents.pairs.hasSidecar(uri)) addAll(this.#updateSidecar(uri, change.ids), change.keys)
    if (change.keys.size > 0) change.affected.add(uri)
    for (const _ of this.spread(change));
    return change.affected
  }

  /** See `Corpus.readLargeText`. */
  *readLargeText(): Generator<void, Set<string> | undefined> {
    const [uri] = this.#unread
    if (uri === undefined) return undefined
    const keys = yield* this.#contents.texts.replacing(uri, this.#contents.articleText(uri))
    this.#unread.delete(uri)
    const change = { ...newChange(), keys }
    for (const _ of this.spread(change));
    return change.affected
  }

  /** Reads a sidecar again and puts its facts into the index; answers the keys that changed. */
  refresh(uri: string): Set<string> {
    const { facts, lines } = this.#coded.factsOf(uri) ?? {}
    return this.#contents.index.replace(uri, facts, lines)
  }

  /** Takes note of what an article's text has in common with others; answers the keys that changed. */
  readText(uri: string): Set<string> {
    return this.#contents.texts.replace(uri, this.#contents.articleText(uri))
  }

  /** These keys of the registry have another meaning: what names them may be out of date. */
  outdate(keys: Iterable<string>): void {
    this.#spreading.outdate(keys)
  }

  /**
   * Reads again what takes one of the ids of a change by default, or has lost it. Which ids are written is known before
   * anything that may take one.
   */
  *#correctIds({ keys, ids, affected }: Change): Generator<void> {
    for (const uri of new Set(this.#sidecarsNamed(ids))) {
      if (this.#hasItsId(uri)) this.#coded.drop(uri)
      else addAll(this.refresh(uri), keys)
      affected.add(uri)
      addAll(this.#contents.pairs.articlesOf(uri), affected)
      yield
    }
  }

  /** Whether the facts of a sidecar name the id that its article has now. */
  #hasItsId(uri: string): boolean {
    const { index, pairs } = this.#contents
    const facts = index.get(uri)
    const [article] = pairs.articlesOf(uri)
    if (facts === undefined || facts.stale || facts.articleUri !== article || article === undefined) return false
    return facts.writtenId !== undefined || facts.articleId === defaultIdOf(article, this.#contents)
  }

  /** Answers the sidecars beside the article; adds to `ids` the default id that it takes or frees. */
  #updateArticle(uri: string, ids: Set<string>): readonly string[] {
    const { articles, files, pairs } = this.#contents
    articles.changed(uri)
    const exists = isThere(uri, files)
    if (exists !== pairs.hasArticle(uri)) ids.add(nameOf(uri, this.#contents))
    if (exists) pairs.addArticle(uri)
    else pairs.removeArticle(uri)
    return pairs.sidecarsOf(uri)
  }

  /** Answers the keys that changed; adds to `ids` the written ids that it takes or frees. */
  #updateSidecar(uri: string, ids: Set<string>): Set<string> {
    const { pairs, index, files, dependencies, texts } = this.#contents
    const existed = pairs.hasSidecar(uri)
    const before = index.get(uri)?.writtenId?.value
    if (!isThere(uri, files)) {
      pairs.removeSidecar(uri)
      dependencies.forget(followingOf(uri))
    } else pairs.addSidecar(uri)
    const keys = this.refresh(uri)
    const after = index.get(uri)?.writtenId?.value
    addChanged(before, after, ids)
    if (existed === pairs.hasSidecar(uri)) return keys
    return new Set([...keys, ...pairs.articlesOf(uri).flatMap(article => texts.keysAround(article))])
  }

  /** The sidecars of the articles whose default id is one of these. */
  *#sidecarsNamed(ids: Iterable<string>): Generator<string> {
    const { pairs } = this.#contents
    for (const id of ids) {
      for (const article of pairs.named(id)) yield* pairs.sidecarsOf(article)
    }
  }

  /** Answers the keys that changed. */
  #readTextIfShort(uri: string): Set<string> {
    const { texts } = this.#contents
    this.#unread.delete(uri)
    if ((this.#contents.articleText(uri)?.length ?? 0) < large || !texts.has(uri)) return this.readText(uri)
    this.#unread.add(uri)
    return new Set()
  }
}

/** What is there and cannot be read is told, and its article or sidecar does not miss it. */
function isThere(uri: string, files: Files): boolean {
  return files.read(uri) !== undefined || files.exists?.(uri) === true
}

function addChanged(before: string | undefined, after: string | undefined, to: Set<string>): void {
  if (before !== after) for (const id of [before, after]) if (id !== undefined) to.add(id)
}

import { nameOf } from "./article-id.ts"
import type { CodedFiles } from "./coded-files.ts"
import type { Contents } from "./contents.ts"
import type { SuppliedSidecar } from "./fact-supply.ts"
import { entityKey } from "./keys.ts"
import type { LineIndexes } from "./line-indexes.ts"
import { Queue } from "./queue.ts"
import type { ChangedGroup } from "./rereading.ts"

/** So many readers of what has changed are looked up in one go. */
const spreadAtOnce = 500

/** What such a text has in common with others is not looked at whenever it changes. */
const large = 1_000_000

/** What changes of files have come to so far. */
export interface Change {
  /** What has another meaning now, for all that have read it. */
  readonly keys: Set<string>
  /** Ids of articles that were taken or freed. */
  readonly ids: Set<string>
  /** Files whose findings that may have changed. */
  readonly affected: Set<string>
}

/** Takes over what becomes of the files of a corpus, and tells whose findings that may change. */
export class Updating {
  readonly #contents: Contents
  readonly #coded: CodedFiles
  readonly #lines: LineIndexes
  /** Sidecars whose facts may be out of date since the registry changed. */
  readonly #stale = new Queue<string>()
  /** Articles of which it is to be read again what they have in common with others. */
  readonly #unread = new Set<string>()
  /** Of many files, which are still being read. */
  #open: Change | undefined

  constructor(contents: Contents, coded: CodedFiles, lines: LineIndexes) {
    this.#contents = contents
    this.#coded = coded
    this.#lines = lines
  }

  /** Nothing is out of date: all is going to be read. */
  clear(): void {
    this.#stale.clear()
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
  takeIn({ articles, sidecars }: ChangedGroup, change: Change): void {
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
    this.#stale.delete(uri)
    const before = index.get(uri)?.writtenId?.value
    // Who has read it elsewhere does not know what it said before.
    const isBroken = index.has(uri) && index.unpacked(uri, facts, articleUri).stale
    addAll(isBroken ? this.refresh(uri) : index.replaceBy(uri, facts, articleUri), keys)
    addChanged(before, index.get(uri)?.writtenId?.value, ids)
  }

  /** Adds all whose findings a change may have changed. */
  *spread(change: Change): Generator<void> {
    yield* this.#correctIds(change)
    const { keys, affected } = change
    let looked = 0
    for (const uri of this.#usersOf(keys)) {
      this.#outdate(uri, affected)
      if (++looked % spreadAtOnce === 0) yield
    }
    for (const key of keys) {
      if (++looked % spreadAtOnce === 0) yield
      for (const reader of this.#contents.dependencies.readers([key])) {
        this.#affect(reader, affected)
        if (++looked % spreadAtOnce === 0) yield
      }
    }
    // Of what has no facts yet it is not known what it names.
    if (!this.#contents.isComplete) this.#coded.clear()
  }

  /** See `Corpus.settle`. */
  *settle(): Generator<ReadonlySet<string>> {
    for (const uri of this.#stale) {
      this.#stale.delete(uri)
      const change = newChange()
      if (this.#contents.pairs.hasSidecar(uri)) addAll(this.#updateSidecar(uri, change.ids), change.keys)
      if (change.keys.size > 0) change.affected.add(uri)
      for (const _ of this.spread(change));
      yield change.affected
    }
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
    for (const uri of this.#usersOf(keys)) this.#stale.add(uri)
  }

  /**
   * Reads again what takes one of the ids of a change by default, or has lost it. Which ids are written is known before
   * anything that may take one.
   */
  *#correctIds({ keys, ids, affected }: Change): Generator<void> {
    for (const uri of new Set(this.#sidecarsNamed(ids))) {
      addAll(this.refresh(uri), keys)
      affected.add(uri)
      addAll(this.#contents.pairs.articlesOf(uri), affected)
      yield
    }
  }

  /** The sidecars whose facts may have another meaning when these keys of the registry have. */
  *#usersOf(keys: Iterable<string>): Generator<string> {
    const { pairs, index } = this.#contents
    for (const key of keys) {
      if (!key.startsWith("names:")) continue
      const id = key.slice("names:".length)
      // What is of the narrator is not among the uses of an entity of that id.
      if (id === "narrator") yield* pairs.sidecars()
      else yield* index.urisUsing(entityKey(id, ""))
    }
  }

  #affect(reader: string, affected: Set<string>): void {
    const followed = sidecarReadBy(reader)
    if (followed === undefined) affected.add(reader)
    else this.#outdate(followed, affected)
  }

  #outdate(sidecar: string, affected: Set<string>): void {
    this.#stale.add(sidecar)
    this.#coded.drop(sidecar)
    affected.add(sidecar)
  }

  /** Answers the sidecars beside the article; adds to `ids` the default id that it takes or frees. */
  #updateArticle(uri: string, ids: Set<string>): readonly string[] {
    const { articles, files, pairs } = this.#contents
    articles.changed(uri)
    const exists = files.read(uri) !== undefined
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
    if (files.read(uri) === undefined) {
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
    for (const id of new Set(ids)) {
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

function newChange(): Change {
  return { keys: new Set(), ids: new Set(), affected: new Set() }
}

function addAll(more: Iterable<string>, to: Set<string> | undefined): void {
  if (to !== undefined) for (const one of more) to.add(one)
}

function addChanged(before: string | undefined, after: string | undefined, to: Set<string>): void {
  if (before !== after) for (const id of [before, after]) if (id !== undefined) to.add(id)
}

/** The name under which the following of a sidecar from an earlier text is recorded, apart from its check. */
export function followingOf(uri: string): string {
  return `followed ${uri}`
}

function sidecarReadBy(reader: string): string | undefined {
  return /^followed (.*)$/.exec(reader)?.[1]
}

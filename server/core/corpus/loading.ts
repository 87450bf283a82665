import { isWrittenElsewhere } from "./article-id.ts"
import type { CodedFiles } from "./coded-files.ts"
import type { Contents } from "./contents.ts"
import { changedKeys } from "./dependencies.ts"
import { countIn, type FactSupply, type FileGroup, type Listing, type Numbered } from "./fact-supply.ts"
import { groupAround, groupsOf } from "./file-groups.ts"
import { encodePath, type FilePairs } from "./file-pairs.ts"
import type { Progress } from "./files.ts"
import { packFacts } from "./packed/pack-facts.ts"
import { readingTermsOf } from "./reading-terms.ts"
import { takeIn } from "./take-in.ts"
import type { Updating } from "./updating.ts"

/** Files are listed in bits of so many. */
const listedAtOnce = 500

/** So many questions in one go: the index sorts in what it was given when it is first asked about it. */
const askedAtOnce = 8

/** Before it is known how many files there are. */
const nothingRead: Progress = { done: 0, total: 0 }

/** The articles and sidecars that are those of an earlier time, and the registry's files. */
interface KnownFiles {
  readonly pairs: FilePairs
  readonly registry: readonly string[]
  readonly counted: number
  readonly files: Numbered
}

interface Counter {
  done: number
  readonly total: number
}

/** Reads all files of a corpus of which nothing is known yet. */
export class Loading {
  readonly #contents: Contents
  readonly #coded: CodedFiles
  readonly #updating: Updating

  constructor(contents: Contents, coded: CodedFiles, updating: Updating) {
    this.#contents = contents
    this.#coded = coded
    this.#updating = updating
  }

  /** Yields how far it is; undefined while `supply` keeps it waiting. */
  *load(supply?: FactSupply): Generator<Progress | undefined> {
    const contents = this.#contents
    supply?.begin?.(contents.vocabulary.layout)
    yield* this.#readVocabularyFirst()
    const known = supply && (yield* this.#listedBefore(supply))
    const pairs = known?.pairs ?? contents.newPairs()
    const registry = known?.registry ?? (yield* this.#list(pairs))
    const groups = known === undefined ? yield* inBits(groupsOf(pairs)) : []
    yield nothingRead
    if (!this.#hasRead(registry)) yield* this.#readVocabulary(registry)
    yield* inBits(contents.vocabulary.registry.completing())
    // What was read before all files were listed may have gone by an id that is another's.
    this.#coded.clear()
    contents.list(pairs)
    const counter = { done: 0, total: known?.counted ?? countIn(groups) }
    yield { ...counter }
    if (supply !== undefined) yield* this.#takeAll(supply, known?.files ?? groups, counter)
    yield* this.#readRest(known === undefined ? groups : this.#missing(pairs), counter)
    yield* this.#correctDefaultIds(known === undefined ? groups : inBits(groupsOf(pairs)), counter)
    contents.index.written.forget()
    // Files were taken in without a word of what that changes.
    contents.quiet.clear()
    contents.isRead = true
  }

  /** Where it is known where the registry is: open files need not wait until all are listed. */
  *#readVocabularyFirst(): Generator<Progress> {
    const { root, files, vocabulary } = this.#contents
    const places = vocabulary.layout.registryPlaces?.map(place => root + encodePath(place))
    if (places === undefined || files.below === undefined) return
    const registry: string[] = []
    for (const place of places) {
      for (const uri of place.endsWith("/") ? files.below(place) : [place]) {
        if (uri === undefined) yield nothingRead
        else if (this.#contents.kindOf(uri) === "registry") registry.push(uri)
      }
    }
    yield* this.#readVocabulary(registry)
    yield nothingRead
  }

  *#readVocabulary(registry: readonly string[]): Generator<Progress> {
    yield* inBits(this.#contents.vocabulary.read(registry))
    this.#contents.isVocabularyRead = true
  }

  #hasRead(registry: readonly string[]): boolean {
    const { isVocabularyRead, vocabulary } = this.#contents
    const { registryFiles } = vocabulary
    return isVocabularyRead && registry.length === registryFiles.size && registry.every(uri => registryFiles.has(uri))
  }

  /** Answers the URIs of the registry's files. */
  *#list(pairs: FilePairs): Generator<Progress, readonly string[]> {
    const registry: string[] = []
    let listed = 0
    for (const uri of this.#contents.files.list()) {
      if (uri === undefined) {
        yield nothingRead
        continue
      }
      if (this.#contents.enlist(uri, pairs) === "registry") registry.push(uri)
      if (++listed % listedAtOnce === 0) yield nothingRead
    }
    return registry
  }

  /** What there is, if it is what there was at an earlier time; undefined where it has to be listed. */
  *#listedBefore(supply: FactSupply): Generator<Progress | undefined, KnownFiles | undefined> {
    let listing = supply.listed?.()
    for (; listing === "later"; listing = supply.listed?.()) yield undefined
    if (listing === undefined) return undefined
    yield nothingRead
    return yield* this.#takeListing(listing)
  }

  *#takeListing({ files, others, inside, counted }: Listing): Generator<Progress, KnownFiles | undefined> {
    const contents = this.#contents
    const isNew = (uri: string) => contents.isPaired(uri)
    if (others.some(isNew)) return undefined
    const { pairs, numbers } = yield* inBits(contents.adopt(files))
    const open = contents.files.takeListed === undefined ? [] : contents.files.takeListed(numbers, others, inside)
    if (open === undefined || open.some(isNew)) return undefined
    const groupOf = (file: number) => groupAround(contents.uriOf(file), pairs)
    const registry = [...others, ...open].filter(uri => contents.kindOf(uri) === "registry")
    return { pairs, counted, registry: [...new Set(registry)], files: { numbers, groupOf } }
  }

  /** The groups of files that no supply has given. */
  #missing(pairs: FilePairs): readonly FileGroup[] {
    const { index, texts } = this.#contents
    const isMissing = (file: number, isSidecar: boolean) => !(isSidecar ? index : texts).hasNumber(file)
    return [...pairs.those(isMissing)].map(uri => groupAround(uri, pairs))
  }

  *#takeAll(
    supply: FactSupply,
    files: readonly FileGroup[] | Numbered,
    counter: Counter,
  ): Generator<Progress | undefined> {
    const { vocabulary, index } = this.#contents
    const names = vocabulary.registry.signatures
    yield { ...counter }
    const terms = readingTermsOf(vocabulary)
    if ("numbers" in files) supply.askListed?.(files, terms, index.texts)
    else for (const _ of supply.ask(files, terms, index.texts)) yield { ...counter }
    for (;;) {
      const supplied = supply.take()
      if (supplied === undefined) break
      if (supplied === "later") yield undefined
      else {
        takeIn(supplied, this.#contents)
        counter.done += supplied.counted
        yield { ...counter }
      }
    }
    // What was made before the registry changed may be out of date.
    this.#updating.outdate(changedKeys(names, vocabulary.registry.signatures))
  }

  *#readRest(groups: readonly FileGroup[], counter: Counter): Generator<Progress> {
    const contents = this.#contents
    for (const [number, { sidecars, articles, numbers }] of groups.entries()) {
      if (number % listedAtOnce === 0) yield { ...counter }
      if (numbers.every(file => contents.index.hasNumber(file) || contents.texts.hasNumber(file))) continue
      for (const { uri } of sidecars) {
        if (contents.index.has(uri)) continue
        this.#enter(uri)
        this.#coded.drop(uri)
        yield count(counter)
      }
      for (const uri of articles) {
        if (contents.texts.has(uri)) continue
        this.#updating.readText(uri)
        if (sidecars.length === 0) yield count(counter)
      }
    }
  }

  /** Puts in the facts of a sidecar of which nobody has asked anything yet. */
  #enter(uri: string): void {
    const { index } = this.#contents
    const { facts, lines = {} } = this.#coded.factsOf(uri) ?? {}
    if (facts === undefined) return
    index.add(uri, packFacts(facts, lines, index.texts), facts.articleUri)
    index.written.add(facts)
  }

  /** Only when all are read it is known which ids are written, and so cannot be those of other articles by default. */
  *#correctDefaultIds(
    all: readonly FileGroup[] | Generator<Progress, readonly FileGroup[]>,
    counter: Counter,
  ): Generator<Progress> {
    const contents = this.#contents
    if (contents.index.written.isEmpty) return
    const groups = "next" in all ? yield* all : all
    for (const [number, { defaultId, articles, sidecars }] of groups.entries()) {
      if (number % askedAtOnce === 0) yield { ...counter }
      const [article] = articles
      if (defaultId === undefined || article === undefined) continue
      if (!contents.index.written.mayHave(defaultId)) continue
      if (!isWrittenElsewhere(defaultId, article, contents)) continue
      for (const { uri } of sidecars) if (contents.pairs.hasSidecar(uri)) this.#updating.refresh(uri)
      yield { ...counter }
    }
  }
}

function count(counter: Counter): Progress {
  counter.done = Math.min(counter.done + 1, counter.total)
  return { ...counter }
}

/** Does it, and says after each bit that nothing is read yet. */
function* inBits<Result>(bits: Generator<void, Result>): Generator<Progress, Result> {
  for (;;) {
    const { done, value } = bits.next()
    if (done === true) return value
    yield nothingRead
  }
}

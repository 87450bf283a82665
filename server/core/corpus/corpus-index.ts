import type { CodeKind } from "../model/codebook.ts"
import type { LineStarts } from "../text/line-index.ts"
import type { Dependencies } from "./dependencies.ts"
import { FactColumns, type NumberSet } from "./fact-columns.ts"
import type { LocalFact, NamingFact, SidecarFacts } from "./facts.ts"
import { IndexedClaims } from "./indexed-claims.ts"
import { IndexedMentions } from "./indexed-mentions.ts"
import { namedByKey } from "./keys.ts"
import { type Meaning, Meanings } from "./meanings.ts"
import { hashOfArticle, hashOfLocalName, staleHash } from "./packed/fact-keys.ts"
import { type ArticleNames, type FoldedNames, lettersOf } from "./packed/name-column.ts"
import { packFacts } from "./packed/pack-facts.ts"
import type { FactLines, PackedFacts } from "./packed/packed-facts.ts"
import type { Segment } from "./packed/segment.ts"
import { StringTable, type TextTable } from "./packed/string-table.ts"
import { keysUsed, UnpackedFacts } from "./packed/unpacked-facts.ts"
import {
  type ClaimRole,
  keysChanged,
  languageKey,
  localIdKey,
  localNameKey,
  namingKey,
  saysTheSame,
  writtenIdKey,
} from "./signatures.ts"
import { type Figures, noFigures, tally } from "./totals.ts"
import { WrittenIds } from "./written-ids.ts"

/** A part of a sidecar's facts, and the whole of them. */
export interface Indexed<Part> {
  readonly facts: SidecarFacts
  readonly part: Part
}

export interface NamedFile {
  readonly uri: string
  readonly names: FoldedNames
}

/**
 * The facts of all sidecars, packed, and which of them speak of what. Replacing a file's facts touches only what it
 * says. Of one sidecar `SidecarFacts` may be asked for twice and not be the same object: compare URIs.
 */
export class CorpusIndex {
  readonly #columns: FactColumns
  /** What is said about an entity or with a code, by its key (keys.ts), over the main sidecars or over one coder's layers. */
  readonly totals = { of: (key: string, coder: string | undefined): Figures => this.#figuresOf(key, coder) }
  /** Filled until everything is read. */
  readonly written = new WrittenIds()
  readonly #meanings = new Meanings()
  /** What is claimed in all sidecars. */
  readonly claims: IndexedClaims
  readonly mentions: IndexedMentions
  readonly #dependencies: Dependencies

  /** `files` may be a table that others use as well. */
  constructor(dependencies: Dependencies, files: TextTable = new StringTable()) {
    this.#dependencies = dependencies
    this.#columns = new FactColumns(files)
    this.claims = new IndexedClaims(this.#columns, dependencies)
    this.mentions = new IndexedMentions(this.#columns)
  }

  /** The texts that the packed facts share. */
  get texts(): StringTable {
    return this.#columns.texts
  }

  /** Puts a file's facts in place of its last; `undefined` takes them out. Answers the keys whose meaning changed. */
  replace(uri: string, facts: SidecarFacts | undefined, lines: FactLines = {}): Set<string> {
    return this.#replace(uri, facts, said => packFacts(said, lines, this.texts))
  }

  /** The same by facts that are packed already. */
  replaceBy(uri: string, packed: PackedFacts, articleUri: string | undefined): Set<string> {
    return this.#replace(uri, this.unpacked(uri, packed, articleUri), () => packed)
  }

  /** What packed facts of a sidecar say, before they are put in. */
  unpacked(uri: string, packed: PackedFacts, articleUri: string | undefined): SidecarFacts {
    return new UnpackedFacts({ uri, articleUri }, () => packed, this.texts)
  }

  #replace(uri: string, facts: SidecarFacts | undefined, pack: (facts: SidecarFacts) => PackedFacts): Set<string> {
    const old = this.get(uri)
    if (facts !== undefined) this.written.add(facts)
    if (old !== undefined && facts !== undefined && saysTheSame(old, facts)) {
      this.add(uri, pack(facts), facts.articleUri)
      return new Set()
    }
    const changed = keysChanged(old, facts)
    const usedBefore = keysUsed(old)
    if (facts === undefined) this.#remove(uri)
    else this.add(uri, pack(facts), facts.articleUri)
    const used = keysUsed(facts)
    for (const key of used)
      if (!usedBefore.has(key) && this.#columns.users(key, 2).length === 1) changed.add(`used:${key}`)
    for (const key of usedBefore)
      if (!used.has(key) && this.#columns.users(key, 1).length === 0) changed.add(`used:${key}`)
    return changed
  }

  /** Puts facts in that nobody can have asked for yet, or whose readers are told in another way. */
  add(uri: string, packed: PackedFacts, articleUri: string | undefined): void {
    this.#changeMeanings(uri, () => this.#columns.add(uri, packed, articleUri))
  }

  /**
   * Puts in the sidecars of a segment that are wanted and not there yet, as by `add`. `numbers` are those of all its
   * files in the table of files.
   */
  adopt(segment: Segment, numbers: Int32Array, isWanted: (entry: number) => boolean): void {
    const { facts } = this.#columns
    const isTaken = (number: number, entry: number) => segment.isSidecar(entry) && !facts.has(number) && isWanted(entry)
    this.#meanings.clear()
    this.written.adopt(segment.written)
    const taken = numbers.map((number, entry) => (isTaken(number, entry) ? number : -1))
    this.#columns.adopt(segment, numbers, taken)
  }

  #remove(uri: string): void {
    this.#changeMeanings(uri, () => this.#columns.remove(uri))
  }

  /** Those of the names of which the file says something else then, or at another place. */
  #changeMeanings(uri: string, change: () => void): void {
    const before = this.#meanings.isEmpty ? undefined : namingsIn(this.once(uri))
    change()
    if (before === undefined) return
    const after = namingsIn(this.once(uri))
    for (const [said, key] of before) if (!after.has(said)) this.#meanings.drop(key)
    for (const [said, key] of after) if (!before.has(said)) this.#meanings.drop(key)
  }

  get(uri: string): SidecarFacts | undefined {
    return this.#known(uri, number => this.#columns.facts.get(number))
  }

  /** The same of a file that nobody asks for soon again. */
  once(uri: string): SidecarFacts | undefined {
    return this.#known(uri, number => this.#columns.facts.once(number))
  }

  has(uri: string): boolean {
    return this.#columns.facts.numberOf(uri) !== undefined
  }

  /** The same by the number of a file. */
  hasNumber(file: number): boolean {
    return this.#columns.facts.has(file)
  }

  /** Where the lines of a sidecar begin, if that was given with its facts. */
  linesOf(uri: string): LineStarts | undefined {
    return this.#known(uri, number => this.#columns.facts.lines(number, "lines"))
  }

  /** The same of the article of a sidecar. */
  articleLinesOf(uri: string): LineStarts | undefined {
    return this.#known(uri, number => this.#columns.facts.lines(number, "articleLines"))
  }

  /** Facts of all sidecars, layers included. */
  all(): Iterable<SidecarFacts> {
    return this.#columns.facts.many(this.#columns.facts.numbers())
  }

  /** The sidecars of a coder of which a name may fit a query (fuzzy.ts). Of the others nothing is unpacked. */
  *named(query: string, coder: string | undefined): Generator<NamedFile> {
    for (const { file, names } of this.#columns.namesWith(lettersOf(query), coder))
      yield { uri: this.#columns.facts.uriOf(file), names }
  }

  /** The articles that cannot fit a query by the id or the title in their main sidecar, by number in the table of files. */
  articlesUnlike(query: string): NumberSet {
    return this.#columns.articlesWithout(lettersOf(query))
  }

  /** Makes ready for such searches, which takes long for the first time; yields after each file. */
  makeNames(): Generator<void> {
    return this.#columns.makeNames()
  }

  /** The sidecars of which something cannot be read, by URI. */
  stale(): readonly SidecarFacts[] {
    return byUri([...this.#columns.facts.many(this.#columns.hashed(staleHash))].filter(({ stale }) => stale))
  }

  /** The names of the article of a sidecar under which people search. */
  articleNames(uri: string): ArticleNames | undefined {
    return this.#known(uri, number => this.#columns.articleNames(number))
  }

  get size(): number {
    return this.#columns.facts.size
  }

  /** The ids of the codes of a kind that any sidecar uses, in no particular order. */
  codesUsed(kind: CodeKind): ReadonlySet<string> {
    return this.#columns.codesUsed(kind)
  }

  #figuresOf(key: string, coder: string | undefined): Figures {
    const { kind, id, sidecar } = namedByKey(key)
    if (kind === "other" || kind === "claim" || kind === "article") return noFigures
    if (sidecar === undefined) return this.#columns.figures(kind, id, coder)
    const facts = this.get(sidecar)
    return facts === undefined || facts.coder !== coder ? noFigures : (tally(facts).get(key) ?? noFigures)
  }

  /** The sidecars that name a thing (see keys.ts). */
  *using(key: string): Generator<SidecarFacts> {
    yield* this.#columns.facts.many(this.#columns.users(key))
  }

  /** The URIs of the same, which costs less than their facts. */
  *urisUsing(key: string): Generator<string> {
    for (const number of this.#columns.users(key)) yield this.#columns.facts.uriOf(number)
  }

  /** The sidecars that name one of some things, in the order of their numbers, which is mostly that of their URIs. */
  usingOneOf(keys: Iterable<string>): Iterable<SidecarFacts> {
    return this.#columns.facts.many(Uint32Array.from(this.#usersOf([...keys])).sort())
  }

  /** The sidecars of one coder that name a thing, by the articles' dates, undated ones last, then by path. */
  usingInOrder(key: string, coder: string | undefined): Iterable<SidecarFacts> {
    return this.#inOrder(this.#columns.users(key), coder)
  }

  /** In the same order those that name one of some things. */
  usingOneOfInOrder(keys: readonly string[], coder: string | undefined): Iterable<SidecarFacts> {
    return this.#inOrder(this.#usersOf(keys), coder)
  }

  /** How many these are. */
  countUsingOneOf(keys: readonly string[], coder: string | undefined): number {
    return this.#columns.ofCoder(this.#usersOf(keys), coder).length
  }

  #usersOf(keys: readonly string[]): ReadonlySet<number> {
    return new Set(keys.flatMap(key => this.#columns.users(key)))
  }

  /** In the same order those in which an entity makes claims, or is what they are about. */
  claimingInOrder(entity: string, role: ClaimRole, coder: string | undefined): Iterable<SidecarFacts> {
    return this.#inOrder(this.#columns.inRole(entity, role), coder)
  }

  /** All in the same order. */
  allInOrder(coder: string | undefined): Iterable<SidecarFacts> {
    return this.#inOrder(this.#columns.facts.numbers(), coder)
  }

  #inOrder(files: Iterable<number>, coder: string | undefined): Iterable<SidecarFacts> {
    return this.#columns.facts.many(this.#columns.inOrder(this.#columns.ofCoder(files, coder)))
  }

  /** Whether any sidecar names a thing. */
  isUsed(key: string): boolean {
    this.#dependencies.read(`used:${key}`)
    return this.#columns.users(key, 1).length > 0
  }

  /** The local entities of this id in all sidecars of a coder, by URI. */
  localsCalled(id: string, coder: string | undefined): readonly Indexed<LocalFact>[] {
    this.#dependencies.read(localIdKey(id, coder))
    return this.#parts(this.#columns.numbered("local", id), coder, ({ locals }) =>
      locals.filter(local => local.id === id),
    )
  }

  /** The local entities of this name in all sidecars of a coder, by URI. */
  localsNamed(name: string, coder: string | undefined): readonly Indexed<LocalFact>[] {
    const key = localNameKey(name, coder)
    this.#dependencies.read(key)
    const isNamed = (local: LocalFact) => local.name !== undefined && localNameKey(local.name, coder) === key
    return this.#parts(this.#columns.hashed(hashOfLocalName(name, coder)), coder, ({ locals }) =>
      locals.filter(isNamed),
    )
  }

  /** The sidecars that say their article is in this language, by URI. */
  inLanguage(language: string): readonly SidecarFacts[] {
    this.#dependencies.read(languageKey(language))
    return byUri([...this.#columns.facts.many(this.#columns.numbered("language", language))])
  }

  /** The sidecars that say this is their article's id, by URI. */
  withArticleId(id: string): readonly SidecarFacts[] {
    this.#dependencies.read(writtenIdKey(id))
    const files = this.#columns.facts.many(this.#columns.hashed(hashOfArticle(id)))
    return byUri([...files].filter(facts => facts.writtenId?.value === id))
  }

  /** Facts of the sidecars that are layers of coders. */
  layers(): Iterable<SidecarFacts> {
    return this.#columns.facts.many(this.#columns.layers())
  }

  /** What a name, in its normal form, stands for in the articles, by one coder: file by file, in no particular order. */
  *namings(text: string, coder: string | undefined): Generator<readonly Indexed<NamingFact>[]> {
    this.#dependencies.read(namingKey(text, coder))
    const files = this.#columns.ofCoder(this.#columns.numbered("naming", text), coder)
    // A file that is being checked asks for all its names, one after the other.
    const { facts: store } = this.#columns
    const isFew = files.length <= fewFiles
    for (const file of files) {
      const facts = isFew ? store.get(file) : store.once(file)
      const said = isFew ? facts?.namingsOf(text) : facts?.onlyNamingsOf(text)
      if (facts !== undefined && said !== undefined) yield said.map(part => ({ facts, part }))
    }
  }

  /** The same put together, each target once. Yields now and then. */
  meanings(text: string, coder: string | undefined): Generator<undefined, readonly Meaning[]> {
    const key = namingKey(text, coder)
    this.#dependencies.read(key)
    return this.#meanings.of(key, () => this.namings(text, coder))
  }

  /** Undefined where a file has no facts. */
  #known<Part>(uri: string, partOf: (number: number) => Part | undefined): Part | undefined {
    const number = this.#columns.facts.numberOf(uri)
    return number === undefined ? undefined : partOf(number)
  }

  #parts<Part>(
    files: readonly number[],
    coder: string | undefined,
    partsOf: (facts: SidecarFacts) => readonly Part[],
  ): readonly Indexed<Part>[] {
    const all = byUri([...this.#columns.facts.many(this.#columns.ofCoder(files, coder))])
    return all.flatMap(facts => partsOf(facts).map(part => ({ facts, part })))
  }
}

/** So many may be kept unpacked for the next question without those being lost that are kept already. */
const fewFiles = 16

/** What a sidecar says of names and where, with the keys of these. */
function namingsIn(facts: SidecarFacts | undefined): ReadonlyMap<string, string> {
  const said = new Map<string, string>()
  for (const { text, target, span } of facts?.namings ?? []) {
    const key = namingKey(text, facts?.coder)
    said.set(`${span.start} ${span.end} ${target} ${key}`, key)
  }
  return said
}

function byUri<Facts extends SidecarFacts>(facts: Facts[]): readonly Facts[] {
  return facts.sort((a, b) => (a.uri < b.uri ? -1 : 1))
}

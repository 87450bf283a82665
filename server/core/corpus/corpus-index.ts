import type { CodeKind } from "../model/codebook.ts"
import { oneSlipFrom } from "../similar/one-slip.ts"
import type { LineStarts } from "../text/line-index.ts"
import type { Dependencies } from "./dependencies.ts"
import { FactColumns, type NumberSet } from "./fact-columns.ts"
import type { ClaimFact, LocalFact, NamingFact, SidecarFacts } from "./facts.ts"
import { claimKey, linkTarget, namedByKey, stanceKey } from "./keys.ts"
import { type Meaning, Meanings } from "./meanings.ts"
import { hashOfArticle, hashOfLocalName, hashOfOwn, hashOfStance, hashOfWords, staleHash } from "./packed/fact-keys.ts"
import { type ArticleNames, type FoldedNames, lettersOf } from "./packed/name-column.ts"
import { packFacts } from "./packed/pack-facts.ts"
import type { FactLines, PackedFacts } from "./packed/packed-facts.ts"
import type { Segment } from "./packed/segment.ts"
import { StringTable, type TextTable } from "./packed/string-table.ts"
import { keysUsed, UnpackedFacts } from "./packed/unpacked-facts.ts"
import {
  type ClaimRole,
  citableKey,
  claimsInKey,
  keysChanged,
  languageKey,
  linksToKey,
  localIdKey,
  localNameKey,
  namingKey,
  roleKey,
  saysTheSame,
  wordsKey,
  writtenIdKey,
} from "./signatures.ts"
import { type Figures, noFigures, tally } from "./totals.ts"
import { WrittenIds } from "./written-ids.ts"

/** A part of a sidecar's facts, and the whole of them. */
export interface Indexed<Part> {
  readonly facts: SidecarFacts
  readonly part: Part
}

/** A claim and the sidecar it stands in. */
export interface IndexedClaim {
  readonly facts: SidecarFacts
  readonly claim: ClaimFact
  /** The id of its article. */
  readonly article: string
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
  readonly #dependencies: Dependencies

  /** `files` may be a table that others use as well. */
  constructor(dependencies: Dependencies, files: TextTable = new StringTable()) {
    this.#dependencies = dependencies
    this.#columns = new FactColumns(files)
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

  /** Claims of the main sidecars. */
  get claimCount(): number {
    return this.#columns.claimCount
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

  /** A claim by article id and slug. Where two articles have one id, that of the first file, by name. */
  claim(article: string, slug: string, coder: string | undefined): IndexedClaim | undefined {
    const key = claimKey(article, slug, coder)
    this.#dependencies.read(key)
    const isIt = (claim: ClaimFact, facts: SidecarFacts) =>
      claim.slug === slug && (facts.articleId ?? "") === article && facts.coder === coder
    const [first, ...others] = this.#claims(this.#columns.hashed(hashOfOwn(key)), coder, isIt)
    return others.reduce((best, other) => (best && other.facts.uri < best.facts.uri ? other : best), first)
  }

  /** What a link of a claim leads to; `article` is that of the claim with the link. */
  linked(to: string, article: string | undefined, coder: string | undefined): IndexedClaim | undefined {
    const target = linkTarget(to, article)
    return this.claim(target.article, target.slug, coder)
  }

  /**
   * All claims of a speaker on a topic by the same coder, in no particular order. Where only claims of some stances
   * matter, `isAsked` spares the reading of the others.
   */
  stances(
    speaker: string,
    topic: string,
    coder: string | undefined,
    isAsked: (stance: string | undefined) => boolean = () => true,
  ): readonly IndexedClaim[] {
    this.#dependencies.read(stanceKey(speaker, topic, coder))
    const found: IndexedClaim[] = []
    for (const stance of [undefined, ...this.#columns.stances()]) {
      if (!isAsked(stance)) continue
      const fits = (claim: ClaimFact) =>
        claim.topic === topic && claim.stance === stance && claim.speakers.includes(speaker)
      found.push(...this.#claims(this.#hashedStance(speaker, topic, stance, coder), coder, fits))
    }
    return found
  }

  /** All claims of an article by one coder. */
  claimsIn(article: string, coder: string | undefined): readonly IndexedClaim[] {
    this.#dependencies.read(claimsInKey(article, coder))
    const files =
      article === "" ? this.#columns.facts.numbers() : this.#columns.hashed(hashOfOwn(claimKey(article, "", coder)))
    return this.#claims(files, coder, (_, facts) => (facts.articleId ?? "") === article)
  }

  /** The sidecars of all coders that make claims of an article, or name some. */
  namingClaimsOf(article: string): Iterable<SidecarFacts> {
    const files = [...this.#columns.coders()].flatMap(coder => this.#columns.naming(claimKey(article, "", coder)))
    return this.#columns.facts.many([...new Set(files)].sort((a, b) => a - b))
  }

  /** Facts of the sidecars that are layers of coders. */
  layers(): Iterable<SidecarFacts> {
    return this.#columns.facts.many(this.#columns.layers())
  }

  /** The article that was most likely meant by an id, among those with claims by a coder. */
  articleMeantBy(id: string, coder: string | undefined): string | undefined {
    this.#dependencies.read(citableKey)
    for (const near of oneSlipFrom(id))
      if (this.#columns.hashed(hashOfOwn(claimKey(near, "", coder))).length > 0) return near
    return undefined
  }

  /**
   * The claims of a speaker, by one coder: the last ones of the last articles first, those of undated articles at the
   * end. With a topic those on it.
   */
  *lastClaimsBy(speaker: string, coder: string | undefined, topic?: string): Generator<IndexedClaim> {
    this.#dependencies.read(roleKey(speaker, "speaker", coder))
    const { id, sidecar } = namedByKey(speaker)
    const speaks = hasRole(speaker, "speaker")
    const fits = (claim: ClaimFact, facts: SidecarFacts) =>
      speaks(claim, facts) && (topic === undefined || claim.topic === topic)
    const files =
      topic === undefined || sidecar !== undefined
        ? this.#columns.inRole(speaker, "speaker")
        : new Set(
            [undefined, ...this.#columns.stances()].flatMap(stance => this.#hashedStance(id, topic, stance, coder)),
          )
    for (const file of this.#columns.lastFirst(this.#columns.ofCoder(files, coder)))
      yield* this.#claims([file], coder, fits).toReversed()
  }

  /** Claims that an entity makes, or that are aimed at it, in a few files: `here`, then the first `number` in the order of `usingInOrder`. */
  *someClaimsOf(
    entity: string,
    role: ClaimRole,
    coder: string | undefined,
    here: string | undefined,
    number: number,
  ): Generator<readonly IndexedClaim[]> {
    this.#dependencies.read(roleKey(entity, role, coder))
    const files = this.#columns.ofCoder(this.#columns.inRole(entity, role), coder)
    const own = here === undefined ? undefined : this.#columns.facts.numberOf(here)
    const early = this.#columns.firstInOrder(files, number + 1)
    const others = early.filter(file => file !== own).slice(0, number)
    const first = own !== undefined && files.includes(own) ? [own, ...others] : others
    for (const file of first) yield this.#claims([file], coder, hasRole(entity, role))
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

  /** All claims with the same words (see `ClaimFact.words`) by one coder, in no particular order. */
  withWords(words: string, coder: string | undefined): readonly IndexedClaim[] {
    this.#dependencies.read(wordsKey(words, coder))
    return this.#claims(this.#columns.hashed(hashOfWords(words, coder)), coder, claim => claim.words === words)
  }

  /** The claims that link to this one. */
  linksTo(article: string, slug: string, coder: string | undefined): readonly IndexedClaim[] {
    this.#dependencies.read(linksToKey(article, slug, coder))
    const leadsHere = ({ links }: ClaimFact, { articleId }: SidecarFacts) =>
      links.some(({ to }) => {
        const target = linkTarget(to, articleId)
        return target.article === article && target.slug === slug
      })
    return this.#claims(this.#columns.naming(claimKey(article, slug, coder)), coder, leadsHere)
  }

  #hashedStance(
    speaker: string,
    topic: string,
    stance: string | undefined,
    coder: string | undefined,
  ): readonly number[] {
    return this.#columns.hashed(hashOfStance(speaker, topic, stance, coder))
  }

  /** Undefined where a file has no facts. */
  #known<Part>(uri: string, partOf: (number: number) => Part | undefined): Part | undefined {
    const number = this.#columns.facts.numberOf(uri)
    return number === undefined ? undefined : partOf(number)
  }

  #claims(
    files: Iterable<number>,
    coder: string | undefined,
    fits: (claim: ClaimFact, facts: SidecarFacts) => boolean,
  ): readonly IndexedClaim[] {
    const found: IndexedClaim[] = []
    for (const facts of this.#columns.facts.many(this.#columns.ofCoder(files, coder))) {
      for (const claim of facts.claims) {
        if (fits(claim, facts)) found.push({ facts, claim, article: facts.articleId ?? "" })
      }
    }
    return found
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

function hasRole(entity: string, role: ClaimRole): (claim: ClaimFact, facts: SidecarFacts) => boolean {
  const { id } = namedByKey(entity)
  return claim => (role === "speaker" ? claim.speakers : claim.targets).includes(id)
}

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

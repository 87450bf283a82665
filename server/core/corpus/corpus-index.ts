import type { LineStarts } from "../text/line-index.ts"
import { changedKeys, type Dependencies } from "./dependencies.ts"
import type { ClaimFact, LocalFact, NamingFact, SidecarFacts } from "./facts.ts"
import { claimKey, entityKey, linkTarget, stanceKey } from "./keys.ts"
import {
  hashOfArticle,
  hashOfLocalName,
  hashOfNamed,
  hashOfOwn,
  hashOfStance,
  hashOfWords,
  kindIn,
  numberKey,
} from "./packed/fact-keys.ts"
import { FactsStore } from "./packed/facts-store.ts"
import { FileColumns } from "./packed/file-columns.ts"
import { KeyedFiles } from "./packed/keyed-files.ts"
import { type ArticleNames, type FoldedNames, NameColumn } from "./packed/name-column.ts"
import { packFacts } from "./packed/pack-facts.ts"
import type { FactLines, PackedFacts } from "./packed/packed-facts.ts"
import { readKeys, type StoredKeys } from "./packed/stored-keys.ts"
import { StringTable } from "./packed/string-table.ts"
import {
  articleIdsKey,
  type ClaimRole,
  claimsInKey,
  languageKey,
  linksToKey,
  localIdKey,
  localNameKey,
  namingKey,
  roleKey,
  saysTheSame,
  signaturesOf,
  wordsKey,
  writtenIdKey,
} from "./signatures.ts"
import { type Figures, noFigures, Totals, tally } from "./totals.ts"

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
  /** The texts that the packed facts share. */
  readonly texts = new StringTable()
  readonly #files: StringTable
  readonly #facts: FactsStore
  readonly #columns = new FileColumns()
  readonly #keyed = new KeyedFiles()
  readonly #names = new NameColumn()
  readonly #totals = new Totals()
  /** What is said about an entity, by its key (keys.ts), over the main sidecars or over one coder's layers. */
  readonly totals = { of: (key: string, coder: string | undefined): Figures => this.#figuresOf(key, coder) }
  /** Of all stances that any claim ever had. */
  readonly #stances = new Set<number>()
  #claimCount = 0
  #articleIds: ReadonlySet<string> | undefined
  readonly #dependencies: Dependencies

  /** `files` may be a table that others use as well. */
  constructor(dependencies: Dependencies, files: StringTable = new StringTable()) {
    this.#dependencies = dependencies
    this.#files = files
    this.#facts = new FactsStore(files, this.texts)
  }

  /** Puts a file's facts in place of its last; `undefined` takes them out. Answers the keys whose meaning changed. */
  replace(uri: string, facts: SidecarFacts | undefined, lines: FactLines = {}): Set<string> {
    const old = this.get(uri)
    if (old !== undefined && facts !== undefined && saysTheSame(old, facts)) {
      this.add(uri, packFacts(facts, lines, this.texts), facts.articleUri)
      return new Set()
    }
    const before = old === undefined ? new Map<string, string>() : signaturesOf(old)
    const usedBefore = keysUsed(old)
    if (facts === undefined) this.#remove(uri)
    else this.add(uri, packFacts(facts, lines, this.texts), facts.articleUri)
    const changed = changedKeys(before, facts === undefined ? new Map() : signaturesOf(facts))
    const used = keysUsed(facts)
    for (const key of used) if (!usedBefore.has(key) && this.#users(key, 2).length === 1) changed.add(`used:${key}`)
    for (const key of usedBefore) if (!used.has(key) && this.#users(key, 1).length === 0) changed.add(`used:${key}`)
    return changed
  }

  /** Puts facts in that nobody can have asked for yet, or whose readers are told in another way. */
  add(uri: string, packed: PackedFacts, articleUri: string | undefined): void {
    const number = this.#files.intern(uri)
    this.#uncount(number)
    this.#facts.put(number, packed, articleUri)
    this.#names.forget(number)
    const keys = readKeys(packed)
    this.#keyed.replace(number, keys.keys)
    for (const stance of keys.stances) this.#stances.add(stance)
    this.#columns.set(number, keys)
    this.#count(keys, 1)
  }

  #remove(uri: string): void {
    const number = this.#facts.numberOf(uri)
    if (number === undefined) return
    this.#uncount(number)
    this.#keyed.replace(number, [])
    this.#facts.delete(number)
    this.#names.forget(number)
  }

  #uncount(number: number): void {
    const packed = this.#facts.packed(number)
    if (packed !== undefined) this.#count(readKeys(packed), -1)
  }

  #count({ shares, claims, coder }: StoredKeys, sign: 1 | -1): void {
    this.#articleIds = undefined
    if (coder === noCoder) this.#claimCount += sign * claims
    if (sign > 0) this.#totals.add(shares, coder)
    else this.#totals.remove(shares, coder)
  }

  get(uri: string): SidecarFacts | undefined {
    const number = this.#facts.numberOf(uri)
    return number === undefined ? undefined : this.#facts.get(number)
  }

  /** The same of a file that nobody asks for soon again. */
  once(uri: string): SidecarFacts | undefined {
    const number = this.#facts.numberOf(uri)
    return number === undefined ? undefined : this.#facts.once(number)
  }

  /** Its facts as they are kept, for keeping them elsewhere. */
  packed(uri: string): PackedFacts | undefined {
    const number = this.#facts.numberOf(uri)
    return number === undefined ? undefined : this.#facts.packed(number)
  }

  /** Where the lines of a sidecar begin, if that was given with its facts. */
  linesOf(uri: string): LineStarts | undefined {
    const number = this.#facts.numberOf(uri)
    return number === undefined ? undefined : this.#facts.lines(number, "lines")
  }

  /** The same of the article of a sidecar. */
  articleLinesOf(uri: string): LineStarts | undefined {
    const number = this.#facts.numberOf(uri)
    return number === undefined ? undefined : this.#facts.lines(number, "articleLines")
  }

  /** Facts of all sidecars, layers included. */
  all(): Iterable<SidecarFacts> {
    return this.#facts.many(this.#facts.numbers())
  }

  /** The sidecars of a coder of which a name may fit a query (fuzzy.ts). Of the others nothing is unpacked. */
  *named(query: string, coder: string | undefined): Generator<NamedFile> {
    const letters = query.replaceAll(" ", "")
    for (const number of this.#ofCoder([...this.#facts.numbers()], coder)) {
      const names = this.#names.find(number, letters, () => this.#facts.once(number))
      if (names !== undefined) yield { uri: this.#facts.uriOf(number), names }
    }
  }

  /** The names of the article of a sidecar under which people search. */
  articleNames(uri: string): ArticleNames | undefined {
    const number = this.#facts.numberOf(uri)
    return number === undefined ? undefined : this.#names.ofArticle(number, () => this.#facts.once(number))
  }

  /** Claims of the main sidecars. */
  get claimCount(): number {
    return this.#claimCount
  }

  get size(): number {
    return this.#facts.size
  }

  #figuresOf(key: string, coder: string | undefined): Figures {
    const id = globalId(key)
    if (id === undefined) return this.#localFigures(key, coder)
    const entity = this.texts.numberOf(id)
    return entity === undefined ? noFigures : this.#totals.of(entity, this.#coderNumber(coder))
  }

  #localFigures(key: string, coder: string | undefined): Figures {
    const facts = this.get(sidecarOfLocal(key))
    return facts === undefined || facts.coder !== coder ? noFigures : (tally(facts).get(key) ?? noFigures)
  }

  /** The sidecars that name a thing (see keys.ts). */
  *using(key: string): Generator<SidecarFacts> {
    yield* this.#facts.many(this.#users(key))
  }

  /** The URIs of the same, which costs less than their facts. */
  urisUsing(key: string): readonly string[] {
    return this.#users(key).map(number => this.#facts.uriOf(number))
  }

  /** The same of one coder, by the articles' dates, undated ones last, then by path. */
  *usingInOrder(key: string, coder: string | undefined): Generator<SidecarFacts> {
    yield* this.#facts.many(this.#columns.inOrder(this.#ofCoder(this.#users(key), coder), this.#facts))
  }

  /** Whether any sidecar names a thing. */
  isUsed(key: string): boolean {
    this.#dependencies.read(`used:${key}`)
    return this.#users(key, 1).length > 0
  }

  /** The local entities of this id in all sidecars of a coder, by URI. */
  localsCalled(id: string, coder: string | undefined): readonly Indexed<LocalFact>[] {
    this.#dependencies.read(localIdKey(id, coder))
    return this.#parts(this.#numbered("local", id), coder, ({ locals }) => locals.filter(local => local.id === id))
  }

  /** The local entities of this name in all sidecars of a coder, by URI. */
  localsNamed(name: string, coder: string | undefined): readonly Indexed<LocalFact>[] {
    const key = localNameKey(name, coder)
    this.#dependencies.read(key)
    const isNamed = (local: LocalFact) => local.name !== undefined && localNameKey(local.name, coder) === key
    return this.#parts(this.#keyed.files(hashOfLocalName(name, coder)), coder, ({ locals }) => locals.filter(isNamed))
  }

  /** The sidecars that say their article is in this language, by URI. */
  inLanguage(language: string): readonly SidecarFacts[] {
    this.#dependencies.read(languageKey(language))
    return byUri([...this.#facts.many(this.#numbered("language", language))])
  }

  /** The sidecars that say this is their article's id, by URI. */
  withArticleId(id: string): readonly SidecarFacts[] {
    this.#dependencies.read(writtenIdKey(id))
    const files = this.#facts.many(this.#keyed.files(hashOfArticle(id)))
    return byUri([...files].filter(facts => facts.writtenId?.value === id))
  }

  /** A claim by article id and slug. Where two articles have one id, that of the first file, by name. */
  claim(article: string, slug: string, coder: string | undefined): IndexedClaim | undefined {
    const key = claimKey(article, slug, coder)
    this.#dependencies.read(key)
    const isIt = (claim: ClaimFact, facts: SidecarFacts) =>
      claim.slug === slug && (facts.articleId ?? "") === article && facts.coder === coder
    const [first, ...others] = this.#claims(this.#keyed.files(hashOfOwn(key)), coder, isIt)
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
    return [undefined, ...this.#stances].flatMap(number => {
      const stance = number === undefined ? undefined : this.texts.textOf(number)
      if (!isAsked(stance)) return []
      const fits = (claim: ClaimFact) =>
        claim.topic === topic && claim.stance === stance && claim.speakers.includes(speaker)
      return this.#claims(this.#keyed.files(hashOfStance(speaker, topic, stance, coder)), coder, fits)
    })
  }

  /** All claims of an article by one coder. */
  claimsIn(article: string, coder: string | undefined): readonly IndexedClaim[] {
    this.#dependencies.read(claimsInKey(article, coder))
    const files = article === "" ? this.#facts.numbers() : this.#keyed.files(hashOfOwn(claimKey(article, "", coder)))
    return this.#claims(files, coder, (_, facts) => (facts.articleId ?? "") === article)
  }

  /** The ids of all articles that have a sidecar. */
  articleIds(): ReadonlySet<string> {
    this.#dependencies.read(articleIdsKey)
    this.#articleIds ??= new Set([...this.all()].flatMap(({ articleId }) => articleId ?? []))
    return this.#articleIds
  }

  /** All claims that an entity makes, or that are aimed at it, by one coder, in no particular order. */
  claimsOf(entity: string, role: ClaimRole, coder: string | undefined): readonly IndexedClaim[] {
    this.#dependencies.read(roleKey(entity, role, coder))
    return this.#claims(this.#inRole(entity, role), coder, hasRole(entity, role))
  }

  /** The same of a few files: the sidecar `here`, then the first `number` in the order of `usingInOrder`. */
  *someClaimsOf(
    entity: string,
    role: ClaimRole,
    coder: string | undefined,
    here: string | undefined,
    number: number,
  ): Generator<readonly IndexedClaim[]> {
    this.#dependencies.read(roleKey(entity, role, coder))
    const files = this.#ofCoder(this.#inRole(entity, role), coder)
    const own = here === undefined ? undefined : this.#facts.numberOf(here)
    const isOwn = (file: number) => file === own
    const others = files.filter(file => !isOwn(file))
    const first = [...files.filter(isOwn), ...this.#columns.firstInOrder(others, number, this.#facts)]
    for (const file of first) yield this.#claims([file], coder, hasRole(entity, role))
  }

  /** What a name, in its normal form, stands for in each article by one coder, by URI. */
  namings(text: string, coder: string | undefined): readonly Indexed<NamingFact>[] {
    this.#dependencies.read(namingKey(text, coder))
    const files = this.#ofCoder(this.#numbered("naming", text), coder)
    // A file that is being checked asks for all its names, one after the other.
    const all = files.length > fewFiles ? this.#facts.many(files) : files.flatMap(file => this.#facts.get(file) ?? [])
    return byUri([...all]).flatMap(facts => facts.namingsOf(text).map(part => ({ facts, part })))
  }

  /** All claims with the same words (see `ClaimFact.words`) by one coder, in no particular order. */
  withWords(words: string, coder: string | undefined): readonly IndexedClaim[] {
    this.#dependencies.read(wordsKey(words, coder))
    return this.#claims(this.#keyed.files(hashOfWords(words, coder)), coder, claim => claim.words === words)
  }

  /** The claims that link to this one. */
  linksTo(article: string, slug: string, coder: string | undefined): readonly IndexedClaim[] {
    this.#dependencies.read(linksToKey(article, slug, coder))
    const leadsHere = ({ links }: ClaimFact, { articleId }: SidecarFacts) =>
      links.some(({ to }) => {
        const target = linkTarget(to, articleId)
        return target.article === article && target.slug === slug
      })
    return this.#claims(this.#naming(claimKey(article, slug, coder)), coder, leadsHere)
  }

  /** The files that use a key, by number; not more than `limit`, if they are not to be looked into. */
  #users(key: string, limit?: number): readonly number[] {
    if (key.startsWith("local:")) return this.#usersOfLocal(key)
    const id = globalId(key)
    if (id !== undefined) return this.#numbered("entity", id, limit)
    const kind = kindIn(key)
    if (kind !== undefined) return this.#numbered(kind, idIn(key, kind), limit)
    const isClaim = key.startsWith("claim:")
    const files = isClaim ? this.#naming(key) : this.#keyed.files(hashOfArticle(key.slice("article:".length)))
    return files.filter(file => this.#facts.get(file)?.uses.some(use => use.key === key))
  }

  #usersOfLocal(key: string): readonly number[] {
    const file = this.#facts.numberOf(sidecarOfLocal(key))
    const isUsed = file !== undefined && this.#facts.get(file)?.uses.some(use => use.key === key)
    return isUsed ? [file] : []
  }

  /** Those that make a claim, or name one of the same article. */
  #naming(key: string): readonly number[] {
    const files = [...this.#keyed.files(hashOfOwn(key)), ...this.#keyed.files(hashOfNamed(key))]
    return [...new Set(files)]
  }

  #numbered(kind: Parameters<typeof numberKey>[0], text: string, limit?: number): readonly number[] {
    const number = this.texts.numberOf(text)
    return number === undefined ? [] : this.#keyed.files(numberKey(kind, number), limit)
  }

  #inRole(entity: string, role: ClaimRole): readonly number[] {
    const id = globalId(entity)
    if (id !== undefined) return this.#numbered(role, id)
    const file = this.#facts.numberOf(sidecarOfLocal(entity))
    return file === undefined ? [] : [file]
  }

  #ofCoder(files: readonly number[], coder: string | undefined): number[] {
    const number = this.#coderNumber(coder)
    return files.filter(file => this.#columns.coderOf(file) === number)
  }

  #coderNumber(coder: string | undefined): number {
    return coder === undefined ? noCoder : this.texts.intern(coder)
  }

  #claims(
    files: Iterable<number>,
    coder: string | undefined,
    fits: (claim: ClaimFact, facts: SidecarFacts) => boolean,
  ): readonly IndexedClaim[] {
    const found: IndexedClaim[] = []
    for (const facts of this.#facts.many(this.#ofCoder([...files], coder))) {
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
    const all = byUri([...this.#facts.many(this.#ofCoder(files, coder))])
    return all.flatMap(facts => partsOf(facts).map(part => ({ facts, part })))
  }
}

const noCoder = -1

/** So many may be kept unpacked for the next question without those being lost that are kept already. */
const fewFiles = 16

function hasRole(entity: string, role: ClaimRole): (claim: ClaimFact, facts: SidecarFacts) => boolean {
  const id = globalId(entity) ?? entity.slice(entity.lastIndexOf("#") + 1)
  return claim => (role === "speaker" ? claim.speakers : claim.targets).includes(id)
}

/** The id in the key of an entity of the registry. */
function globalId(key: string): string | undefined {
  const global = entityKey("", "")
  return key.startsWith(global) ? key.slice(global.length) : undefined
}

function sidecarOfLocal(key: string): string {
  return key.slice(key.indexOf(":") + 1, key.lastIndexOf("#"))
}

function idIn(key: string, kind: string): string {
  return kind === "coder" ? key.slice("coder:".length) : key.slice(`code:${kind}:`.length)
}

function keysUsed(facts: SidecarFacts | undefined): ReadonlySet<string> {
  return new Set(facts?.uses.map(({ key }) => key))
}

function byUri<Facts extends SidecarFacts>(facts: Facts[]): readonly Facts[] {
  return facts.sort((a, b) => (a.uri < b.uri ? -1 : 1))
}

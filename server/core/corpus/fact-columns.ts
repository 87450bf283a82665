import type { CodeKind } from "../model/codebook.ts"
import { namedByKey } from "./keys.ts"
import {
  hashOfArticle,
  hashOfNamed,
  hashOfOwn,
  inThing,
  type KeyKind,
  keyNumbers,
  numberKey,
  textKey,
  thingOf,
} from "./packed/fact-keys.ts"
import { FactsStore } from "./packed/facts-store.ts"
import { FileColumns } from "./packed/file-columns.ts"
import { KeyedFiles } from "./packed/keyed-files.ts"
import { type ArticleNames, type FoldedNames, type Letters, NameColumn } from "./packed/name-column.ts"
import type { PackedFacts } from "./packed/packed-facts.ts"
import type { Segment } from "./packed/segment.ts"
import { noCoder, readKeys, type StoredKeys } from "./packed/stored-keys.ts"
import { StringTable, type TextTable } from "./packed/string-table.ts"
import type { ClaimRole } from "./signatures.ts"
import { type Figures, noFigures, Totals } from "./totals.ts"

/** Numbers of files. */
export interface NumberSet {
  has(file: number): boolean
}

/** The facts of all sidecars, packed, in columns by the numbers of their files, and which of them speak of what. */
export class FactColumns {
  /** The texts that the packed facts share. */
  readonly texts = new StringTable()
  readonly facts: FactsStore
  readonly #files: TextTable
  readonly #columns = new FileColumns()
  readonly #keyed = new KeyedFiles()
  readonly #names = new NameColumn()
  readonly #totals = new Totals()
  readonly #stances = new Set<number>()
  #claimCount = 0

  /** `files` may be a table that others use as well. */
  constructor(files: TextTable) {
    this.#files = files
    this.facts = new FactsStore(files, this.texts)
  }

  /** Claims of the main sidecars. */
  get claimCount(): number {
    return this.#claimCount
  }

  /** All stances that any claim ever had. */
  stances(): readonly string[] {
    return Array.from(this.#stances, number => this.texts.textOf(number))
  }

  /** What is said about an entity of the registry or with a code, over the main sidecars or over one coder's layers. */
  figures(kind: KeyKind, id: string, coder: string | undefined): Figures {
    const text = this.texts.numberOf(id)
    return text === undefined ? noFigures : this.#totals.of(thingOf(keyNumbers[kind], text), this.#coderNumber(coder))
  }

  /** The ids of all codes of a kind that any coder uses. */
  codesUsed(kind: CodeKind): ReadonlySet<string> {
    const ids = new Set<string>()
    this.#totals.each((thing, _, { mentions }) => {
      const { kind: number, text } = inThing(thing)
      if (number === keyNumbers[kind] && mentions > 0) ids.add(this.texts.textOf(text))
    })
    return ids
  }

  /** The files of a coder with their names, but for those of which none has all these letters in their order. */
  *namesWith(letters: Letters, coder: string | undefined): Generator<{ file: number; names: FoldedNames }> {
    const number = this.#coderNumber(coder)
    for (const file of this.facts.numbers()) {
      if (this.#columns.coderOf(file) !== number) continue
      const names = this.#names.find(file, letters, () => this.facts.once(file))
      if (names !== undefined) yield { file, names }
    }
  }

  /** The articles that have an id by their main sidecar, of which no name has all these letters in their order. */
  articlesWithout(letters: Letters): NumberSet {
    const articles = new Uint8Array(this.#files.size)
    for (const file of this.facts.numbers()) {
      if (this.#columns.coderOf(file) !== noCoder) continue
      if (!this.#names.lacks(file, letters, () => this.facts.once(file))) continue
      const article = this.facts.articleNumberOf(file)
      if (article !== undefined) articles[article] = 1
    }
    return { has: article => articles[article] === 1 }
  }

  /** Makes the names of all files, which takes long for the first time; yields after each. */
  *makeNames(): Generator<void> {
    if (this.#names.count === this.facts.size) return
    for (const file of this.facts.numbers()) {
      if (this.#names.has(file)) continue
      this.#names.textOf(file, () => this.facts.once(file))
      yield
    }
  }

  articleNames(file: number): ArticleNames | undefined {
    return this.#names.ofArticle(file, () => this.facts.once(file))
  }

  /** In the order in which people read a corpus (corpus-order.ts). */
  inOrder(files: readonly number[]): Iterable<number> {
    return this.#columns.inOrder(files, this.facts)
  }

  /** Those of the last days first, undated ones at the end. */
  lastFirst(files: readonly number[]): Iterable<number> {
    return this.#columns.lastFirst(files, this.facts)
  }

  /** The first few in that order, without sorting all. */
  firstInOrder(files: readonly number[], limit: number): readonly number[] {
    return this.#columns.firstInOrder(files, limit, this.facts)
  }

  /** Puts facts in that nobody can have asked for yet, or whose readers are told in another way. */
  add(uri: string, packed: PackedFacts, articleUri: string | undefined): void {
    const number = this.#files.intern(uri)
    this.#uncount(number)
    this.facts.put(number, packed, articleUri)
    this.#names.forget(number)
    const keys = readKeys(packed)
    this.#keyed.replace(number, keys.keys)
    for (const stance of keys.stances) this.#stances.add(stance)
    this.#columns.set(number, keys)
    this.#count(keys, 1)
  }

  /** Puts in sidecars of a segment, as by `add`: `taken` has their numbers, and -1, `numbers` those of all its files. */
  adopt(segment: Segment, numbers: Int32Array, taken: Int32Array): void {
    const texts = Uint32Array.from(segment.texts(), text => this.texts.intern(text))
    this.facts.adopt(segment, texts, numbers, taken)
    this.#keyed.adopt(segment.keys, taken)
    this.#addSums(segment, texts)
    for (let entry = 0; entry < taken.length; entry++) {
      const number = taken[entry] ?? -1
      if (number >= 0) this.#addRow(number, segment, entry, texts)
      else if (segment.isSidecar(entry)) this.#count(readKeys(segment.facts(entry, texts)), -1)
    }
  }

  /** Of all sidecars of a segment, whose texts have these numbers here. */
  #addSums(segment: Segment, texts: Uint32Array): void {
    for (const stance of segment.stances) this.#stances.add(texts[stance] ?? 0)
    segment.eachTotal(texts, (thing, coder, figures) => this.#totals.addSum(thing, coder, figures))
    this.#claimCount += segment.claimCount
  }

  #addRow(number: number, { first, last, coders }: Segment, entry: number, texts: Uint32Array): void {
    const coder = texts[coders[entry] ?? noCoder] ?? noCoder
    this.#names.forget(number)
    this.#columns.set(number, { first: first[entry] ?? 0, last: last[entry] ?? 0, coder })
  }

  remove(uri: string): void {
    const number = this.facts.numberOf(uri)
    if (number === undefined) return
    this.#uncount(number)
    this.#keyed.replace(number, [])
    this.facts.delete(number)
    this.#names.forget(number)
  }

  #uncount(number: number): void {
    const packed = this.facts.packed(number)
    if (packed !== undefined) this.#count(readKeys(packed), -1)
  }

  #count({ shares, claims, coder }: StoredKeys, sign: 1 | -1): void {
    if (coder === noCoder) this.#claimCount += sign * claims
    if (sign > 0) this.#totals.add(shares, coder)
    else this.#totals.remove(shares, coder)
  }

  /** The files that use a key, by number; not more than `limit`, if they are not to be looked into. */
  users(key: string, limit?: number): readonly number[] {
    const { kind, id, sidecar } = namedByKey(key)
    if (sidecar !== undefined) return this.#using(key, this.#fileOf(sidecar))
    if (kind === "claim") return this.#using(key, this.naming(key))
    if (kind === "article") return this.#using(key, this.#keyed.files(hashOfArticle(id)))
    return kind === "other" ? [] : this.numbered(kind, id, limit)
  }

  #using(key: string, files: readonly number[]): readonly number[] {
    return files.filter(file => this.facts.get(file)?.uses.some(use => use.key === key))
  }

  #fileOf(uri: string): readonly number[] {
    const file = this.facts.numberOf(uri)
    return file === undefined ? [] : [file]
  }

  /** Those under a hash of fact-keys.ts. */
  hashed(hash: number): readonly number[] {
    return this.#keyed.files(hash)
  }

  /** Those that make a claim, or name one of the same article. */
  naming(key: string): readonly number[] {
    const files = [...this.#keyed.files(hashOfOwn(key)), ...this.#keyed.files(hashOfNamed(key))]
    return [...new Set(files)]
  }

  /** Those under a text, by what they say of it. */
  numbered(kind: KeyKind, text: string, limit?: number): readonly number[] {
    const number = this.texts.numberOf(text)
    return number === undefined ? [] : this.#keyed.files(numberKey(kind, number), limit, textKey(kind, text))
  }

  /** Those in which an entity makes claims, or is what they are about. */
  inRole(entity: string, role: ClaimRole): readonly number[] {
    const { id, sidecar } = namedByKey(entity)
    return sidecar === undefined ? this.numbered(role, id) : this.#fileOf(sidecar)
  }

  /** Whoever has coded something; undefined for the main sidecars. */
  coders(): ReadonlySet<string | undefined> {
    const numbers = new Set<number>()
    for (const file of this.facts.numbers()) numbers.add(this.#columns.coderOf(file))
    return new Set(Array.from(numbers, number => (number === noCoder ? undefined : this.texts.textOf(number))))
  }

  layers(): Iterable<number> {
    return [...this.facts.numbers()].filter(file => this.#columns.coderOf(file) !== noCoder)
  }

  ofCoder(files: Iterable<number>, coder: string | undefined): number[] {
    const number = this.#coderNumber(coder)
    return [...files].filter(file => this.#columns.coderOf(file) === number)
  }

  #coderNumber(coder: string | undefined): number {
    return coder === undefined ? noCoder : this.texts.intern(coder)
  }
}

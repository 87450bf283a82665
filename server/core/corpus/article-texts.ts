import { bandsOf, type Sketch } from "../similar/min-hash.ts"
import { textHash } from "../similar/text-hash.ts"
import { toEnd } from "../text/bits.ts"
import { changedKeys, type Dependencies } from "./dependencies.ts"
import { FileRecords } from "./packed/file-records.ts"
import { KeyedFiles } from "./packed/keyed-files.ts"
import type { Segment } from "./packed/segment.ts"
import { StringTable, type TextTable } from "./packed/string-table.ts"
import { readTextKeys } from "./packed/text-keys.ts"
import {
  hasLineIn,
  readingText,
  readTextFacts,
  shortLinesOf,
  similarityIn,
  sketchIn,
  type TextFacts,
} from "./text-facts.ts"

/** Facts of articles name no texts. */
const noTexts = new Uint32Array()

/** An article and how much of its text another one has, from 0 to 1. */
export interface SimilarArticle {
  readonly uri: string
  readonly similarity: number
}

/** How much two texts have in common at least, to be called similar. */
const similar = 0.7
/** What more articles share is a form that they are written in; and looking at all of them takes too long. */
const mostInBand = 500
/** In how many articles a line stands at least, to be called repeated. */
const repeated = 3

/**
 * What the texts of a corpus have in common; articles without a sidecar count as well. Of a line only a hash of 53 bits
 * is kept; the line itself is read from its article again when it is asked for.
 */
export class ArticleTexts {
  readonly #files: TextTable
  readonly #facts = new FileRecords()
  /** Bands of sketches and lines, by hash. A band that has another's hash costs a comparison, a line is looked up. */
  readonly #keyed = new KeyedFiles()
  readonly #known: ReadonlySet<string>
  readonly #textOf: (uri: string) => string | undefined
  readonly #dependencies: Dependencies

  /**
   * `known` are lines that are page furniture for certain, folded; they do not count. `textOf` gives the text for which
   * an article was last put in here. `files` may be a table that others use as well.
   */
  constructor(
    known: ReadonlySet<string>,
    textOf: (uri: string) => string | undefined,
    dependencies: Dependencies,
    files: TextTable = new StringTable(),
  ) {
    this.#known = known
    this.#textOf = textOf
    this.#dependencies = dependencies
    this.#files = files
  }

  has(uri: string): boolean {
    const number = this.#files.numberOf(uri)
    return number !== undefined && this.#facts.has(number)
  }

  /** The same by the number of a file. */
  hasNumber(file: number): boolean {
    return this.#facts.has(file)
  }

  /** Puts in an article by the facts of its text (`textFactsOf`), without saying what that changes. */
  add(uri: string, facts: Uint8Array): void {
    const number = this.#files.intern(uri)
    this.#facts.put(number, facts)
    this.#keyed.replace(number, readTextKeys(facts))
  }

  /** The same of the articles of a segment that are wanted and not there yet; `numbers` are those of all its files. */
  adopt(segment: Segment, numbers: Int32Array, isWanted: (entry: number) => boolean): void {
    const isTaken = (number: number, entry: number) =>
      segment.isArticle(entry) && !this.#facts.has(number) && isWanted(entry)
    const taken = numbers.map((number, entry) => (isTaken(number, entry) ? number : -1))
    this.#facts.adopt({ records: segment.records, texts: noTexts }, taken)
    this.#keyed.adopt(segment.textKeys, taken)
  }

  /** The facts of an article's text, as they were put in. */
  textFacts(uri: string): Uint8Array | undefined {
    const number = this.#files.numberOf(uri)
    return number === undefined ? undefined : this.#facts.get(number)
  }

  /** Puts an article's text in place of its last; `undefined` takes it out. Answers the keys whose meaning changed. */
  replace(uri: string, text: string | undefined): Set<string> {
    return toEnd(this.replacing(uri, text))
  }

  /** The same in bits, of which only the last one changes anything. */
  *replacing(uri: string, text: string | undefined): Generator<void, Set<string>> {
    const facts = text === undefined ? undefined : yield* readingText(text, this.#known)
    return this.replaceBy(uri, facts)
  }

  /** The same by the facts of its text (`textFactsOf`). */
  replaceBy(uri: string, facts: Uint8Array | undefined): Set<string> {
    const before = this.#signaturesAround(uri)
    if (facts === undefined) this.#remove(uri)
    else this.add(uri, facts)
    return changedKeys(before, this.#signaturesAround(uri))
  }

  /** The articles with nearly the same text, by URI. */
  similarTo(uri: string): readonly SimilarArticle[] {
    this.#dependencies.read(similarKey(uri))
    return this.#similarTo(uri)
  }

  /** The short lines of an article, folded, that stand in several articles. */
  repeatedLines(uri: string): ReadonlySet<string> {
    this.#dependencies.read(repeatedKey(uri))
    const hashes = this.#factsOf(uri)?.lines.filter(line => this.#articlesWith(line).length >= repeated) ?? []
    if (hashes.length === 0) return new Set()
    const wanted = new Set(hashes)
    return new Set([...this.shortLines(uri)].filter(line => wanted.has(textHash(line))))
  }

  /** The short lines of an article, folded, less those that `postil.yaml` lists. */
  shortLines(uri: string): ReadonlySet<string> {
    const text = this.#factsOf(uri)?.lines.length ? this.#textOf(uri) : undefined
    return text === undefined ? new Set() : shortLinesOf(text, this.#known)
  }

  /** The keys of those whose answers change when an article gets its first sidecar or loses its last. */
  keysAround(uri: string): readonly string[] {
    return this.#similarTo(uri).map(other => similarKey(other.uri))
  }

  /**
   * The keys of those whose answers may be others since the facts of an article were `before`, and so many articles had
   * other facts than now; rather too many.
   */
  keysSince(uri: string, before: Uint8Array | undefined, changed: number): ReadonlySet<string> {
    const keys = new Set([similarKey(uri), repeatedKey(uri)])
    const [old, now] = [before && readTextFacts(before), this.#factsOf(uri)]
    for (const sketch of [old?.sketch, now?.sketch]) {
      for (const band of sketch === undefined ? [] : bandsOf(sketch)) {
        const others = this.#keyed.files(band, mostInBand + changed + 1)
        // So many are in it that there were too many before, too.
        if (others.length > mostInBand + changed) continue
        for (const other of others) keys.add(similarKey(this.#files.textOf(other)))
      }
    }
    for (const line of differing(old?.lines ?? [], now?.lines ?? [])) {
      const articles = this.#articlesWith(line, repeated + changed + 1)
      if (articles.length > repeated + changed) continue
      for (const article of articles) keys.add(repeatedKey(article))
    }
    return keys
  }

  #factsOf(uri: string): TextFacts | undefined {
    const facts = this.textFacts(uri)
    return facts && readTextFacts(facts)
  }

  #sketchOf(uri: string): Sketch | undefined {
    const facts = this.textFacts(uri)
    return facts && sketchIn(facts)
  }

  #remove(uri: string): void {
    const number = this.#files.numberOf(uri)
    if (number === undefined) return
    this.#facts.delete(number)
    this.#keyed.replace(number, [])
  }

  #similarTo(uri: string): readonly SimilarArticle[] {
    const sketch = this.#sketchOf(uri)
    if (sketch === undefined) return []
    const near = new Set<number>()
    for (const band of bandsOf(sketch)) {
      const others = this.#keyed.files(band, mostInBand + 1)
      if (others.length <= mostInBand) for (const other of others) near.add(other)
    }
    near.delete(this.#files.numberOf(uri) ?? -1)
    const found: SimilarArticle[] = []
    for (const other of near) {
      const facts = this.#facts.get(other)
      const share = facts === undefined ? 0 : similarityIn(facts, sketch)
      if (share >= similar) found.push({ uri: this.#files.textOf(other), similarity: share })
    }
    return found.sort((a, b) => (a.uri < b.uri ? -1 : 1))
  }

  /** Some of the articles with a line; all, if they are fewer than `limit`. */
  #articlesWith(line: number, limit = repeated + 1): readonly string[] {
    const some = this.#keyed.files(line, limit)
    const all = some.every(file => this.#hasLine(file, line)) ? some : this.#keyed.files(line)
    const files = all === some ? some : all.filter(file => this.#hasLine(file, line))
    return files.slice(0, limit).map(file => this.#files.textOf(file))
  }

  #hasLine(file: number, line: number): boolean {
    const facts = this.#facts.get(file)
    return facts !== undefined && hasLineIn(facts, line)
  }

  /** What is said of an article, and of others on its account. */
  #signaturesAround(uri: string): ReadonlyMap<string, string> {
    const signatures = new Map<string, string>()
    const facts = this.#factsOf(uri)
    if (facts === undefined) return signatures
    const others = this.#similarTo(uri)
    signatures.set(similarKey(uri), others.map(other => `${other.uri} ${other.similarity}`).join())
    for (const other of others) signatures.set(similarKey(other.uri), `${uri} ${other.similarity}`)
    for (const line of facts.lines) this.#signLine(line, uri, signatures)
    return signatures
  }

  /** A line that just became repeated, or is about to be no longer, concerns all articles with it. */
  #signLine(line: number, uri: string, signatures: Map<string, string>): void {
    const articles = this.#articlesWith(line)
    if (articles.length < repeated) return
    for (const one of articles.length === repeated ? articles : [uri]) {
      const key = repeatedKey(one)
      signatures.set(key, `${signatures.get(key) ?? ""}${line}\n`)
    }
  }
}

/** What one of two lists has and the other has not. */
function differing(some: readonly number[], others: readonly number[]): readonly number[] {
  const [a, b] = [new Set(some), new Set(others)]
  return [...some.filter(one => !b.has(one)), ...others.filter(one => !a.has(one))]
}

function similarKey(uri: string): string {
  return `similar:${uri}`
}

function repeatedKey(uri: string): string {
  return `repeated-lines:${uri}`
}

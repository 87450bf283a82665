import { foldLine } from "../anchor/article-text.ts"
import { bandsOf, type Sketch, similarity, sketchOf } from "../similar/min-hash.ts"
import { changedKeys, type Dependencies } from "./dependencies.ts"

/** An article and how much of its text another one has, from 0 to 1. */
export interface SimilarArticle {
  readonly uri: string
  readonly similarity: number
}

/** All that is kept of a text: a few hundred bytes. */
interface TextFacts {
  readonly sketch: Sketch | undefined
  /** Short lines, folded, that could be page furniture. */
  readonly lines: ReadonlySet<string>
}

/** How much two texts have in common at least, to be called similar. */
const similar = 0.7
/** What more articles share is a form that they are written in; and looking at all of them takes too long. */
const mostInBand = 500
/** In how many articles a line stands at least, to be called repeated. */
const repeated = 3

/** What the texts of a corpus have in common; articles without a sidecar count as well. */
export class ArticleTexts {
  readonly #facts = new Map<string, TextFacts>()
  /** band of a sketch -> articles */
  readonly #bands = new Map<number, Set<string>>()
  /** line -> articles */
  readonly #lines = new Map<string, Set<string>>()
  readonly #known: ReadonlySet<string>
  readonly #dependencies: Dependencies

  /** `known` are lines that are page furniture for certain, folded; they do not count. */
  constructor(known: ReadonlySet<string>, dependencies: Dependencies) {
    this.#known = known
    this.#dependencies = dependencies
  }

  has(uri: string): boolean {
    return this.#facts.has(uri)
  }

  /** Puts an article's text in place of its last; `undefined` takes it out. Answers the keys whose meaning changed. */
  replace(uri: string, text: string | undefined): Set<string> {
    const before = new Map<string, string>()
    const after = new Map<string, string>()
    this.#remove(uri, before)
    if (text !== undefined) this.#add(uri, this.#factsOf(text), after)
    return changedKeys(before, after)
  }

  /** The articles with nearly the same text, by URI. */
  similarTo(uri: string): readonly SimilarArticle[] {
    this.#dependencies.read(similarKey(uri))
    return this.#similarTo(uri)
  }

  /** The short lines of an article, folded, that stand in several articles. */
  repeatedLines(uri: string): ReadonlySet<string> {
    this.#dependencies.read(repeatedKey(uri))
    const { lines = [] } = this.#facts.get(uri) ?? {}
    return new Set([...lines].filter(line => (this.#lines.get(line)?.size ?? 0) >= repeated))
  }

  /** The short lines of an article, folded, less those that `postil.yaml` lists. */
  shortLines(uri: string): ReadonlySet<string> {
    return this.#facts.get(uri)?.lines ?? new Set()
  }

  /** The keys of those whose answers change when an article gets its first sidecar or loses its last. */
  keysAround(uri: string): readonly string[] {
    return this.#similarTo(uri).map(other => similarKey(other.uri))
  }

  #similarTo(uri: string): readonly SimilarArticle[] {
    const sketch = this.#facts.get(uri)?.sketch
    if (sketch === undefined) return []
    const near = new Set<string>()
    for (const band of bandsOf(sketch)) {
      const others = this.#bands.get(band)
      if (others !== undefined && others.size <= mostInBand) for (const other of others) near.add(other)
    }
    near.delete(uri)
    return [...near].sort().flatMap(other => {
      const theirs = this.#facts.get(other)?.sketch
      const share = theirs === undefined ? 0 : similarity(sketch, theirs)
      return share < similar ? [] : [{ uri: other, similarity: share }]
    })
  }

  #factsOf(text: string): TextFacts {
    const lines = text.split(/[\r\n]+/)
    const own =
      this.#known.size === 0 ? lines : lines.filter(line => line.length > 200 || !this.#known.has(foldLine(line)))
    const short = own.filter(isShort).map(foldLine)
    return { sketch: sketchOf(own.join("\n")), lines: new Set(short.filter(line => /\p{L}{3}/u.test(line))) }
  }

  #add(uri: string, facts: TextFacts, signatures: Map<string, string>): void {
    this.#facts.set(uri, facts)
    if (facts.sketch !== undefined) for (const band of bandsOf(facts.sketch)) addTo(this.#bands, band, uri)
    this.#signSimilar(uri, signatures)
    for (const line of facts.lines) {
      const others = addTo(this.#lines, line, uri)
      this.#signLine(line, others, uri, signatures)
    }
  }

  #remove(uri: string, signatures: Map<string, string>): void {
    const facts = this.#facts.get(uri)
    if (facts === undefined) return
    this.#signSimilar(uri, signatures)
    if (facts.sketch !== undefined) for (const band of bandsOf(facts.sketch)) removeFrom(this.#bands, band, uri)
    for (const line of facts.lines) {
      this.#signLine(line, this.#lines.get(line) ?? new Set(), uri, signatures)
      removeFrom(this.#lines, line, uri)
    }
    this.#facts.delete(uri)
  }

  #signSimilar(uri: string, signatures: Map<string, string>): void {
    const others = this.#similarTo(uri)
    signatures.set(similarKey(uri), others.map(other => `${other.uri} ${other.similarity}`).join())
    for (const other of others) signatures.set(similarKey(other.uri), `${uri} ${other.similarity}`)
  }

  /** A line that just became repeated, or is about to be no longer, concerns all articles with it. */
  #signLine(line: string, { size }: ReadonlySet<string>, uri: string, signatures: Map<string, string>): void {
    if (size < repeated) return
    const concerned = size === repeated ? (this.#lines.get(line) ?? []) : [uri]
    for (const one of concerned) {
      const key = repeatedKey(one)
      signatures.set(key, `${signatures.get(key) ?? ""}${line}\n`)
    }
  }
}

/** Too short for a paragraph, or a little longer and no sentence. */
function isShort(line: string): boolean {
  const { length } = line.trim()
  return length >= 4 && length <= 100 && (length <= 40 || !/[.!?…]["'”’»)]*\s*$/.test(line))
}

function similarKey(uri: string): string {
  return `similar:${uri}`
}

function repeatedKey(uri: string): string {
  return `repeated-lines:${uri}`
}

function addTo<K>(sets: Map<K, Set<string>>, key: K, uri: string): ReadonlySet<string> {
  const set = sets.get(key) ?? new Set()
  sets.set(key, set.add(uri))
  return set
}

function removeFrom<K>(sets: Map<K, Set<string>>, key: K, uri: string): void {
  const set = sets.get(key)
  set?.delete(uri)
  if (set?.size === 0) sets.delete(key)
}

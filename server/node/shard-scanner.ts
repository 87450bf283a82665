import { ClosedReader } from "../core/corpus/closed-reader.ts"
import type { FileGroup, GroupSidecar } from "../core/corpus/fact-supply.ts"
import { packFacts } from "../core/corpus/packed/pack-facts.ts"
import type { PackedFacts } from "../core/corpus/packed/packed-facts.ts"
import { StringTable } from "../core/corpus/packed/string-table.ts"
import { type ReadingTerms, signatureOfNames, signatureOfTerms } from "../core/corpus/reading-terms.ts"
import { textFactsOf } from "../core/corpus/text-facts.ts"
import { lineStartsOf } from "../core/text/line-index.ts"
import { DiskFiles } from "./disk-files.ts"
import { type FileStamp, isSurelySame, looksOf } from "./file-stamp.ts"
import { uriToPath } from "./file-uri.ts"
import { fingerprint } from "./fingerprint.ts"
import { readShard, type Shard, type ShardArticle, type ShardSidecar, writeShard } from "./shard.ts"

/** Which corpus is scanned, and how. */
export interface ScanTerms {
  /** URI of its folder, with `/` at its end. */
  readonly root: string
  readonly terms: ReadingTerms
  /** Stands for the program: another one may make other facts of the same texts. */
  readonly program: string
}

/** A shard as it is to be, and whether that is another one than there was. */
export interface ScannedShard {
  readonly bytes: Uint8Array
  readonly isNew: boolean
}

/** A file that is there; its text only where it had to be read. */
interface SeenFile {
  readonly uri: string
  readonly stamp: FileStamp
  readonly text?: string
  /** `touched`: it looks otherwise, or may have changed unseen, and says the same. */
  readonly state: "same" | "touched" | "changed"
}

/** A sidecar among the files of its stem; `article` as it was seen, if it is there. */
interface Place {
  readonly group: FileGroup
  readonly sidecar: GroupSidecar
  readonly article: SeenFile | undefined
}

/** The shard that there was, if it is of use, and what is found now. */
interface Scan {
  readonly before: Shard | undefined
  readonly names: ReadonlyMap<number, number>
  readonly sidecars: Map<string, ShardSidecar>
  readonly articles: Map<string, ShardArticle>
}

/** Brings shards up to date with the files on disk: reads those that have changed, and no others. */
export class ShardScanner {
  readonly #root: string
  readonly #files: DiskFiles
  readonly #reader: ClosedReader
  readonly #signature: string
  readonly #terms: ReadingTerms
  readonly #lines: ReadonlySet<string>
  readonly #table = new StringTable()
  /** What an entity is called now, by the number of its id. */
  readonly #names = new Map<number, number>()

  constructor({ root, terms, program }: ScanTerms) {
    this.#root = root
    this.#terms = terms
    this.#files = new DiskFiles(root)
    this.#reader = new ClosedReader(terms)
    this.#lines = new Set(terms.boilerplate.lines)
    this.#signature = `${program}\n${signatureOfTerms(terms)}`
  }

  /** `old` are the bytes of the shard that there was. */
  scan(groups: Iterable<FileGroup>, old?: Uint8Array): ScannedShard {
    const since = Date.now()
    const read = old && readShard(old, this.#table)
    const before = read?.signature === this.#signature ? read : undefined
    const scan: Scan = { before, names: before?.names() ?? new Map(), sidecars: new Map(), articles: new Map() }
    for (const group of groups) this.#scanGroup(group, scan)
    if (old !== undefined && before !== undefined && isSame(scan, before)) return { bytes: old, isNew: false }
    const { sidecars, articles } = scan
    const names = this.#namesIn(sidecars.values())
    const fresh: Shard = { signature: this.#signature, since, names: () => names, sidecars, articles }
    return { bytes: writeShard(fresh, this.#table), isNew: true }
  }

  #scanGroup(group: FileGroup, scan: Scan): void {
    const { before, articles, sidecars } = scan
    const seen = group.articles.map(uri => this.#look(uri, before?.articles.get(this.#nameOf(uri)), before))
    for (const file of seen) {
      if (file !== undefined) articles.set(this.#nameOf(file.uri), this.#articleOf(file, before))
    }
    for (const sidecar of group.sidecars) {
      const name = this.#nameOf(sidecar.uri)
      const file = this.#look(sidecar.uri, before?.sidecars.get(name), before)
      if (file !== undefined) sidecars.set(name, this.#sidecarOf(file, { group, sidecar, article: seen[0] }, scan))
    }
  }

  #articleOf({ uri, stamp, text, state }: SeenFile, before: Shard | undefined): ShardArticle {
    const old = before?.articles.get(this.#nameOf(uri))
    if (old === undefined || state === "changed") return { stamp, facts: textFactsOf(text ?? "", this.#lines) }
    return state === "same" ? old : { stamp, facts: old.facts }
  }

  #sidecarOf(file: SeenFile, place: Place, scan: Scan): ShardSidecar {
    const old = scan.before?.sidecars.get(this.#nameOf(file.uri))
    const isGood = old !== undefined && file.state !== "changed" && this.#isOver(place, old)
    if (!isGood || !this.#areNamesSame(old.facts, scan.names)) return this.#readSidecar(file, place)
    return file.state === "same" ? old : { ...old, stamp: file.stamp }
  }

  /** Whether it was laid over this article, as it still is. */
  #isOver({ article, group: { defaultId } }: Place, old: ShardSidecar): boolean {
    const name = article === undefined ? "" : this.#nameOf(article.uri)
    return article?.state !== "changed" && old.article === name && old.defaultId === defaultId
  }

  #readSidecar(file: SeenFile, { sidecar: { uri, coder }, article, group }: Place): ShardSidecar {
    const { defaultId } = group
    const [articleUri] = group.articles
    const text = file.text ?? this.#files.read(uri) ?? ""
    const source = article && (article.text ?? this.#files.read(article.uri))
    const place = { ...(coder !== undefined && { coder }), ...(articleUri !== undefined && { articleUri }) }
    const facts = this.#reader.read({ uri, text, defaultId, ...place }, source)
    const lines = { own: lineStartsOf(text), article: source === undefined ? undefined : lineStartsOf(source) }
    return {
      stamp: file.stamp,
      article: article === undefined ? "" : this.#nameOf(article.uri),
      defaultId,
      facts: packFacts(facts, lines, this.#table),
    }
  }

  /** `then` is what is known of when it was last read. */
  #look(uri: string, then: { readonly stamp: FileStamp } | undefined, before: Shard | undefined): SeenFile | undefined {
    const path = uriToPath(uri)
    const now = path === undefined ? undefined : looksOf(path)
    if (now === undefined) return undefined
    if (then !== undefined && before !== undefined && isSurelySame(now, then.stamp, before.since))
      return { uri, stamp: then.stamp, state: "same" }
    const text = this.#files.read(uri)
    if (text === undefined) return undefined
    const stamp = { ...now, fingerprint: fingerprint(text) }
    return { uri, stamp, text, state: then?.stamp.fingerprint === stamp.fingerprint ? "touched" : "changed" }
  }

  /** Whether the entities that facts may name are called as they were. */
  #areNamesSame({ refs }: PackedFacts, names: ReadonlyMap<number, number>): boolean {
    return refs.every(ref => this.#signatureOf(ref) === (names.get(ref) ?? 0))
  }

  #namesIn(sidecars: Iterable<ShardSidecar>): ReadonlyMap<number, number> {
    const names = new Map<number, number>()
    for (const { facts } of sidecars) {
      for (const ref of facts.refs) if (this.#signatureOf(ref) !== 0) names.set(ref, this.#signatureOf(ref))
    }
    return names
  }

  #signatureOf(ref: number): number {
    const known = this.#names.get(ref)
    if (known !== undefined) return known
    const signature = signatureOfNames(this.#terms.names.get(this.#table.textOf(ref)))
    this.#names.set(ref, signature)
    return signature
  }

  #nameOf(uri: string): string {
    return uri.slice(this.#root.length)
  }
}

/** What has not changed is taken over as it is. */
function isSame({ sidecars, articles }: Scan, before: Shard): boolean {
  return isSameMap(sidecars, before.sidecars) && isSameMap(articles, before.articles)
}

function isSameMap<T>(now: ReadonlyMap<string, T>, before: ReadonlyMap<string, T>): boolean {
  return now.size === before.size && [...now].every(([name, entry]) => before.get(name) === entry)
}

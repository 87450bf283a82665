import { ByteReader } from "../core/corpus/packed/byte-reader.ts"
import { ByteWriter } from "../core/corpus/packed/byte-writer.ts"
import type { PackedFacts } from "../core/corpus/packed/packed-facts.ts"
import { readSegment, type SegmentEntry, writeSegment } from "../core/corpus/packed/segment.ts"
import type { StringTable } from "../core/corpus/packed/string-table.ts"
import { type FileStamp, readStamp, writeStamp } from "./file-stamp.ts"

/** What is known of some files of a corpus, as it is kept on disk and goes from thread to thread. */
export interface Shard {
  /** Under which program and which words of the corpus its facts were made; under others they are not good. */
  readonly signature: string
  /** When reading began, in milliseconds: files that changed since, or just before, may be as old as they look. */
  readonly since: number
  /** Is asked once. Signatures of what the entities are called that the facts may name, by the numbers of their ids; 0 is left out. */
  names(): ReadonlyMap<number, number>
  /** By their URIs behind that of the corpus. */
  readonly sidecars: ReadonlyMap<string, ShardSidecar>
  readonly articles: ReadonlyMap<string, ShardArticle>
}

export interface ShardSidecar {
  readonly stamp: FileStamp
  /** The article that it was laid over; "" where there was none. */
  readonly article: string
  readonly defaultId: string | undefined
  readonly facts: PackedFacts
}

export interface ShardArticle {
  readonly stamp: FileStamp
  /** See `textFactsOf`. */
  readonly facts: Uint8Array
}

/** Grows with every change of how a shard is written. */
const version = 1

/** No file is called that. */
const headName = ""

export function writeShard(shard: Shard, table: StringTable): Uint8Array {
  const entries: SegmentEntry[] = [{ name: headName, own: headOf(shard, table) }]
  for (const [name, { stamp, article, defaultId, facts }] of shard.sidecars) {
    const own = new ByteWriter(64)
    writeStamp(stamp, own)
    own.text(article)
    own.text(defaultId ?? "")
    entries.push({ name, facts, own: own.toBytes() })
  }
  for (const [name, { stamp, facts }] of shard.articles) {
    const own = new ByteWriter(64 + facts.length)
    writeStamp(stamp, own)
    own.bytes(facts)
    entries.push({ name, own: own.toBytes() })
  }
  return writeSegment(entries, table)
}

/** Undefined where the bytes are damaged or of another version. What it answers are views of them. */
export function readShard(bytes: Uint8Array, table: StringTable): Shard | undefined {
  const [first, ...entries] = readSegment(bytes, table) ?? []
  const head = first?.name === headName ? readHead(first.own, table) : undefined
  if (head === undefined) return undefined
  const sidecars = new Map<string, ShardSidecar>()
  const articles = new Map<string, ShardArticle>()
  for (const { name, facts, own } of entries) {
    const reader = new ByteReader(own)
    const stamp = readStamp(reader)
    if (facts === undefined) articles.set(name, { stamp, facts: own.subarray(reader.at) })
    else sidecars.set(name, { stamp, article: reader.text(), defaultId: reader.text() || undefined, facts })
  }
  return { ...head, sidecars, articles }
}

function headOf({ signature, since, names: namesOf }: Shard, table: StringTable): Uint8Array {
  const names = namesOf()
  const own = new ByteWriter(16 * names.size + 256)
  own.number(version)
  own.text(signature)
  own.number(Math.floor(since))
  own.number(names.size)
  for (const [id, signed] of names) {
    own.text(table.textOf(id))
    own.number(signed)
  }
  return own.toBytes()
}

function readHead(own: Uint8Array, table: StringTable): Omit<Shard, "sidecars" | "articles"> | undefined {
  const reader = new ByteReader(own)
  if (reader.number() !== version) return undefined
  const signature = reader.text()
  const since = reader.number()
  return { signature, since, names: () => readNames(reader, table) }
}

function readNames(reader: ByteReader, table: StringTable): ReadonlyMap<number, number> {
  const names = new Map<number, number>()
  for (let left = reader.number(); left > 0; left--) names.set(table.intern(reader.text()), reader.number())
  return names
}

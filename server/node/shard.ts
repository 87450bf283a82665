import { ByteReader } from "../core/corpus/packed/byte-reader.ts"
import { ByteWriter } from "../core/corpus/packed/byte-writer.ts"
import { areWhole, bytesOf, floatsOf, joinColumns, splitColumns } from "../core/corpus/packed/columns.ts"
import type { FarBytes } from "../core/corpus/packed/record-column.ts"
import { Segment } from "../core/corpus/packed/segment.ts"
import type { FileStamp } from "./file-stamp.ts"
import { fingerprintAt, fingerprintLength } from "./fingerprint.ts"

/** What is known of some files of a corpus, as it is kept on disk and goes from thread to thread. */
export interface Shard extends ShardHead {
  readonly segment: Segment
  /** The same as `stamps`, in columns. */
  readonly columns: StampColumns
}

export interface StampColumns {
  /** `noFile` for files that could not be read. */
  readonly sizes: Float64Array
  readonly changes: Float64Array
  /** `noMark` for none. */
  readonly marks: Float64Array
  /** Fingerprints, one behind the other. */
  readonly prints: Uint8Array
}

/** What is known beside their facts; the files are in the order of the segment's entries. */
export interface ShardHead {
  /** Under which program and which words of the corpus its facts were made; under others they are not good. */
  readonly signature: string
  /** When reading began, in milliseconds: files that changed since, or just before, may be as old as they look. */
  readonly since: number
  /** See shard-listing.ts. */
  readonly listing: string
  /** Stands for what all entities were called, so that one look tells that none has changed. */
  readonly allNames: string
  /** Undefined for files that could not be read. */
  readonly stamps: readonly (FileStamp | undefined)[]
  /** Signatures of what the entities are called that the facts may name, by the numbers of the texts; 0 for other texts. */
  readonly names: Float64Array
}

/** Grows with every change of how a shard is written. */
const version = 7
/** How many columns there are before those of the segment. */
export const ownColumns = 7
export const noFile = -1
export const noMark = -1

/** `segment` are its columns. */
export function writeShard(head: ShardHead, segment: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const { listing, stamps, names } = head
  const sizes = Float64Array.from(stamps, stamp => stamp?.size ?? noFile)
  const changes = Float64Array.from(stamps, stamp => stamp?.changed ?? 0)
  const marks = Float64Array.from(stamps, stamp => stamp?.mark ?? noMark)
  const own = [headOf(head), textOf(listing), printsOf(stamps), ...[sizes, changes, marks, names].map(bytesOf)]
  return joinColumns([...own, ...segment])
}

/**
 * What another thread has just written or looked at; undefined where it is of another version. It is made of views, and
 * long texts are read when they are asked for.
 */
export function openShard(bytes: Uint8Array): Shard | undefined {
  return openColumns(splitColumns(bytes) ?? [])
}

/** The same of its columns, whose records may be elsewhere. */
export function openColumns(columns: readonly Uint8Array[], records?: FarBytes): Shard | undefined {
  const [head, listing, prints, sizes, changes, marks, names, ...segment] = columns
  if (head === undefined || names === undefined) return undefined
  const reader = new ByteReader(head)
  if (reader.number() !== version) return undefined
  const column = (bytes = names) => floatsOf(bytes)
  const stamps = { sizes: column(sizes), changes: column(changes), marks: column(marks), prints: prints ?? names }
  return {
    columns: stamps,
    ...{ since: reader.number(), signature: reader.text(), allNames: reader.text() },
    ...{ names: floatsOf(names), segment: new Segment(segment, records) },
    get listing() {
      return textIn(listing)
    },
    get stamps() {
      return stampsOf(stamps)
    },
  }
}

/** The same from a disk: undefined where the bytes are damaged. */
export function readShard(bytes: Uint8Array): Shard | undefined {
  return areWhole(bytes) ? openShard(bytes) : undefined
}

function headOf({ since, signature, allNames }: ShardHead): Uint8Array {
  const head = new ByteWriter()
  head.number(version)
  head.number(Math.floor(since))
  head.text(signature)
  head.text(allNames)
  return head.toBytes()
}

function textOf(text: string): Uint8Array {
  const writer = new ByteWriter(2 * text.length + 16)
  writer.text(text)
  return writer.toBytes()
}

function textIn(column: Uint8Array | undefined): string {
  return column === undefined ? "" : new ByteReader(column).text()
}

function printsOf(stamps: ShardHead["stamps"]): Uint8Array {
  const prints = new Uint8Array(stamps.length * fingerprintLength)
  for (const [index, stamp] of stamps.entries()) {
    const print = stamp?.fingerprint ?? ""
    for (let at = 0; at < print.length; at++) prints[index * fingerprintLength + at] = print.charCodeAt(at)
  }
  return prints
}

function stampsOf({ sizes, changes, marks, prints }: StampColumns): readonly (FileStamp | undefined)[] {
  return Array.from(sizes, (size, index) => {
    if (size === noFile) return undefined
    const mark = marks[index] === noMark ? undefined : marks[index]
    return { size, changed: changes[index] ?? 0, mark, fingerprint: fingerprintAt(prints, index) }
  })
}

import { countIn, type ListedFiles } from "../core/corpus/fact-supply.ts"
import { FileLayout, type LayoutConfig } from "../core/corpus/file-layout.ts"
import { FilePairs } from "../core/corpus/file-pairs.ts"
import { ByteReader } from "../core/corpus/packed/byte-reader.ts"
import { ByteWriter } from "../core/corpus/packed/byte-writer.ts"
import { areWhole, bytesOf, integersOf, joinColumns, splitColumns, wordsOf } from "../core/corpus/packed/columns.ts"
import { hashOfName } from "../core/corpus/packed/uri-table.ts"
import { fingerprint } from "./fingerprint.ts"
import type { LookedThrough } from "./look-through.ts"
import { namesIn, readListing } from "./shard-listing.ts"

/** A shard as it is planned, with the listing of its files. */
export interface ListedShard {
  readonly name: string
  readonly listing: string
}

export interface PlannedFiles {
  readonly name: string
  /** Stands for its listing. */
  readonly listing: string
  /** The places of its files among all, in the order of its entries. */
  readonly places: Uint32Array
  /** How many sidecars, and articles without one, these are. */
  readonly counted: number
}

/** Which files were there when a corpus was last listed, and in which shards they are. */
export interface FilePlan {
  readonly files: ListedFiles
  readonly shards: readonly PlannedFiles[]
  /** Undefined where nobody has looked at the folders. */
  readonly looked: LookedThrough | undefined
}

/** Grows with every change of how a plan is written. */
const version = 3

/** `program` stands for the program and `layout` for the layout under which it is good (`FileLayout.signature`). */
export function writePlan(shards: readonly ListedShard[], program: string, layout: string, root: string): Uint8Array {
  const config: LayoutConfig = JSON.parse(layout)
  const pairs = new FilePairs(root, new FileLayout(config))
  const head = new ByteWriter()
  head.number(version)
  for (const text of [program, layout]) head.text(text)
  const entries: string[] = []
  const sizes: number[] = []
  const counted: number[] = []
  for (const { name, listing } of shards) {
    head.text(name)
    head.text(fingerprint(listing))
    const groups = readListing(listing)
    const before = entries.length
    for (const entry of namesIn(groups)) entries.push(entry)
    sizes.push(entries.length - before)
    counted.push(countIn(groups))
  }
  const order = Uint32Array.from(entries.keys()).sort((a, b) => ((entries[a] ?? "") < (entries[b] ?? "") ? -1 : 1))
  const [places, ends, hashes] = [order.slice(), order.slice(), order.slice()]
  const kinds = new Uint8Array(order.length)
  const [stems, ownNames] = [new Int32Array(order.length), new Int32Array(order.length)]
  let end = 0
  for (const [place, entry] of order.entries()) {
    const name = entries[entry] ?? ""
    const { kind, stem, ownName } = pairs.kindsOf(root + name)
    places[entry] = place
    ends[place] = end += name.length
    hashes[place] = hashOfName(name)
    kinds[place] = kind
    stems[place] = stem
    ownNames[place] = ownName
  }
  const all = new ByteWriter(end + 16)
  all.text(Array.from(order, entry => entries[entry] ?? "").join(""))
  const own = [Uint32Array.from(sizes), Uint32Array.from(counted), places, ends, hashes, kinds, stems, ownNames]
  return joinColumns([noLook, head.toBytes(), all.toBytes(), ...own.map(bytesOf)])
}

const noLook = new Uint8Array()

/** A plan with what was found when somebody looked at its folders. */
export function withLook(plan: Uint8Array, looked: LookedThrough): Uint8Array {
  const [, ...columns] = splitColumns(plan) ?? []
  return joinColumns([Buffer.from(JSON.stringify(looked)), ...columns])
}

/** Undefined where it is damaged, or of another program or layout. */
export function readPlan(bytes: Uint8Array, program: string, layout: string): FilePlan | undefined {
  return areWhole(bytes) ? openPlan(bytes, program, layout) : undefined
}

/** The same of what another thread has just read or written. */
export function openPlan(bytes: Uint8Array, program: string, layout: string): FilePlan | undefined {
  const [look, head, all, sizes, counted, order, ends, hashes, kinds, stems, ownNames] = splitColumns(bytes) ?? []
  if (look === undefined || head === undefined || ownNames === undefined) return undefined
  const reader = new ByteReader(head)
  if (reader.number() !== version || reader.text() !== program || reader.text() !== layout) return undefined
  const words = (column = head) => wordsOf(column)
  const [places, counts] = [words(order), words(counted)]
  let end = 0
  const shards = Array.from(words(sizes), (size, index) => {
    end += size
    const own = places.subarray(end - size, end)
    return { name: reader.text(), listing: reader.text(), places: own, counted: counts[index] ?? 0 }
  })
  const files = {
    ...{ names: new ByteReader(all ?? head).text(), ends: words(ends), hashes: words(hashes) },
    ...{ kinds: kinds ?? head, stems: integersOf(stems ?? head), ownNames: integersOf(ownNames) },
  }
  return { files, shards, looked: look.length === 0 ? undefined : JSON.parse(Buffer.from(look).toString()) }
}

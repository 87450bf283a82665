import { layColumns, sealIn, splitColumns } from "../core/corpus/packed/columns.ts"
import { lastingColumns, recordsColumn } from "../core/corpus/packed/segment.ts"
import type { FarPlace, IndexStore } from "./index-store.ts"
import { openColumns, openShard, ownColumns, type Shard } from "./shard.ts"

/** With no other memory around them, since that would go along. */
type Bytes = Uint8Array<ArrayBuffer>

/** The bytes of a shard on their way to another thread: all, or those that are not left on disk. */
export type SentShard = { readonly bytes: Bytes } | FarShard

/** A shard without the records of its files. */
interface FarShard {
  /** What is asked for as long as there is the corpus, and what only who takes the shard over needs. */
  readonly lasting: Bytes
  readonly passing: Bytes
  readonly records: FarPlace
}

/** `isOnDisk` tells that the same bytes are in the index, so that it will do to ask for records there. */
export function toSent(bytes: Bytes, isOnDisk: boolean): SentShard {
  if (!isOnDisk) return { bytes }
  const columns = splitColumns(bytes) ?? []
  const only = (isWanted: (column: number) => boolean) =>
    layColumns(columns.map((column, index) => (isWanted(index - ownColumns) ? column : none)))
  const records = columns[ownColumns + recordsColumn] ?? none
  return {
    lasting: only(column => lastingColumns.has(column)),
    passing: only(column => column !== recordsColumn && !lastingColumns.has(column)),
    records: { start: records.byteOffset - bytes.byteOffset, size: records.length, seal: sealIn(bytes) },
  }
}

/** The memory that goes to the other thread instead of being copied. */
export function givenWith(sent: SentShard): readonly ArrayBuffer[] {
  return "bytes" in sent ? [sent.bytes.buffer] : [sent.lasting.buffer, sent.passing.buffer]
}

/** Undefined where it is of another version, or what is on disk is another shard by now. */
export function openSent(sent: SentShard, name: string, store: IndexStore | undefined): Shard | undefined {
  if ("bytes" in sent) return openShard(sent.bytes)
  const records = store?.openRecords(name, sent.records)
  // As a copy: the memory of the thread that has sent it can be given back as a whole only when nothing of it stays.
  const lasting = splitColumns(sent.lasting.slice()) ?? []
  const all = splitColumns(sent.passing)?.map((column, index) =>
    lastingColumns.has(index - ownColumns) ? (lasting[index] ?? none) : column,
  )
  return records && all && openColumns(all, records)
}

const none = new Uint8Array(0)

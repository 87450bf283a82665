import { type FileGroup, Supplied } from "../core/corpus/fact-supply.ts"
import { urisIn } from "../core/corpus/file-pairs.ts"
import type { StringTable } from "../core/corpus/packed/string-table.ts"
import type { FileStamp } from "./file-stamp.ts"
import type { Shard } from "./shard.ts"

/** Decides whether what was read of a file is of use. */
export type Accept = (uri: string, stamp: FileStamp) => boolean

/** What a shard holds of these groups, for the corpus that asked for them. */
export function toSupplied(
  groups: readonly FileGroup[],
  shard: Shard | undefined,
  table: StringTable,
  accept?: Accept,
): Supplied {
  if (shard === undefined || accept === undefined) return new Supplied(groups, shard?.segment, table)
  const { stamps } = shard
  const uris = groups.flatMap(urisIn)
  return new Supplied(groups, shard.segment, table, entry => {
    const [uri, stamp] = [uris[entry], stamps[entry]]
    return uri !== undefined && stamp !== undefined && accept(uri, stamp)
  })
}

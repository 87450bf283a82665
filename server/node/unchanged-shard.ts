import { isSurelySame, roughLooksOf } from "./file-stamp.ts"
import { pathsIn } from "./file-uri.ts"
import type { IndexStore } from "./index-store.ts"
import type { KeptTerms } from "./kept-shards.ts"
import { noFile, readShard, type Shard } from "./shard.ts"
import { namesIn, readListing } from "./shard-listing.ts"
import { isOf } from "./shard-terms.ts"

/** The bytes of a shard all of whose files look as they did; none of them is read. */
export function readUnchanged(
  store: IndexStore,
  name: string,
  { root, program }: KeptTerms,
): Uint8Array<ArrayBuffer> | undefined {
  const bytes = store.read(name)
  const shard = bytes && readShard(bytes)
  return shard !== undefined && isOf(program, shard) && lookTheSame(shard, root) ? bytes : undefined
}

function lookTheSame({ listing, columns, since }: Shard, root: string): boolean {
  const { sizes, changes } = columns
  const pathOf = pathsIn(root)
  return namesIn(readListing(listing)).every((name, entry) => {
    const path = pathOf(name)
    const now = path === undefined ? undefined : roughLooksOf(path)
    const [size = noFile, changed = 0] = [sizes[entry], changes[entry]]
    return now === undefined || size === noFile
      ? now === undefined && size === noFile
      : isSurelySame(now, { size, changed }, since)
  })
}

import { isSurelySame, looksOf } from "./file-stamp.ts"
import { pathsIn } from "./file-uri.ts"
import type { IndexStore } from "./index-store.ts"
import type { KeptTerms } from "./kept-shards.ts"
import { readShard, type Shard } from "./shard.ts"
import { namesIn, readListing } from "./shard-listing.ts"
import { isOf } from "./shard-terms.ts"

/** The bytes of a shard all of whose files look as they did; none of them is read. */
export function readUnchanged(store: IndexStore, name: string, { root, program }: KeptTerms): Uint8Array | undefined {
  const bytes = store.read(name)
  const shard = bytes && readShard(bytes)
  return shard !== undefined && isOf(program, shard) && lookTheSame(shard, root) ? bytes : undefined
}

function lookTheSame({ listing, stamps, since }: Shard, root: string): boolean {
  const pathOf = pathsIn(root)
  return namesIn(readListing(listing)).every((name, entry) => {
    const path = pathOf(name)
    const now = path === undefined ? undefined : looksOf(path)
    const then = stamps[entry]
    return now === undefined || then === undefined ? now === then : isSurelySame(now, then, since)
  })
}

import { isSurelySame, looksOf } from "./file-stamp.ts"
import type { IndexStore } from "./index-store.ts"
import { readShard, type Shard } from "./shard.ts"
import { namesIn, pathsIn, readListing } from "./shard-listing.ts"
import type { ShardTerms } from "./shard-terms.ts"

/** So many files are looked at in one go. */
const lookedAtOnce = 200

/**
 * The shard of these files of a corpus if all of them look as they did and nothing else has changed either; no file is
 * read for that. `root` is the URI of the corpus. Yields between bits of the work.
 */
export function* unchangedShard(
  store: IndexStore,
  name: string,
  listing: string,
  terms: ShardTerms,
  root: string,
): Generator<void, Shard | undefined> {
  const bytes = yield* store.reading(name)
  const shard = bytes && readShard(bytes)
  if (shard?.signature !== terms.signature || shard.listing !== listing) return undefined
  yield
  if (terms.renamedIn(shard) !== undefined) return undefined
  return (yield* lookTheSame(shard, root)) ? shard : undefined
}

function* lookTheSame({ listing, stamps, since }: Shard, root: string): Generator<void, boolean> {
  const pathOf = pathsIn(root)
  for (const [entry, name] of namesIn(readListing(listing)).entries()) {
    if (entry % lookedAtOnce === lookedAtOnce - 1) yield
    const path = pathOf(name)
    const now = path === undefined ? undefined : looksOf(path)
    const then = stamps[entry]
    if (now === undefined || then === undefined ? now !== then : !isSurelySame(now, then, since)) return false
  }
  return true
}

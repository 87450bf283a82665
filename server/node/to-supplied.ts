import { type FileGroup, Supplied } from "../core/corpus/fact-supply.ts"
import type { StringTable } from "../core/corpus/packed/string-table.ts"
import type { FileStamp } from "./file-stamp.ts"
import type { Shard } from "./shard.ts"

/** Decides whether what was read of a file is of use; `articles` are those that a sidecar may be laid over. */
export type Accept = (uri: string, stamp: FileStamp, articles: readonly string[]) => boolean

/** What a shard holds of these groups, for the corpus that asked for them. */
export function toSupplied(
  groups: readonly FileGroup[],
  shard: Shard | undefined,
  table: StringTable,
  accept?: Accept,
): Supplied {
  if (shard === undefined || accept === undefined) return new Supplied(groups, shard?.segment, table)
  const { stamps } = shard
  const articles: (readonly string[])[] = []
  for (const group of groups) {
    for (const _ of group.articles) articles.push(noArticles)
    for (const _ of group.sidecars) articles.push(group.articles)
  }
  const supplied: Supplied = new Supplied(groups, shard.segment, table, entry => {
    const stamp = stamps[entry]
    const uri = supplied.uris[entry]
    if (stamp === undefined || uri === undefined) return false
    return accept(uri, stamp, articles[entry] ?? noArticles)
  })
  return supplied
}

const noArticles: readonly string[] = []

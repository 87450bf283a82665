import type { FileGroup, Numbered } from "../core/corpus/fact-supply.ts"
import type { PlannedFiles } from "./file-plan.ts"
import { writeListing } from "./shard-listing.ts"

/** Files that make a shard together. */
export class PlannedShard {
  readonly name: string
  /** Where its files were listed at an earlier time. */
  readonly listed: ListedInShard | undefined
  readonly #root: string
  readonly #toGroups: () => readonly FileGroup[]
  #groups: readonly FileGroup[] | undefined
  #listing: string | undefined

  /** `root` is the URI of the corpus. */
  constructor(name: string, root: string, groups: () => readonly FileGroup[], listed?: ListedInShard) {
    this.name = name
    this.listed = listed
    this.#root = root
    this.#toGroups = groups
  }

  get groups(): readonly FileGroup[] {
    this.#groups ??= this.#toGroups()
    return this.#groups
  }

  get listing(): string {
    this.#listing ??= writeListing(this.groups, this.#root)
    return this.#listing
  }
}

export interface ListedInShard extends Pick<PlannedFiles, "listing" | "counted"> {
  /** Of its files, in the order of its entries. */
  readonly numbers: Uint32Array
}

/** A shard whose files were listed at an earlier time. */
export function listedShard({ name, listing, counted, places }: PlannedFiles, root: string, files: Numbered) {
  const numbers = places.map(place => files.numbers[place] ?? 0)
  return new PlannedShard(name, root, () => groupsAmong(numbers, files), { listing, counted, numbers })
}

function groupsAmong(numbers: Uint32Array, files: Numbered): readonly FileGroup[] {
  const groups = new Map<string, FileGroup>()
  for (const number of numbers) {
    const group = files.groupOf(number)
    if (group.articles.length + group.sidecars.length > 0 && !groups.has(group.stem)) groups.set(group.stem, group)
  }
  return [...groups.values()]
}

interface ShardPlan {
  readonly shards: readonly PlannedShard[]
  /** Of all shards, empty ones included. */
  readonly names: ReadonlySet<string>
}

/** No shard has more groups than that, or so. */
const most = 1024

/** So many groups are dealt out in one go. */
const plannedAtOnce = 5000

/**
 * By their stems, so that a file that comes or goes concerns one shard only. The number of shards grows in large steps:
 * with each of them all shards are made anew. Yields between bits of the work.
 */
export function* shardsOf(groups: readonly FileGroup[], root: string): Generator<void, ShardPlan> {
  let number = 8
  while (number * most < groups.length) number *= 4
  const members = Array.from({ length: number }, (): FileGroup[] => [])
  for (const [index, group] of groups.entries()) {
    members[hashOf(group.stem) % number]?.push(group)
    if (index % plannedAtOnce === plannedAtOnce - 1) yield
  }
  const shards = members.map((own, index) => new PlannedShard(`${number}-${index}`, root, () => own))
  return { shards: shards.filter(({ groups }) => groups.length > 0), names: new Set(shards.map(({ name }) => name)) }
}

/** FNV-1a, mixed once more at the end: numbered names differ in little. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

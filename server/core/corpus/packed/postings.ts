import { PostingsShard } from "./postings-shard.ts"

/**
 * Which numbers stand under which keys, where millions of keys have a number or two, and a few have all of them. A key
 * is given by its hash (text-hash.ts), of which 40 bits are kept: among a million keys about one in a million is taken
 * for another, so an answer may hold a number too much, never one too few.
 */
export class Postings {
  readonly #isLive: (number: number) => boolean
  readonly #shards: PostingsShard[] = []

  /** Numbers that are not live are left out of all answers, and forgotten in time. They never come back to life. */
  constructor(isLive: (number: number) => boolean) {
    this.#isLive = isLive
  }

  /** `number` is not below those that the key has, and below 2^31. */
  add(key: number, number: number): void {
    const shard = shardOf(key)
    const known = this.#shards[shard]
    // With the same room in all of them they would be full at the same time, and one file's keys would sweep many.
    const home = known ?? new PostingsShard(this.#isLive, 1.6 + shard / 640)
    if (known === undefined) this.#shards[shard] = home
    home.add(key >>> 0, number)
  }

  /** The live numbers under a key, ascending; not more than `limit`. */
  numbers(key: number, limit = Number.POSITIVE_INFINITY): readonly number[] {
    return this.#shards[shardOf(key)]?.numbers(key >>> 0, limit) ?? []
  }
}

/** One of 256 small tables; each is swept by itself, so that no sweep takes long. */
function shardOf(key: number): number {
  return Math.imul((key / 2 ** 32) ^ key, 0x9e3779b1) >>> 24
}

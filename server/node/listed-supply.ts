import type { Supply } from "../core/corpus/fact-supply.ts"
import type { FilePairs } from "../core/corpus/file-pairs.ts"
import type { Segment } from "../core/corpus/packed/segment.ts"
import { noFile, type Shard } from "./shard.ts"
import type { ListedInShard } from "./shard-plan.ts"

/** Tells of which entries of a shard what was read is of use; -1 stands for files that are gone. */
export type AcceptAll = (shard: Shard, numbers: Int32Array) => (entry: number) => boolean

/** What a shard holds of files that are known by number. */
export class ListedSupply implements Supply {
  readonly counted: number
  readonly segment: Segment
  readonly #shard: Shard
  readonly #numbers: Uint32Array
  readonly #acceptAll: AcceptAll
  #accepts: ((entry: number) => boolean) | undefined

  constructor(shard: Shard, { counted, numbers }: Pick<ListedInShard, "counted" | "numbers">, acceptAll: AcceptAll) {
    this.counted = counted
    this.segment = shard.segment
    this.#shard = shard
    this.#numbers = numbers
    this.#acceptAll = acceptAll
  }

  numbersIn(pairs: FilePairs): Int32Array {
    const numbers = pairs.present(this.#numbers)
    this.#accepts = this.#acceptAll(this.#shard, numbers)
    return numbers
  }

  accepts(entry: number): boolean {
    return this.#shard.columns.sizes[entry] !== noFile && this.#accepts?.(entry) === true
  }
}

import { existsSync } from "node:fs"
import type { FactSupply, FileGroup, Supplied } from "../core/corpus/fact-supply.ts"
import type { StringTable } from "../core/corpus/packed/string-table.ts"
import type { ReadingTerms } from "../core/corpus/reading-terms.ts"
import type { IndexStore } from "./index-store.ts"
import { builtProgram, identityOf } from "./package-file.ts"
import { readShard } from "./shard.ts"
import { type ShardPlan, shardsOf } from "./shard-plan.ts"
import { ShardScanner } from "./shard-scanner.ts"
import { toSupplied } from "./to-supplied.ts"

/** Finds in the persisted index what has not changed, and reads the rest, all in the thread that asks: a worker. */
export class ScanHere implements FactSupply {
  readonly #root: string
  readonly #store: IndexStore
  readonly #program: string
  #rest: ShardPlan["shards"][number][] = []
  #scan: { readonly scanner: ShardScanner; readonly table: StringTable } | undefined

  /** `root` is the URI of the folder of the corpus, with `/` at its end; `program` scans for the index otherwise. */
  constructor(root: string, store: IndexStore, program = builtProgram("scan-worker")) {
    this.#root = root
    this.#store = store
    this.#program = program
  }

  *ask(groups: readonly FileGroup[], terms: ReadingTerms, table: StringTable): Generator<void> {
    if (!existsSync(this.#program)) return
    this.#rest = [...(yield* shardsOf(groups)).shards].reverse()
    const program = identityOf(this.#program)
    this.#scan = { scanner: new ShardScanner({ root: this.#root, terms, program }), table }
  }

  take(): Supplied | undefined {
    const next = this.#rest.pop()
    if (next === undefined || this.#scan === undefined) return undefined
    const { bytes } = this.#scan.scanner.scan(next.groups, this.#store.read(next.name))
    const shard = readShard(bytes, this.#scan.table)
    return shard === undefined ? { sidecars: [], articles: [] } : toSupplied(shard, { root: this.#root })
  }
}

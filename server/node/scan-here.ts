import { existsSync } from "node:fs"
import type { FactSupply, FileGroup, Supplied } from "../core/corpus/fact-supply.ts"
import type { StringTable } from "../core/corpus/packed/string-table.ts"
import type { ReadingTerms } from "../core/corpus/reading-terms.ts"
import type { IndexStore } from "./index-store.ts"
import { builtProgram, identityOf } from "./package-file.ts"
import { openShard } from "./shard.ts"
import { type PlannedShard, shardsOf } from "./shard-plan.ts"
import { ShardScanner } from "./shard-scanner.ts"
import { type Accept, toSupplied } from "./to-supplied.ts"

/** Finds in the persisted index what has not changed, and reads the rest, all in the thread that asks: a worker. */
export class ScanHere implements FactSupply {
  readonly #root: string
  readonly #store: IndexStore
  readonly #program: string
  readonly #accept: Accept | undefined
  #rest: PlannedShard[] = []
  #scan: { readonly scanner: ShardScanner; readonly table: StringTable } | undefined

  /** `root` is the URI of the folder of the corpus, with `/` at its end; `program` scans for the index otherwise. */
  constructor(root: string, store: IndexStore, program = builtProgram("scan-worker"), accept?: Accept) {
    this.#root = root
    this.#store = store
    this.#program = program
    this.#accept = accept
  }

  *ask(groups: readonly FileGroup[], terms: ReadingTerms, table: StringTable): Generator<void> {
    if (!existsSync(this.#program)) return
    this.#rest = [...(yield* shardsOf(groups, this.#root)).shards].reverse()
    const program = identityOf(this.#program)
    this.#scan = { scanner: new ShardScanner({ root: this.#root, terms, program }), table }
  }

  take(): Supplied | undefined {
    const next = this.#rest.pop()
    if (next === undefined || this.#scan === undefined) return undefined
    const { scanner, table } = this.#scan
    const { bytes } = scanner.scan(next.listing, this.#store.read(next.name))
    return toSupplied(next.groups, openShard(bytes), table, this.#accept)
  }
}

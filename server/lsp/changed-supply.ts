import { type FileGroup, Supplied, type SuppliedGroup } from "../core/corpus/fact-supply.ts"
import type { StringTable } from "../core/corpus/packed/string-table.ts"
import type { ReadingTerms } from "../core/corpus/reading-terms.ts"
import type { ChangeSupply } from "../core/corpus/rereading.ts"
import type { FileStamp } from "../node/file-stamp.ts"
import { type PoolOptions, ScanPool } from "../node/scan-pool.ts"

/** What somebody who reads changed files has to know of those that they are. */
export interface ChangedKnowledge {
  /** Whether the corpus knows better: somebody has one of these files open, or it was read meanwhile. */
  isKnownBetter(uris: readonly string[]): boolean
  /** The corpus takes this of a file; answers whether it is something else than it has. */
  takes(uri: string, stamp: FileStamp): boolean
}

/** Worker threads read changed files; of what they have read, only that is passed on which says something else now. */
export class ChangedSupply implements ChangeSupply {
  readonly #pool: ScanPool
  readonly #known: ChangedKnowledge
  readonly #stamps = new Map<string, FileStamp>()
  readonly #taken = new Set<string>()
  #read: Iterator<SuppliedGroup> = [].values()
  #isEnded = false

  constructor(options: Omit<PoolOptions, "accept" | "store" | "fewestFiles">, known: ChangedKnowledge) {
    const accept = (uri: string, stamp: FileStamp) => {
      this.#stamps.set(uri, stamp)
      return true
    }
    // These are a part of the files only, which would make no index.
    this.#pool = new ScanPool({ ...options, accept, fewestFiles: 0 })
    this.#known = known
  }

  *ask(groups: readonly FileGroup[], terms: ReadingTerms, table: StringTable): Generator<void> {
    const asking = this.#pool.ask(groups, terms, table)
    while (!this.#isEnded && asking.next().done !== true) yield
  }

  take(): SuppliedGroup | "later" | undefined {
    if (this.#isEnded) return undefined
    const { done, value } = this.#read.next()
    if (done !== true) return this.#newsOf(value)
    const supplied = this.#pool.take()
    if (supplied === undefined || supplied === "later") return supplied
    this.#read = supplied instanceof Supplied ? supplied.byStem() : [].values()
    return this.take()
  }

  /** Whether the corpus has what a file says now. */
  hasTaken(uri: string): boolean {
    return this.#taken.has(uri)
  }

  /** Nothing more is read or passed on. */
  end(): void {
    this.#isEnded = true
    this.#pool.end()
  }

  #newsOf({ articles, sidecars }: SuppliedGroup): SuppliedGroup {
    const uris = [...articles, ...sidecars].map(({ uri }) => uri)
    if (this.#known.isKnownBetter(uris)) return nothing
    const changedArticles = articles.filter(({ uri }) => this.#isNew(uri))
    const changedSidecars = sidecars.filter(({ uri }) => this.#isNew(uri))
    for (const uri of uris) this.#taken.add(uri)
    // What a sidecar says depends on its article.
    return { articles: changedArticles, sidecars: changedArticles.length > 0 ? sidecars : changedSidecars }
  }

  #isNew(uri: string): boolean {
    const stamp = this.#stamps.get(uri)
    return stamp !== undefined && this.#known.takes(uri, stamp)
  }
}

const nothing: SuppliedGroup = { articles: [], sidecars: [] }

import { defaultIdOf } from "./article-id.ts"
import type { Change } from "./change.ts"
import type { Contents } from "./contents.ts"
import { changedKeys } from "./dependencies.ts"
import type { FactSupply, FileGroup, SuppliedGroup } from "./fact-supply.ts"
import { urisIn } from "./file-pairs.ts"
import type { Progress } from "./files.ts"
import { readingTermsOf } from "./reading-terms.ts"
import type { Updating } from "./updating.ts"

/** So many files are listed in one go. */
const listedAtOnce = 50

/** Articles and sidecars that changed, came or went together; nobody has them open. */
export interface ManyChanges {
  readonly present: readonly string[]
  readonly gone: readonly string[]
}

/** Gives what has changed of the groups that it is asked for, stem by stem; each is taken in before the next. */
export interface ChangeSupply extends Pick<FactSupply, "ask"> {
  take(): SuppliedGroup | "later" | undefined
}

/** Reads many changed files anew as one change: what that means for others is looked up once, when all are read. */
export class Rereading {
  readonly #contents: Contents
  readonly #updating: Updating

  constructor(contents: Contents, updating: Updating) {
    this.#contents = contents
    this.#updating = updating
  }

  /**
   * Yields how far it is; undefined while `supply` keeps it waiting. Answers the files whose findings that may have
   * changed. What `supply` does not give stays as it was.
   */
  *read(changes: ManyChanges, supply: ChangeSupply): Generator<Progress | undefined, ReadonlySet<string>> {
    const names = this.#contents.vocabulary.registry.signatures
    const change = this.#updating.open()
    try {
      const groups = yield* this.#enlist(changes, change)
      yield* this.#takeAll(supply, groups, change)
      // What was made before the registry changed may be out of date.
      this.#updating.outdate(changedKeys(names, this.#contents.vocabulary.registry.signatures))
      for (const _ of this.#updating.spread(change)) yield { done: groups.length, total: groups.length }
    } finally {
      this.#updating.close(change)
    }
    return change.affected
  }

  /** Answers the groups of all files that are there, with those beside them. */
  *#enlist({ gone, present }: ManyChanges, change: Change): Generator<Progress, readonly FileGroup[]> {
    let listed = 0
    const total = gone.length + present.length
    for (const uri of gone) {
      this.#updating.collect([uri], change)
      yield { done: 0, total }
    }
    for (const uri of present) {
      this.#updating.enlist(uri, change)
      if (++listed % listedAtOnce === 0) yield { done: 0, total }
    }
    const groups: FileGroup[] = []
    const grouped = new Set<string>()
    for (const uri of present) {
      if (grouped.has(uri)) continue
      const group = this.#groupOf(uri)
      groups.push(group)
      for (const one of urisIn(group)) grouped.add(one)
      if (++listed % listedAtOnce === 0) yield { done: 0, total }
    }
    return groups
  }

  /** All files of the stem of one that is there. */
  #groupOf(uri: string): FileGroup {
    const files = this.#contents.pairs.stemFilesOf(uri)
    const [article] = files.articles
    return { ...files, defaultId: article === undefined ? undefined : defaultIdOf(article, this.#contents) }
  }

  *#takeAll(supply: ChangeSupply, groups: readonly FileGroup[], change: Change): Generator<Progress | undefined> {
    const { vocabulary, index } = this.#contents
    const total = groups.length
    for (const _ of supply.ask(groups, readingTermsOf(vocabulary), index.texts)) yield { done: 0, total }
    for (let done = 0; ; ) {
      const group = supply.take()
      if (group === undefined) break
      if (group === "later") yield undefined
      else {
        this.#updating.takeIn(group, change)
        yield { done: ++done, total }
      }
    }
  }
}

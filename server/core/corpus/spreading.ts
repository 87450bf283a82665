import { type Change, newChange } from "./change.ts"
import type { CodedFiles } from "./coded-files.ts"
import type { Contents } from "./contents.ts"
import { entityKey } from "./keys.ts"
import { Queue } from "./queue.ts"

/** So many readers of what has changed are looked up in one go. */
const spreadAtOnce = 500

/** Finds out whom it concerns that something has another meaning now, and whose facts are out of date for that. */
export class Spreading {
  readonly #contents: Contents
  readonly #coded: CodedFiles
  /** Sidecars whose facts may be out of date since the registry changed. */
  readonly #stale = new Queue<string>()
  /** These have another meaning, and it is still to be found out whom that concerns. */
  readonly #later = new Set<string>()
  /** Begun for all of them; when there are more, it is begun anew. */
  #begun: { readonly bits: Generator<void>; readonly affected: Set<string> } | undefined

  constructor(contents: Contents, coded: CodedFiles) {
    this.#contents = contents
    this.#coded = coded
  }

  /** Nothing is out of date: all is going to be read. */
  clear(): void {
    this.#stale.clear()
    this.#later.clear()
    this.#begun = undefined
  }

  /** One of the sidecars that may be out of date; they are so until they are renewed. */
  get stale(): string | undefined {
    return this.#stale.first
  }

  /** What a sidecar says is known as it is now. */
  renewed(uri: string): void {
    this.#stale.delete(uri)
  }

  /** These keys of the registry have another meaning: what names them may be out of date. */
  outdate(keys: Iterable<string>): void {
    for (const key of keys) for (const uri of this.#usersOf(key)) this.#stale.add(uri)
  }

  /** Whether `goOn` has something to do. */
  get isPutOff(): boolean {
    return this.#later.size > 0
  }

  /** As `spread`, if the change concerns few; else that is put off. */
  spreadSoon(change: Change): void {
    if (this.spread(change).next().done === true) return
    for (const key of change.keys) this.#later.add(key)
    this.#begun = undefined
    // Nobody knows yet which of them are out of date.
    this.#coded.clear()
  }

  /** Goes on with what was put off; answers further files whose findings are affected, undefined where nothing is left. */
  goOn(): ReadonlySet<string> | undefined {
    if (!this.isPutOff) return undefined
    this.#begun ??= this.#begin()
    const { bits, affected } = this.#begun
    if (bits.next().done === true) {
      this.#later.clear()
      this.#begun = undefined
    }
    const told = new Set(affected)
    affected.clear()
    return told
  }

  #begin() {
    const change = { ...newChange(), keys: this.#later }
    return { bits: this.spread(change), affected: change.affected }
  }

  /** Adds the readers of what has changed, whose findings are affected, and the sidecars whose facts are stale. */
  *spread({ keys, affected }: Change): Generator<void> {
    let looked = 0
    for (const key of keys) {
      for (const uri of this.#contents.quiet.rouse(key)) affected.add(uri)
      if (++looked % spreadAtOnce === 0) yield
      for (const uri of this.#usersOf(key)) {
        this.#outdate(uri, affected)
        if (++looked % spreadAtOnce === 0) yield
      }
      for (const reader of this.#contents.dependencies.readers([key])) {
        this.#affect(reader, affected)
        if (++looked % spreadAtOnce === 0) yield
      }
    }
    // Of what has no facts yet it is not known what it names.
    if (!this.#contents.isComplete) this.#coded.clear()
  }

  /** The sidecars whose facts may have another meaning when a key of the registry has. */
  #usersOf(key: string): Iterable<string> {
    const { pairs, index } = this.#contents
    if (!key.startsWith("names:")) return []
    const id = key.slice("names:".length)
    // What is of the narrator is not among the uses of an entity of that id.
    return id === "narrator" ? pairs.sidecars() : index.urisUsing(entityKey(id, ""))
  }

  #affect(reader: string, affected: Set<string>): void {
    const followed = sidecarReadBy(reader)
    if (followed === undefined) affected.add(reader)
    else this.#outdate(followed, affected)
  }

  #outdate(sidecar: string, affected: Set<string>): void {
    this.#stale.add(sidecar)
    this.#coded.drop(sidecar)
    affected.add(sidecar)
  }
}

/** The name under which the following of a sidecar from an earlier text is recorded, apart from its check. */
export function followingOf(uri: string): string {
  return `followed ${uri}`
}

function sidecarReadBy(reader: string): string | undefined {
  return /^followed (.*)$/.exec(reader)?.[1]
}

/**
 * Who read what: while a computation runs for a file, every question it asks the corpus leaves a key here, and a
 * change of that key's answer later names the file. So rules stay plain functions and are still re-run exactly when
 * something they looked at has changed.
 */
export class Dependencies {
  readonly #keysOf = new Map<string, ReadonlySet<string>>()
  readonly #readersOf = new Map<string, Set<string>>()
  #recording: Set<string> | undefined

  /** Notes that the running computation, if any, depends on `key`. */
  read(key: string): void {
    this.#recording?.add(key)
  }

  /** Runs `compute` for `file` and remembers what it read, in place of what it read the last time. */
  record<T>(file: string, compute: () => T): T {
    const outer = this.#recording
    const keys = new Set<string>()
    this.#recording = keys
    try {
      return compute()
    } finally {
      this.#recording = outer
      this.#replace(file, keys)
    }
  }

  forget(file: string): void {
    this.#replace(file, new Set())
  }

  /** The files that read one of these keys. */
  *readers(keys: Iterable<string>): Generator<string> {
    for (const key of keys) yield* this.#readersOf.get(key) ?? []
  }

  #replace(file: string, keys: ReadonlySet<string>): void {
    const old = this.#keysOf.get(file)
    for (const key of old ?? []) {
      if (keys.has(key)) continue
      const readers = this.#readersOf.get(key)
      readers?.delete(file)
      if (readers?.size === 0) this.#readersOf.delete(key)
    }
    for (const key of keys) {
      if (old?.has(key)) continue
      const readers = this.#readersOf.get(key)
      if (readers === undefined) this.#readersOf.set(key, new Set([file]))
      else readers.add(file)
    }
    if (keys.size === 0) this.#keysOf.delete(file)
    else this.#keysOf.set(file, keys)
  }
}

/** The keys whose signature differs between two states, those that came or went included. */
export function changedKeys(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Set<string> {
  const changed = new Set<string>()
  for (const [key, signature] of after) if (before.get(key) !== signature) changed.add(key)
  for (const key of before.keys()) if (!after.has(key)) changed.add(key)
  return changed
}

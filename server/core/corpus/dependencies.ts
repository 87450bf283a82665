/**
 * Who read what: while a computation runs for a file, every question it asks the corpus leaves a key here, and a
 * change of that key's answer later names the file. So rules stay plain functions and are still re-run exactly when
 * something they looked at has changed.
 */
export class Dependencies {
  /** Keys by number: there are far fewer keys than readings of them. */
  readonly #numbers = new Map<string, number>()
  /** Who read the key of that number. */
  readonly #readers: Set<string>[] = []
  readonly #read = new Map<string, Uint32Array>()
  #recording: Set<number> | undefined

  /** Notes that the running computation, if any, depends on `key`. */
  read(key: string): void {
    this.#recording?.add(this.#numberOf(key))
  }

  /** Runs `compute` for `file` and remembers what it read, in place of what it read the last time. */
  record<T>(file: string, compute: () => T): T {
    const outer = this.#recording
    const numbers = new Set<number>()
    this.#recording = numbers
    try {
      return compute()
    } finally {
      this.#recording = outer
      this.#replace(file, numbers)
    }
  }

  forget(file: string): void {
    this.#replace(file, new Set())
  }

  /** The files that read one of these keys. */
  *readers(keys: Iterable<string>): Generator<string> {
    for (const key of keys) {
      const number = this.#numbers.get(key)
      if (number !== undefined) yield* this.#readers[number] ?? []
    }
  }

  #numberOf(key: string): number {
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.#readers.push(new Set()) - 1
      this.#numbers.set(key, number)
    }
    return number
  }

  #replace(file: string, numbers: ReadonlySet<number>): void {
    const old = this.#read.get(file) ?? []
    for (const number of old) if (!numbers.has(number)) this.#readers[number]?.delete(file)
    for (const number of numbers) this.#readers[number]?.add(file)
    if (numbers.size === 0) this.#read.delete(file)
    else this.#read.set(file, Uint32Array.from(numbers))
  }
}

/** The keys whose signature differs between two states, those that came or went included. */
export function changedKeys(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Set<string> {
  const changed = new Set<string>()
  for (const [key, signature] of after) if (before.get(key) !== signature) changed.add(key)
  for (const key of before.keys()) if (!after.has(key)) changed.add(key)
  return changed
}

import { textHash } from "../similar/text-hash.ts"
import { KeyedFiles } from "./packed/keyed-files.ts"
import { StringTable, type TextTable } from "./packed/string-table.ts"

/** What may stand before a URI, and a number for each; more of them would be names of their own. */
const mostPurposes = 4

/**
 * Who read what: while a computation runs for a file, every question it asks the corpus leaves a key here, and a
 * change of that key's answer later names the file. So rules stay plain functions and are still re-run exactly when
 * something they looked at has changed.
 *
 * What is kept of a key is a hash of 40 bits, since most keys hold the name of the only file that reads them. Where two
 * keys have the same, a change of one names the readers of the other too: they are checked once for nothing, and give
 * what they gave before.
 */
export class Dependencies {
  readonly #files: TextTable
  readonly #purposes = [""]
  readonly #read = new KeyedFiles()
  #recording: Set<string> | undefined
  /** Is told what a file has read, as hashes of the keys; to be given to `restore` at another time. */
  heard: ((file: string, keys: readonly number[]) => void) | undefined

  /** `files` may be a table that others use as well. */
  constructor(files: TextTable = new StringTable()) {
    this.#files = files
  }

  /** Stands for the running computation, from its beginning to its end, if it is recorded. */
  get computation(): object | undefined {
    return this.#recording
  }

  /** Notes that the running computation, if any, depends on `key`. */
  read(key: string): void {
    this.#recording?.add(key)
  }

  /**
   * Runs `compute` for `file` and remembers what it read, in place of what it read the last time. A file may be read
   * for several purposes: `file` is a URI, or a word, a blank and a URI.
   */
  record<T>(file: string, compute: () => T): T {
    const keys = new Set<string>()
    try {
      return this.noting(keys, compute)
    } finally {
      this.#replace(file, keys)
    }
  }

  /** The same for a computation in bits, between which others may run. What is not taken to its end counts for nothing. */
  *recordBits<T>(file: string, bits: Generator<void, T>): Generator<void, T> {
    const keys = new Set<string>()
    try {
      return yield* this.notingBits(keys, bits)
    } finally {
      this.#replace(file, keys)
    }
  }

  /** Runs `compute` and puts into `keys` what it reads; for nobody else that is noted. */
  noting<T>(keys: Set<string>, compute: () => T): T {
    const outer = this.#recording
    this.#recording = keys
    try {
      return compute()
    } finally {
      this.#recording = outer
    }
  }

  /** The same for a computation in bits. */
  *notingBits<T>(keys: Set<string>, bits: Generator<void, T>): Generator<void, T> {
    for (;;) {
      const { done, value } = this.noting(keys, () => bits.next())
      if (done === true) return value
      yield
    }
  }

  /** Runs `compute` without noting what it reads. */
  unrecorded<T>(compute: () => T): T {
    const outer = this.#recording
    this.#recording = undefined
    try {
      return compute()
    } finally {
      this.#recording = outer
    }
  }

  /** Remembers what a file has read without its being read again; `keys` as `heard` was told them. */
  restore(file: string, keys: Iterable<number>): void {
    this.#read.replace(this.#numberOf(file), keys)
  }

  forget(file: string): void {
    this.#read.replace(this.#numberOf(file), [])
  }

  /** The files that read one of these keys. */
  *readers(keys: Iterable<string>): Generator<string> {
    for (const key of keys) {
      for (const number of this.#read.files(textHash(key))) yield this.#nameOf(number)
    }
  }

  #replace(file: string, keys: ReadonlySet<string>): void {
    const hashes: number[] = []
    for (const key of keys) hashes.push(textHash(key))
    this.#read.replace(this.#numberOf(file), hashes)
    this.heard?.(file, hashes)
  }

  #numberOf(file: string): number {
    const purpose = this.#purposeOf(/^[a-z]+ /.exec(file)?.[0] ?? "")
    const uri = file.slice(this.#purposes[purpose]?.length)
    return this.#files.intern(uri) * mostPurposes + purpose
  }

  #purposeOf(word: string): number {
    const known = this.#purposes.indexOf(word)
    if (known >= 0) return known
    return this.#purposes.length === mostPurposes ? 0 : this.#purposes.push(word) - 1
  }

  #nameOf(number: number): string {
    return `${this.#purposes[number % mostPurposes]}${this.#files.textOf(Math.floor(number / mostPurposes))}`
  }
}

/** The keys whose signature differs between two states, those that came or went included. */
export function changedKeys<Key, Said>(before: ReadonlyMap<Key, Said>, after: ReadonlyMap<Key, Said>): Set<Key> {
  if (before === after) return new Set()
  const changed = new Set<Key>()
  for (const [key, signature] of after) if (before.get(key) !== signature) changed.add(key)
  for (const key of before.keys()) if (!after.has(key)) changed.add(key)
  return changed
}

import { textHash } from "../similar/text-hash.ts"
import { KeyedFiles } from "./packed/keyed-files.ts"
import { StringTable } from "./packed/string-table.ts"

interface Part {
  readonly rules: readonly string[]
  /** Hashes of the keys that were read to find that out. */
  readonly keys: readonly number[]
}

/**
 * Which rules have something to tell of parts of files, such as the entities of a registry; of most there are none. That
 * holds until something else is said under a key that was looked at for it.
 */
export class QuietParts {
  /** A file and a part of it, as `nameOf` names it. */
  readonly #names = new StringTable()
  #readers = new KeyedFiles()
  /** File -> part. */
  readonly #parts = new Map<string, Map<string, Part>>()

  /** By their codes; undefined where that is to be found out. */
  rulesFor(file: string, part: string): readonly string[] | undefined {
    return this.#parts.get(file)?.get(part)?.rules
  }

  /** `read` are the keys of all that this depends on, the words of the part itself included. */
  note(file: string, part: string, rules: readonly string[], read: Iterable<string>): void {
    const keys = Array.from(read, textHash)
    this.#readers.replace(this.#names.intern(nameOf(file, part)), keys)
    const parts = this.#parts.get(file)
    if (parts === undefined) this.#parts.set(file, new Map([[part, { rules, keys }]]))
    else parts.set(part, { rules, keys })
  }

  /** Another thing is said under a key. Answers the files with parts that have read it. */
  *rouse(key: string): Generator<string> {
    for (const number of this.#readers.files(textHash(key))) {
      const [file, part] = partOf(this.#names.textOf(number))
      this.#readers.replace(number, [])
      if (this.#parts.get(file)?.delete(part)) yield file
    }
  }

  /** Hashes of all keys that were read for the parts of a file. */
  *keysOf(file: string): Generator<number> {
    for (const { keys } of this.#parts.get(file)?.values() ?? []) yield* keys
  }

  clear(): void {
    this.#readers = new KeyedFiles()
    this.#parts.clear()
  }
}

function nameOf(file: string, part: string): string {
  return `${file}\n${part}`
}

function partOf(name: string): readonly [file: string, part: string] {
  const end = name.indexOf("\n")
  return [name.slice(0, end), name.slice(end + 1)]
}

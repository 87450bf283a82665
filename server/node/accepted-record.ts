import { appendFileSync, copyFileSync, renameSync, type Stats, statSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { grown } from "../core/corpus/packed/grown.ts"
import { UriTable } from "../core/corpus/packed/uri-table.ts"
import { toEnd } from "../core/text/bits.ts"
import { fingerprint } from "./fingerprint.ts"
import { makePrivateFolder } from "./make-folder.ts"
import { OpenFile } from "./open-file.ts"
import { remove } from "./remove.ts"

/** In bytes. */
const hashLength = 32

/** Lines that say nothing any more, before the file is written anew. */
const mostOutdated = 1000

/** In bytes: so much of a long file is taken in in one go, such as whenever one path is asked about. */
const takenAtOnce = 1 << 18

/**
 * Which text each sidecar of a corpus was last accepted on: a file of lines, a hash and a path relative to the corpus,
 * of which the last counts. It only ever grows by whole lines, so programs that write at the same time lose nothing of
 * each other; a damaged line counts for nothing.
 */
export class AcceptedRecord {
  readonly #file: string
  /** It may be a hundred thousand sidecars: their hashes lie one behind the other, by the numbers of their paths. */
  #paths = new UriTable("")
  #hashes = new Uint8Array(64 * hashLength)
  /** Of the file when it was last looked at, and how much of it whole lines were. */
  #inode = 0
  #size = 0
  #end = 0
  #lines = 0
  /** Whole lines that are not taken in yet: nobody who asks about one file is to wait for those of all others. */
  #ahead: Buffer = Buffer.alloc(0)

  constructor(file: string) {
    this.#file = file
  }

  get(path: string): string | undefined {
    this.#readOn()
    this.#takeOn()
    const number = this.#paths.numberOf(path)
    return lastHash(this.#ahead, path) ?? (number === undefined ? undefined : this.#hashOf(number))
  }

  /** Answers whether it could be written. */
  set(path: string, hash: string): boolean {
    try {
      makePrivateFolder(dirname(this.#file))
      // Behind a line that somebody else did not end.
      appendFileSync(this.#file, `\n${toLine(path, hash)}`, { mode: 0o600 })
      return true
    } catch {
      return false
    }
  }

  /** Makes another record of all that it says. */
  copy(file: string): void {
    try {
      copyFileSync(this.#file, file)
    } catch {
      // It says nothing yet.
    }
  }

  /** Stands for all that it says. */
  get mark(): string {
    return fingerprint(bytesOf(this.#file, 0).toString("latin1"))
  }

  /** Takes in what is not taken in yet, bit by bit: afterwards nobody who asks about many files waits for that. */
  *takingIn(): Generator<void> {
    this.#readOn()
    while (this.#ahead.length > 0) {
      this.#takeOn()
      yield
    }
  }

  *hashes(): Generator<string> {
    toEnd(this.takingIn())
    for (let number = 0; number < this.#paths.size; number++) yield this.#hashOf(number)
  }

  /** Leaves out what is outdated, once that is much. */
  shorten(): void {
    toEnd(this.takingIn())
    const { size } = this.#paths
    if (this.#lines - size < mostOutdated + size) return
    const fresh = `${this.#file}.${process.pid}.tmp`
    try {
      writeFileSync(fresh, Array.from({ length: size }, (_, number) => this.#lineOf(number)).join(""), { mode: 0o600 })
      if (statSync(this.#file).size === this.#size) renameSync(fresh, this.#file)
      else remove(fresh)
      this.#forget()
    } catch {
      remove(fresh)
    }
  }

  /** Reads what was written since, by whomever. */
  #readOn(): void {
    const { ino = 0, size = 0 } = statOf(this.#file) ?? {}
    const isAnother = ino !== this.#inode || size < this.#size
    if (isAnother) this.#forget()
    else if (size === this.#size) return
    this.#inode = ino
    const read = bytesOf(this.#file, this.#end)
    this.#size = this.#end + read.length
    // A line without its end is still being written.
    const end = read.lastIndexOf(0x0a) + 1
    const lines = read.subarray(0, end)
    this.#ahead = this.#ahead.length === 0 ? lines : Buffer.concat([this.#ahead, lines])
    this.#end += end
  }

  /** Takes in the next lines. */
  #takeOn(): void {
    if (this.#ahead.length === 0) return
    const end = this.#ahead.indexOf(0x0a, takenAtOnce) + 1 || this.#ahead.length
    this.#take(this.#ahead.subarray(0, end).toString("utf8"))
    this.#ahead = end === this.#ahead.length ? Buffer.alloc(0) : this.#ahead.subarray(end)
  }

  #take(text: string): void {
    for (const [, hash = "", quoted = ""] of text.matchAll(/^([0-9a-f]{64}) ("[^\n]*")$/gm)) {
      const path = unquoted(quoted)
      if (path === undefined) continue
      this.#lines++
      this.#put(this.#paths.intern(path), hash)
    }
  }

  #put(number: number, hash: string): void {
    const start = number * hashLength
    if (start + hashLength > this.#hashes.length) this.#hashes = grown(this.#hashes, start + hashLength)
    this.#hashes.set(Buffer.from(hash, "hex"), start)
  }

  #hashOf(number: number): string {
    return Buffer.from(this.#hashes.buffer, number * hashLength, hashLength).toString("hex")
  }

  #lineOf(number: number): string {
    return toLine(this.#paths.textOf(number), this.#hashOf(number))
  }

  #forget(): void {
    this.#paths = new UriTable("")
    this.#ahead = Buffer.alloc(0)
    this.#size = 0
    this.#end = 0
    this.#lines = 0
  }
}

function toLine(path: string, hash: string): string {
  return `${hash} ${JSON.stringify(path)}\n`
}

/** What the last of the lines says of a path. */
function lastHash(lines: Buffer, path: string): string | undefined {
  const behind = Buffer.from(toLine(path, ""))
  for (let at = lines.length; ; ) {
    at = at > 0 ? lines.lastIndexOf(behind, at - 1) : -1
    if (at < 0) return undefined
    const [hash] = /^[0-9a-f]{64}$/m.exec(lines.toString("latin1", Math.max(0, at - 2 * hashLength - 1), at)) ?? []
    if (hash !== undefined) return hash
  }
}

function unquoted(quoted: string): string | undefined {
  try {
    const path: unknown = JSON.parse(quoted)
    return typeof path === "string" ? path : undefined
  } catch {
    return undefined
  }
}

function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** From a byte of it on. */
function bytesOf(file: string, start: number): Buffer {
  return Buffer.from(OpenFile.bytesFrom(file, start)?.buffer ?? new ArrayBuffer(0))
}

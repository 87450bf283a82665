import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync, writeSync } from "node:fs"
import { join } from "node:path"
import { threadId } from "node:worker_threads"
import { toEnd } from "../core/text/bits.ts"
import { readFolder } from "./disk-files.ts"
import { hideFromGit, kindOf, ownFolder } from "./kept-texts.ts"
import { remove } from "./remove.ts"
import { hashOf } from "./text-store.ts"

const freshMs = 60 * 60 * 1000
const verdicts = "verdicts-"
/** So many bytes of something large are read or written in one go. */
const bytesAtOnce = 2 ** 20

/**
 * The persisted index of one corpus: a file for each shard, of those sizes that the corpus had last. It holds titles
 * and names, so only the user may read it. Where it cannot be read or written there is none, and nothing is thrown. Two
 * programs may write at once: a shard is there to its end, and says itself under what it is good.
 */
export class IndexStore {
  readonly folder: string

  /** Nothing is looked for before a shard is read. */
  constructor(folder: string) {
    this.folder = folder
  }

  /** In a folder for all corpora; `root` is the URI of this one. */
  static inFolder(folder: string, root: string): IndexStore {
    return new IndexStore(join(allIn(folder), hashOf(root).slice(0, 24)))
  }

  /** In the folder of the corpus itself; undefined where something is in the way, such as a link to elsewhere. */
  static inCorpus(corpus: string): IndexStore | undefined {
    const folder = join(corpus, ownFolder)
    if ([folder, allIn(folder)].some(path => kindOf(path) === "other")) return undefined
    hideFromGit(folder)
    return new IndexStore(allIn(folder))
  }

  /** Whether a corpus has such a folder. */
  static isInCorpus(corpus: string): boolean {
    return kindOf(allIn(join(corpus, ownFolder))) === "folder"
  }

  /** Removes what is kept, for all corpora. */
  static clear(folder: string): void {
    remove(allIn(folder))
  }

  /** Whether anything was ever written. */
  get isThere(): boolean {
    return readFolder(this.folder).length > 0
  }

  read(shard: string): Uint8Array | undefined {
    return toEnd(this.reading(shard))
  }

  /** The same of something large. Yields between bits of the work. */
  *reading(shard: string): Generator<void, Uint8Array | undefined> {
    try {
      const file = openSync(this.#pathOf(shard), "r")
      try {
        const bytes = new Uint8Array(fstatSync(file).size)
        for (let at = 0; at < bytes.length; ) {
          const read = readSync(file, bytes, at, Math.min(bytesAtOnce, bytes.length - at), at)
          if (read === 0) return undefined
          at += read
          yield
        }
        return bytes
      } finally {
        closeSync(file)
      }
    } catch {
      return undefined
    }
  }

  /** Answers whether it could be written. */
  write(shard: string, bytes: Uint8Array): boolean {
    return toEnd(this.writing(shard, bytes))
  }

  /** The same of something large: it takes its place when it is whole. Yields between bits of the work. */
  *writing(shard: string, bytes: Uint8Array): Generator<void, boolean> {
    const path = this.#pathOf(shard)
    const fresh = `${path}.${process.pid}-${threadId}.tmp`
    let isWritten = false
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 })
      yield* writeBits(fresh, bytes)
      renameSync(fresh, path)
      isWritten = true
    } catch {
      // Where nothing can be written, nothing is kept.
    } finally {
      if (!isWritten) remove(fresh)
    }
    return isWritten
  }

  /** Removes what is no shard of these: of when the corpus was smaller, or of a program that ended while it wrote. */
  prune(shards: ReadonlySet<string>): void {
    for (const { name } of readFolder(this.folder)) {
      const path = join(this.folder, name)
      const isKept = name.startsWith(verdicts) || shards.has(name.replace(/\.shard$/, ""))
      const isOurs = name.endsWith(".tmp") ? isFresh(path) : isKept
      if (!isOurs) remove(path)
    }
  }

  #pathOf(shard: string): string {
    return join(this.folder, `${shard}.shard`)
  }
}

/** Somebody may be about to write on. */
function isFresh(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs < freshMs
  } catch {
    return true
  }
}

function* writeBits(path: string, bytes: Uint8Array): Generator<void> {
  const file = openSync(path, "w", 0o600)
  try {
    for (let at = 0; at < bytes.length; ) {
      at += writeSync(file, bytes, at, Math.min(bytesAtOnce, bytes.length - at))
      yield
    }
  } finally {
    closeSync(file)
  }
}

/** Under which name the verdicts are kept that one of our programs has come to. */
export function verdictsOf(program: "cli" | "server"): string {
  return verdicts + program
}

function allIn(folder: string): string {
  return join(folder, "index")
}

import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { threadId } from "node:worker_threads"
import { readFolder } from "./disk-files.ts"
import { hideFromGit, kindOf, ownFolder } from "./kept-texts.ts"
import { remove } from "./remove.ts"
import { hashOf } from "./text-store.ts"

const freshMs = 60 * 60 * 1000
const verdicts = "verdicts-"

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
    try {
      const { buffer, byteOffset, length } = readFileSync(this.#pathOf(shard))
      return new Uint8Array(buffer, byteOffset, length)
    } catch {
      return undefined
    }
  }

  /** Answers whether it could be written. */
  write(shard: string, bytes: Uint8Array): boolean {
    const path = this.#pathOf(shard)
    const fresh = `${path}.${process.pid}-${threadId}.tmp`
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 })
      writeFileSync(fresh, bytes, { mode: 0o600 })
      renameSync(fresh, path)
      return true
    } catch {
      remove(fresh)
      return false
    }
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

/** Under which name the verdicts are kept that one of our programs has come to. */
export function verdictsOf(program: "cli" | "server"): string {
  return verdicts + program
}

function allIn(folder: string): string {
  return join(folder, "index")
}

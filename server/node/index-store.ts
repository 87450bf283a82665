import { appendFileSync, closeSync, openSync, renameSync, statSync } from "node:fs"
import { join } from "node:path"
import { threadId } from "node:worker_threads"
import { sealedHead, sealIn } from "../core/corpus/packed/columns.ts"
import { toEnd } from "../core/text/bits.ts"
import { readFolder } from "./disk-files.ts"
import { FarRecords } from "./far-records.ts"
import { hideFromGit, kindOf, ownFolder } from "./kept-texts.ts"
import { makePrivateFolder } from "./make-folder.ts"
import { OpenFile } from "./open-file.ts"
import { remove } from "./remove.ts"
import { hashOf } from "./text-store.ts"

const freshMs = 60 * 60 * 1000
const verdicts = "verdicts-"
/** Under which name it is kept which files there were. */
export const planName = "files"
const ending = ".shard"

/** Where the records are in the bytes of a shard. */
export interface FarPlace {
  readonly start: number
  readonly size: number
  /** Of those bytes; see `sealIn`. */
  readonly seal: number
}

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

  /** The names of all shards that are there. */
  shards(): readonly string[] {
    const names = readFolder(this.folder).map(({ name }) => name)
    return names
      .filter(name => name.endsWith(ending) && !name.startsWith(verdicts))
      .map(name => name.slice(0, -ending.length))
      .filter(name => name !== planName)
  }

  read(shard: string): Uint8Array<ArrayBuffer> | undefined {
    return OpenFile.bytesFrom(this.#pathOf(shard), 0)
  }

  /** All of something large, to be read bit by bit; it stays as it is when another takes its place. */
  open(shard: string): FarRecords | undefined {
    const file = OpenFile.toRead(this.#pathOf(shard))
    return file && new FarRecords(file, 0, file.size)
  }

  /** Answers whether it could be written. */
  write(shard: string, bytes: Uint8Array): boolean {
    return toEnd(this.writing(shard, [bytes].values())) !== undefined
  }

  /** The records of a shard as it was when its bytes were taken apart; undefined where it is not that one any more. */
  openRecords(shard: string, { start, size, seal }: FarPlace): FarRecords | undefined {
    const file = OpenFile.toRead(this.#pathOf(shard))
    const head = new Uint8Array(sealedHead)
    const isSame = file?.read(head, 0) === true && sealIn(head) === seal && file.size >= start + size
    if (file !== undefined && isSame) return new FarRecords(file, start, size)
    file?.close()
    return undefined
  }

  /**
   * The same of something large, given in pieces, or undefined between them: it takes its place when it is whole. Yields
   * after each. Ends with what `pieces` end with; undefined where it cannot be written.
   */
  *writing<T>(
    shard: string,
    pieces: Iterator<Uint8Array | undefined, T>,
  ): Generator<void, { readonly end: T } | undefined> {
    const path = this.#pathOf(shard)
    const fresh = this.freshPath(shard)
    let isWritten = false
    try {
      const written = tried(() => this.#create(fresh)) ? yield* writePieces(fresh, pieces) : undefined
      isWritten = written !== undefined && tried(() => renameSync(fresh, path))
      return isWritten ? written : undefined
    } finally {
      if (!isWritten) remove(fresh)
    }
  }

  /** Removes what is no shard of these: of when the corpus was smaller, or of a program that ended while it wrote. */
  prune(shards: ReadonlySet<string>): void {
    for (const { name } of readFolder(this.folder)) {
      const path = join(this.folder, name)
      const isKept =
        name.startsWith(verdicts) ||
        name === planName + ending ||
        (name.endsWith(ending) && shards.has(name.slice(0, -ending.length)))
      const isOurs = name.endsWith(".tmp") ? isFresh(path) : isKept
      if (!isOurs) remove(path)
    }
  }

  /** Of a file for this thread alone, until it is written. */
  freshPath(shard: string): string {
    return `${this.#pathOf(shard)}.${process.pid}-${threadId}.tmp`
  }

  #create(path: string): void {
    makePrivateFolder(this.folder)
    closeSync(openSync(path, "w", 0o600))
  }

  #pathOf(shard: string): string {
    return join(this.folder, shard + ending)
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

/** Undefined where something cannot be written; what the pieces themselves throw is for others to hear of. */
function* writePieces<T>(
  path: string,
  pieces: Iterator<Uint8Array | undefined, T>,
): Generator<void, { readonly end: T } | undefined> {
  for (;;) {
    const { done, value } = pieces.next()
    if (done === true) return { end: value }
    if (value !== undefined && !tried(() => appendFileSync(path, value))) return undefined
    yield
  }
}

/** Whether that works here. Where nothing can be written, nothing is kept. */
function tried(act: () => void): boolean {
  try {
    act()
    return true
  } catch {
    return false
  }
}

/** Under which name the verdicts are kept that one of our programs has come to. */
export function verdictsOf(program: "cli" | "server"): string {
  return verdicts + program
}

function allIn(folder: string): string {
  return join(folder, "index")
}

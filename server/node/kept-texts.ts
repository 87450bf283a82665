import { lstatSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { AcceptedRecord } from "./accepted-record.ts"
import { readFolder } from "./disk-files.ts"
import { makePrivateFolder } from "./make-folder.ts"
import { remove } from "./remove.ts"
import { hashOf, TextStore } from "./text-store.ts"

/** Of a corpus that keeps itself what belongs to it. */
export const ownFolder = ".postil"
const parts = ["texts", "corpora"] as const

/** So many texts are noted in one go. */
const atOnce = 1000

/**
 * The texts that the sidecars of one corpus were last accepted on, and which of them is whose. Sidecars are named by
 * their path in the corpus. What cannot be read or written is not there.
 */
export class KeptTexts {
  readonly #folder: string
  readonly #texts: TextStore
  readonly #record: AcceptedRecord
  readonly #isOwn: boolean

  private constructor(folder: string, record: string, place: "shared" | "own") {
    this.#folder = folder
    this.#texts = new TextStore(join(folder, "texts"))
    this.#record = new AcceptedRecord(join(folder, "corpora", record))
    this.#isOwn = place === "own"
  }

  /** In a folder for all corpora; `root` is the URI of this one. */
  static inFolder(folder: string, root: string): KeptTexts {
    return new KeptTexts(folder, recordOf(root), "shared")
  }

  /** In the folder of the corpus itself; undefined where something is in the way, such as a link to elsewhere. */
  static inCorpus(corpus: string): KeptTexts | undefined {
    const folder = join(corpus, ownFolder)
    const all = [folder, ...parts.map(part => join(folder, part))]
    return all.some(path => kindOf(path) === "other") ? undefined : new KeptTexts(folder, "this", "own")
  }

  /** Whether a corpus has such a folder. */
  static areInCorpus(corpus: string): boolean {
    return kindOf(join(corpus, ownFolder)) === "folder"
  }

  /** Of the text that a sidecar was last accepted on. */
  hashOf(sidecar: string): string | undefined {
    return this.#record.get(sidecar)
  }

  /** Stands for which texts all sidecars were last accepted on. */
  get mark(): string {
    return this.#record.mark
  }

  /** By its hash, of which 12 digits or more are known; with LF as line ends. */
  text(hash: string): string | undefined {
    return this.#texts.find(hash)
  }

  /** From now on the sidecar is accepted on that text. Answers whether that could be written. */
  accept(sidecar: string, text: string): boolean {
    if (this.#isOwn) hideFromGit(this.#folder)
    const hash = this.#texts.add(text)
    return hash !== undefined && (this.#record.get(sidecar) === hash || this.#record.set(sidecar, hash))
  }

  /** Bit by bit, so that nobody who asks for the hashes of many sidecars waits for all of them at once. */
  takingIn(): Generator<void> {
    return this.#record.takingIn()
  }

  /** Removes the texts that no record names any more, bit by bit. */
  *tidy(): Generator<void> {
    yield* this.takingIn()
    this.#record.shorten()
    const named = new Set<string>()
    for (const { name } of readFolder(join(this.#folder, "corpora"))) {
      const record = new AcceptedRecord(join(this.#folder, "corpora", name))
      yield* record.takingIn()
      for (const hash of record.hashes()) if (named.add(hash).size % atOnce === 0) yield
      yield
    }
    yield* this.#texts.prune(named)
  }

  /** The corpus is about to get another place, by its URI: from where it lies in the corpus itself, it goes along. */
  moving(root: string): void {
    if (!this.#isOwn) this.#record.copy(join(this.#folder, "corpora", recordOf(root)))
  }

  /** Removes what is kept, for all corpora whose texts are in the folder. */
  clear(): void {
    if (this.#isOwn) remove(this.#folder)
    for (const part of parts) remove(join(this.#folder, part))
  }
}

function recordOf(root: string): string {
  return hashOf(root).slice(0, 24)
}

/** What is at a path, links not followed. */
export function kindOf(path: string): "none" | "folder" | "other" {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false })
    if (found === undefined) return "none"
    return found.isDirectory() ? "folder" : "other"
  } catch {
    return "other"
  }
}

/** Makes the folder, unless it is there. */
export function hideFromGit(folder: string): void {
  try {
    makePrivateFolder(folder)
    writeFileSync(join(folder, ".gitignore"), "*\n", { flag: "wx" })
  } catch {
    // It is there.
  }
}

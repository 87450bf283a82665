import { statSync } from "node:fs"
import type { ByteReader } from "../core/corpus/packed/byte-reader.ts"
import type { ByteWriter } from "../core/corpus/packed/byte-writer.ts"

/** What tells whether a file has changed: its looks from outside, and what stands for its text. */
export interface FileStamp extends FileLooks {
  /** See `fingerprint`. */
  readonly fingerprint: string
}

export interface FileLooks {
  /** In bytes. */
  readonly size: number
  /** When it was last changed, in microseconds. */
  readonly changed: number
}

/** So coarse may the clock of a file system be (FAT): what is no older when it is read may change and look the same. */
const coarsestClockMs = 2000

/** Undefined where there is no such file. */
export function looksOf(path: string): FileLooks | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    return found?.isFile() ? { size: found.size, changed: Math.round(found.mtimeMs * 1000) } : undefined
  } catch {
    return undefined
  }
}

/** Whether a file with these looks is for certain the one that had that stamp when it was read; `since` is in ms. */
export function isSurelySame(now: FileLooks, then: FileStamp, since: number): boolean {
  return now.size === then.size && now.changed === then.changed && then.changed < (since - coarsestClockMs) * 1000
}

export function writeStamp({ size, changed, fingerprint }: FileStamp, writer: ByteWriter): void {
  writer.number(size)
  writer.number(Math.max(0, changed))
  writer.text(fingerprint)
}

export function readStamp(reader: ByteReader): FileStamp {
  return { size: reader.number(), changed: reader.number(), fingerprint: reader.text() }
}

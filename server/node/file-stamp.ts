import { statSync } from "node:fs"

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

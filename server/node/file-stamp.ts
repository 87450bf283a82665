import { lstatSync, type Stats, statfsSync, statSync } from "node:fs"

/** What tells whether a file has changed: its looks from outside, and what stands for its text. */
export interface FileStamp extends FileLooks {
  /** See `fingerprint`. */
  readonly fingerprint: string
}

export interface FileLooks extends RoughLooks {
  /**
   * Stands for all that tells it from other files, and from itself after any change: as long as the file at its path has
   * the mark that it had before it was read, it says what was read. Undefined where nothing is so certain.
   */
  readonly mark: number | undefined
}

export interface RoughLooks {
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
    return toLooks(statSync(path, { throwIfNoEntry: false }))
  } catch {
    return undefined
  }
}

/** The same without its mark, which takes as long again. */
export function roughLooksOf(path: string): RoughLooks | undefined {
  try {
    return toRoughLooks(statSync(path, { throwIfNoEntry: false }))
  } catch {
    return undefined
  }
}

/** The same of what is no link. */
export function ownLooksOf(path: string): FileLooks | "link" | undefined {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false })
    return found?.isSymbolicLink() ? "link" : toLooks(found)
  } catch {
    return undefined
  }
}

function toLooks(found: Stats | undefined): FileLooks | undefined {
  const looks = toRoughLooks(found)
  return looks && found && { ...looks, mark: markOf(found) }
}

function toRoughLooks(found: Stats | undefined): RoughLooks | undefined {
  return found?.isFile() ? { size: found.size, changed: Math.round(found.mtimeMs * 1000) } : undefined
}

/** Whether there is a file on that device, and no link, that has this mark. */
export function hasMark(path: string, mark: number, device: number): boolean {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false })
    return found?.isFile() === true && found.dev === device && markOf(found) === mark
  } catch {
    return false
  }
}

/** The same of a folder: as long as it has its mark, nothing in it has come, gone or been renamed. */
export function folderMark(path: string, device: number | undefined): number | undefined {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false })
    return found?.isDirectory() && found.dev === device ? markOf(found) : undefined
  } catch {
    return undefined
  }
}

/** ext, XFS, Btrfs, ZFS, F2FS, bcachefs, tmpfs and overlayfs as Linux numbers them in statfs(2), APFS as macOS does. */
const localKinds = new Set([
  0xef53, 0x58465342, 0x9123683e, 0x2fc12fc1, 0xf2f52010, 0xca451a4e, 0x01021994, 0x794c7630, 26,
])

/**
 * The device on which a folder is, if all that is written to it goes through this machine; else others may write, and this
 * machine hear of it late. Undefined where that is not known for certain, as on Windows.
 */
export function localDevice(folder: string): number | undefined {
  try {
    return localKinds.has(statfsSync(folder).type) ? statSync(folder).dev : undefined
  } catch {
    return undefined
  }
}

/** Whether a file with these looks is for certain the one that had that stamp when it was read; `since` is in ms. */
export function isSurelySame(now: RoughLooks, then: RoughLooks, since: number): boolean {
  return now.size === then.size && now.changed === then.changed && then.changed < (since - coarsestClockMs) * 1000
}

/**
 * A folder can be put in the place of another, and a file be given any time of change: that leaves the number of the file
 * on its disk, and the time of the last change to what is known of it, which nobody can set.
 */
function markOf({ size, mtimeMs, ctimeMs, ino, dev }: Stats): number | undefined {
  // Some file systems know no such numbers, and Windows has some that a number here cannot hold.
  const isNumbered = ino > 0 && Number.isSafeInteger(ino)
  const isOlder = Math.max(mtimeMs, ctimeMs) < Date.now() - coarsestClockMs
  return isNumbered && isOlder ? mixed([size, mtimeMs, ctimeMs, ino, dev]) : undefined
}

const mixing = new Float64Array(1)
const mixingWords = new Uint32Array(mixing.buffer)

/** 53 bits that differ where any of these do, but for a chance that is as good as none. */
function mixed(numbers: readonly number[]): number {
  let low = 0x9e3779b9
  let high = 0x85ebca6b
  for (const number of numbers) {
    mixing[0] = number
    for (const word of mixingWords) {
      low = Math.imul(low ^ word, 0x9e3779b1)
      high = Math.imul(high ^ low ^ (low >>> 15), 0x85ebca77)
      low ^= high >>> 13
    }
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}

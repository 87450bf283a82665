import { isUtf8 } from "node:buffer"
import * as fs from "node:fs"
import { basename, dirname, join, sep } from "node:path"

/** What of the file system is needed to write; a test puts another in its place. */
export type Disk = Pick<
  typeof fs,
  | "accessSync"
  | "chmodSync"
  | "closeSync"
  | "fsyncSync"
  | "lstatSync"
  | "openSync"
  | "readFileSync"
  | "realpathSync"
  | "renameSync"
  | "rmSync"
  | "statSync"
  | "writeFileSync"
>

/**
 * Writes a text as UTF-8, all of it or nothing: to a new file beside the old one, which then takes its place, with its
 * mode and its byte-order mark. One that is not in UTF-8 stays as it is: what could not be read would be lost. A link is
 * followed if it stays below the folder `root`. Answers why it could not be written, as a sentence; undefined when it
 * was. Never throws.
 */
export function writeFile(path: string, text: string, root: string, disk: Disk = fs): string | undefined {
  return reasonFor(path, () => {
    const target = targetOf(path, root, disk)
    if (target === undefined) return "it is not below the folder of the corpus"
    const old = disk.statSync(target, { throwIfNoEntry: false })
    if (old?.isDirectory()) return reasons.EISDIR
    // To rename a file over one that is read-only would be allowed.
    if (old !== undefined) disk.accessSync(target, fs.constants.W_OK)
    const bytes = old === undefined ? Buffer.alloc(0) : disk.readFileSync(target)
    if (!isUtf8(bytes)) return "it is not in UTF-8, so save it in that encoding first"
    const mark = hasMark(bytes) && !text.startsWith(mark8) ? mark8 : ""
    replace(target, mark + text, old === undefined ? undefined : old.mode & 0o7777, disk)
    return undefined
  })
}

/** Writes a new file; one that is there already, even since a moment ago, stays as it is, and that is the answer. */
export function createFile(path: string, text: string, root: string, disk: Disk = fs): string | undefined {
  return reasonFor(path, () => {
    const target = targetOf(path, root, disk)
    if (target === undefined) return "it is not below the folder of the corpus"
    writeNew(target, text, undefined, disk)
    return undefined
  })
}

const mark8 = "\ufeff"

const reasons: Readonly<Record<string, string>> & { readonly EISDIR: string } = {
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is full",
  EISDIR: "it is a folder",
  ENOTDIR: "its folder is a file",
  ENOENT: "its folder does not exist",
  EEXIST: "it exists already and stays as it is",
  EBUSY: "another program uses it",
  ELOOP: "its links run in a circle",
  ENAMETOOLONG: "its name is too long",
  EMFILE: "too many files are open",
}

/** Does what `write` does, and answers why it could not, as a sentence. */
export function reasonFor(path: string, write: () => string | undefined): string | undefined {
  let reason: string | undefined
  try {
    reason = write()
  } catch (error) {
    reason = reasonOf(error)
  }
  return reason === undefined ? undefined : `"${path}" cannot be written: ${reason}`
}

/** Why something could not be written: "the disk is full". */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : ""
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

/** The file itself behind links; undefined where that is outside `root`, or a link leads to nothing. */
function targetOf(path: string, root: string, disk: Disk): string | undefined {
  const folder = disk.realpathSync(root)
  const isThere = disk.lstatSync(path, { throwIfNoEntry: false }) !== undefined
  const target = isThere ? disk.realpathSync(path) : join(disk.realpathSync(dirname(path)), basename(path))
  return target.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? target : undefined
}

function hasMark(bytes: Buffer): boolean {
  return bytes.subarray(0, 3).equals(Buffer.from(mark8))
}

let count = 0

function replace(path: string, text: string, mode: number | undefined, disk: Disk): void {
  // Its name begins with a dot, so that no corpus takes it for a file of its own.
  const fresh = join(dirname(path), `.postil-${process.pid}-${Date.now()}-${count++}.tmp`)
  writeNew(fresh, text, mode, disk)
  try {
    disk.renameSync(fresh, path)
  } catch (error) {
    disk.rmSync(fresh, { force: true })
    throw error
  }
}

/** A file that could not be written to its end is not left behind. */
function writeNew(path: string, text: string, mode: number | undefined, disk: Disk): void {
  const file = disk.openSync(path, "wx", mode ?? 0o666)
  try {
    try {
      disk.writeFileSync(file, text)
      disk.fsyncSync(file)
    } finally {
      disk.closeSync(file)
    }
    if (mode !== undefined) disk.chmodSync(path, mode)
  } catch (error) {
    disk.rmSync(path, { force: true })
    throw error
  }
}

import { type ManyNames, UriTable } from "../core/corpus/packed/uri-table.ts"
import { DiskFiles } from "./disk-files.ts"
import { folderMark, localDevice } from "./file-stamp.ts"
import { uriToPath } from "./file-uri.ts"

/** What was in the folders of a corpus. */
export interface LookedThrough {
  /** The corpus: a copy of its folder, with its index, is another one. */
  readonly root: string
  /** URIs of all files but for those that were known. */
  readonly others: readonly string[]
  /** Roots of the corpora inside, of whose files nothing is said. */
  readonly inside: readonly string[]
  /** All folders, by path, with their marks; empty where those do not tell whether the same is in them. */
  readonly folders: readonly (readonly [path: string, mark: number])[]
}

/** Undefined where one of the known files is not there. `alive` is called now and then. */
export function lookThrough(root: string, known: ManyNames, alive: () => void): LookedThrough | undefined {
  const table = new UriTable(root)
  table.adopt(known)
  const device = localDevice(uriToPath(root) ?? "")
  const folders: (readonly [string, number])[] = []
  let areMarked = true
  const inside: string[] = []
  const files = new DiskFiles(root, {
    looking(path) {
      const mark = folderMark(path, device)
      if (mark === undefined) areMarked = false
      else folders.push([path, mark])
    },
    inside(corpus) {
      inside.push(corpus)
    },
  })
  const others: string[] = []
  let found = 0
  for (const uri of files.list()) {
    if (uri === undefined) alive()
    else if (table.numberOf(uri) === undefined) others.push(uri)
    else found++
  }
  return found === known.ends.length ? { root, others, inside, folders: areMarked ? folders : [] } : undefined
}

/** Whether for certain the same files are there as then. */
export function looksTheSame({ root: then, folders }: LookedThrough, root: string): boolean {
  const device = localDevice(uriToPath(root) ?? "")
  return then === root && folders.length > 0 && folders.every(([path, mark]) => folderMark(path, device) === mark)
}

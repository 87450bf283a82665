import { idByName } from "./article-id.ts"
import type { FileGroup } from "./fact-supply.ts"
import { nameIn } from "./file-layout.ts"
import type { FilePairs, StemFiles } from "./file-pairs.ts"

/** So many stems are looked at in one go. */
const groupedAtOnce = 500

/** All that is of the stem of a file. */
export function groupAround(uri: string, pairs: FilePairs): FileGroup {
  return toGroup(pairs.stemFilesOf(uri), pairs)
}

/** Articles and sidecars by their stems. Yields between bits of them. */
export function* groupsOf(pairs: FilePairs): Generator<void, readonly FileGroup[]> {
  const groups: FileGroup[] = []
  for (const files of pairs.stems()) {
    groups.push(toGroup(files, pairs))
    if (groups.length % groupedAtOnce === 0) yield
  }
  return groups
}

function toGroup(files: StemFiles, pairs: FilePairs): FileGroup {
  const defaultId = files.articles.length === 0 ? undefined : idByName(nameIn(files.stem), pairs)
  return { ...files, defaultId }
}

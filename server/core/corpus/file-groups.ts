import { idFault } from "../yaml/id.ts"
import type { FileGroup } from "./fact-supply.ts"
import type { FilePairs } from "./file-pairs.ts"

/** So many stems are looked at in one go. */
const groupedAtOnce = 500

/** Articles and sidecars by their stems. Yields between bits of them. */
export function* groupsOf(pairs: FilePairs): Generator<void, readonly FileGroup[]> {
  const groups: FileGroup[] = []
  for (const files of pairs.stems()) {
    groups.push({ ...files, defaultId: files.articles.length === 0 ? undefined : defaultIdOf(files.stem, pairs) })
    if (groups.length % groupedAtOnce === 0) yield
  }
  return groups
}

/** The id of an article whose sidecar writes none, as far as its name tells. */
function defaultIdOf(stem: string, pairs: FilePairs): string | undefined {
  const name = stem.slice(stem.lastIndexOf("/") + 1)
  return idFault(name, "article") === undefined && !pairs.isShared(name) ? name : undefined
}

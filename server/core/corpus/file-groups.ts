import { idByName } from "./article-id.ts"
import type { FileGroup } from "./fact-supply.ts"
import { nameIn } from "./file-layout.ts"
import type { FilePairs } from "./file-pairs.ts"

/** So many stems are looked at in one go. */
const groupedAtOnce = 500

/** Articles and sidecars by their stems. Yields between bits of them. */
export function* groupsOf(pairs: FilePairs): Generator<void, readonly FileGroup[]> {
  const groups: FileGroup[] = []
  for (const files of pairs.stems()) {
    const defaultId = files.articles.length === 0 ? undefined : idByName(nameIn(files.stem), pairs)
    groups.push({ ...files, defaultId })
    if (groups.length % groupedAtOnce === 0) yield
  }
  return groups
}

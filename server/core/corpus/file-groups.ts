import { idFault } from "../yaml/id.ts"
import type { FileGroup, GroupSidecar } from "./fact-supply.ts"
import { stemOf } from "./file-layout.ts"
import type { FilePairs } from "./file-pairs.ts"

/** URIs of the files of a corpus, by what they are. */
export interface ListedFiles {
  readonly registry: readonly string[]
  readonly sidecars: readonly string[]
  readonly articles: readonly string[]
}

/** So many files are grouped in one go. */
const groupedAtOnce = 500

/** Articles and sidecars by their stems; `pathOf` gives the path of a file in the corpus. Yields between bits of it. */
export function* groupsOf(
  { sidecars, articles }: ListedFiles,
  pairs: FilePairs,
  pathOf: (uri: string) => string,
): Generator<void, readonly FileGroup[]> {
  const groups = new Map<string, GrowingGroup>()
  let grouped = 0
  for (const uri of articles) {
    groupOf(stemOf(pathOf(uri)), groups).articles.push(uri)
    if (++grouped % groupedAtOnce === 0) yield
  }
  for (const uri of sidecars) {
    const { stem, coder } = pairs.nameOf(uri) ?? { stem: pathOf(uri) }
    groupOf(stem, groups).sidecars.push({ uri, coder })
    if (++grouped % groupedAtOnce === 0) yield
  }
  for (const group of groups.values()) {
    group.articles.sort()
    if (group.articles.length > 0) group.defaultId = defaultIdOf(group.stem, pairs)
    if (++grouped % groupedAtOnce === 0) yield
  }
  return [...groups.values()]
}

interface GrowingGroup {
  readonly stem: string
  readonly articles: string[]
  readonly sidecars: GroupSidecar[]
  defaultId: string | undefined
}

function groupOf(stem: string, groups: Map<string, GrowingGroup>): GrowingGroup {
  const known = groups.get(stem)
  if (known !== undefined) return known
  const group: GrowingGroup = { stem, articles: [], sidecars: [], defaultId: undefined }
  groups.set(stem, group)
  return group
}

/** The id of an article whose sidecar writes none, as far as its name tells. */
function defaultIdOf(stem: string, pairs: FilePairs): string | undefined {
  const name = stem.slice(stem.lastIndexOf("/") + 1)
  return idFault(name, "article") === undefined && !pairs.isShared(name) ? name : undefined
}

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

/** Articles and sidecars by their stems; `pathOf` gives the path of a file in the corpus. */
export function groupsOf(
  { sidecars, articles }: ListedFiles,
  pairs: FilePairs,
  pathOf: (uri: string) => string,
): readonly FileGroup[] {
  const groups = new Map<string, { articles: string[]; sidecars: GroupSidecar[] }>()
  const groupOf = (stem: string) => {
    const group = groups.get(stem) ?? { articles: [], sidecars: [] }
    groups.set(stem, group)
    return group
  }
  for (const uri of articles) groupOf(stemOf(pathOf(uri))).articles.push(uri)
  for (const uri of sidecars) {
    const { stem, coder } = pairs.nameOf(uri) ?? { stem: pathOf(uri) }
    groupOf(stem).sidecars.push({ uri, coder })
  }
  return [...groups].map(([stem, { articles, sidecars }]) => ({
    stem,
    articles: articles.sort(),
    sidecars,
    defaultId: articles.length === 0 ? undefined : defaultIdOf(stem, pairs),
  }))
}

/** The id of an article whose sidecar writes none, as far as its name tells. */
function defaultIdOf(stem: string, pairs: FilePairs): string | undefined {
  const name = stem.slice(stem.lastIndexOf("/") + 1)
  return idFault(name, "article") === undefined && !pairs.isShared(name) ? name : undefined
}

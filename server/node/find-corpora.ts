import { basename, join } from "node:path"
import { configName } from "../core/corpus/file-layout.ts"
import { isLeftOut, readFolderInBits } from "./disk-files.ts"
import { encodeName, parentUri, uriToPath } from "./file-uri.ts"
import { holdsConfig } from "./holds-config.ts"

const deepestCorpus = 8
const mostFolders = 50_000

export type CorpusSearch = Generator<string | undefined, void, "seen" | undefined>

/**
 * The corpora in a folder of the workspace: URIs of the folders that hold a `postil.yaml`, nested ones too, unless the
 * answer to one is that somebody else looks through it. Yields undefined for a folder without and between the bits of a
 * large one, so that a server can look about in slices. `tell` hears the path of a file that would make its folder a
 * corpus if it were named as it should be.
 */
export function* findCorpora(folder: string, tell: (misnamed: string) => void = () => undefined): CorpusSearch {
  const queue = [{ uri: folder, depth: 0 }]
  for (let seen = 0; seen < queue.length && seen < mostFolders; seen++) {
    const next = queue[seen]
    const path = next && uriToPath(next.uri)
    if (path === undefined) continue
    const { uri, depth } = next ?? { uri: folder, depth: 0 }
    const found = holdsConfig(path) ? uri : undefined
    if ((yield found) === "seen" && found !== undefined) continue
    if (depth === deepestCorpus) continue
    const { names, others } = yield* readFolderInBits(path)
    const almost = found === undefined ? names.find(isMisnamed) : undefined
    if (almost !== undefined) tell(join(path, almost))
    for (const name of [...others.keys()].sort()) {
      if (others.get(name)?.isDirectory() && !isLeftOut(name)) {
        queue.push({ uri: `${uri}${encodeName(name)}/`, depth: depth + 1 })
      }
    }
  }
}

/** The innermost corpus that a file or folder lies in, by what is on disk; folders above the workspace count. */
export function findCorpusAbove(uri: string): string | undefined {
  let folder: string | undefined = uri.endsWith("/") ? uri : parentUri(uri)
  while (folder !== undefined) {
    const path = uriToPath(folder)
    if (path !== undefined && holdsConfig(path)) return folder
    folder = parentUri(folder)
  }
  return undefined
}

/** What to say of a file that would make its folder a corpus, without a full stop. */
export function misnamedText(path: string): string {
  return `Rename "${basename(path)}" to ${configName}, so that its folder becomes a corpus: "${path}"`
}

/** Whether somebody meant a `postil.yaml` by it. */
export function isMisnamed(name: string): boolean {
  return name !== configName && /^postil\.ya?ml$/i.test(name)
}

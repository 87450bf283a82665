import { LeastRecentlyUsed } from "../core/corpus/lru.ts"
import type { YamlNode } from "../core/model/yaml-node.ts"
import { otherLimits, readYaml } from "../core/yaml/read.ts"

/** Several requests ask for the tree of the same version of a file; few files are looked at in turns. */
const kept = new LeastRecentlyUsed<{ readonly text: string; readonly root: YamlNode | undefined }>(8)

/** The YAML of a file as plain nodes. */
export function yamlTree(uri: string, text: string): YamlNode | undefined {
  const known = kept.get(uri)
  if (known !== undefined && known.text === text) return known.root
  const root = readYaml(text, otherLimits).value
  kept.set(uri, { text, root })
  return root
}

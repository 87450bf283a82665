import type { Corpus } from "../corpus/corpus.ts"
import { globMatcher } from "../globs/match-glob.ts"
import type { YamlNode } from "../model/yaml-node.ts"
import type { FileChange, TextEdit } from "../text/edit.ts"
import { replaceScalar } from "../yaml/edit-entry.ts"
import { field, itemsOf } from "../yaml/nodes.ts"
import { otherLimits, readYaml } from "../yaml/read.ts"
import { configSchema } from "../yaml/schema-config.ts"
import { setField } from "../yaml/set-field.ts"
import { joined } from "./joined.ts"
import type { Move } from "./move-files.ts"

/** The paths in `postil.yaml` that no longer lead to the files and folders that move. Yields after each. */
export function* movedPaths(moves: readonly Move[], corpus: Corpus): Generator<void, readonly FileChange[]> {
  const { uri } = corpus.config
  const text = corpus.textOf(uri) ?? ""
  const root = readYaml(text, otherLimits).value
  const inside = moves
    .filter(({ from, to }) => from.startsWith(corpus.root) && to.startsWith(corpus.root))
    .map(({ from, to }) => ({ from: corpus.pathOf(from), to: corpus.pathOf(to) }))
  const nodes = pathsIn(root)
  const edits: TextEdit[] = []
  for (const move of inside) {
    edits.push(...nodes.flatMap(node => repointed(text, node, move)))
    edits.push(...defaultPath("registry", "registry.yaml", move, root, text))
    edits.push(...defaultPath("codebook", "codebook.yaml", move, root, text))
    yield
  }
  return joined([{ uri, edits }])
}

/** Every path or glob of a `postil.yaml`. */
function pathsIn(root: YamlNode | undefined): readonly YamlNode[] {
  const overrides = itemsOf(field(root, "overrides"))
  const holders = [field(root, "articles"), field(root, "registry"), field(root, "codebook")]
  return [...holders, ...overrides.map(each => field(each, "articles"))].flatMap(itemsOf)
}

/** The file itself, or the folder that a path or glob begins with. */
function repointed(text: string, node: YamlNode, { from, to }: Move): readonly TextEdit[] {
  if (node.kind !== "scalar") return []
  const [, start = "", path = ""] = /^(!?(?:\.\/)?)(.*)$/s.exec(node.value) ?? []
  if (path !== from && !path.startsWith(`${from}/`)) return []
  // A glob that takes the file in under its new name stays as it is.
  if (globMatcher([path])(to)) return []
  return replaceScalar(text, node.span, start + to + path.slice(from.length))
}

/** A file that was found by its default name is to be named from now on. */
function defaultPath(
  key: string,
  name: string,
  { from, to }: Move,
  root: YamlNode | undefined,
  text: string,
): readonly TextEdit[] {
  if (from !== name || field(root, key) !== undefined) return []
  return setField(text, configSchema, [key], to) ?? []
}
